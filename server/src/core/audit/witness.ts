import { alone, type Database } from "../database/database.ts";
import { type Broken, type Link, type Linked, verifyChain } from "../journal/verify.ts";
import { type Checkpoint, signed } from "./checkpoint.ts";
import { AuditError } from "./failure.ts";
import { type AuditFolder, auditFolder } from "./folder.ts";
import { signerOf } from "./note.ts";
import { Comparison, standingOf } from "./standing.ts";
import { Tree } from "./tree.ts";

export interface WitnessOptions {
  readonly database: Database;
  /** Where checkpoints are written: out of reach of whoever owns the database, if that can be. */
  readonly folder: string;
  /** The 32 bytes of the private key that signs them. */
  readonly key: Uint8Array;
  readonly clock: () => Date;
}

/** What became of a journal when it was looked at. */
export interface Looked {
  readonly organization: string;
  /** Why no checkpoint could be made; null where the journal extends what was signed. */
  readonly refused: AuditError | null;
}

/** Signs for journals, and refuses to where one does not extend what it signed before. */
export interface Witness {
  readonly folder: AuditFolder;
  readonly publicKey: Buffer;
  /** Makes a checkpoint of each journal that has grown. One process at a time. */
  look(): Promise<readonly Looked[]>;
  /** The newest checkpoint of a journal, as it was signed; null where there is none. */
  note(organization: string): Promise<string | null>;
  /** Signs for a journal as a restored backup brought it, with fewer rows than were signed before. */
  restored(organization: string): Promise<Checkpoint>;
}

/** A journal up to some row. */
interface Grown {
  readonly tree: Tree;
  readonly chain: string;
}

function broke(organization: string, { seq, why }: Broken): AuditError {
  return new AuditError(organization, `at row ${seq}, ${why}`);
}

export function witness({ database, folder: path, key, clock }: WitnessOptions): Witness {
  const signer = signerOf(key);
  const folder = auditFolder(path, signer.publicKey);
  /** The last checkpoint by organization, as this process knows it: most journals have not grown since. */
  const known = new Map<string, Link>();

  async function sign(organization: string, { tree, chain }: Grown, lost: number | null): Promise<Checkpoint> {
    const at = clock().toISOString();
    const checkpoint = { organization, size: tree.size, root: tree.root(), chain, at, lost };
    await folder.append(organization, signed(checkpoint, signer));
    await folder.remember(organization, tree);
    known.set(organization, { seq: tree.size, hash: chain });
    return checkpoint;
  }

  /** A journal from its beginning, as far as it is what was signed. */
  async function grown(organization: string, against: readonly Checkpoint[], most = Infinity): Promise<Grown> {
    const [tree, comparison] = [new Tree(), new Comparison(against)];
    let chain = "";
    const enough: Broken = { seq: most, why: "that is far enough" };
    const { broken } = await verifyChain(database, organization, {
      each: (rows) => {
        const some = rows.slice(0, most - tree.size);
        for (const { hash } of some) tree.push(hash);
        chain = some.at(-1)?.hash ?? chain;
        return comparison.take(some) ?? (tree.size === most ? enough : null);
      },
    });
    const found = broken === enough ? null : (broken ?? comparison.end());
    if (found) throw broke(organization, found);
    return { tree, chain };
  }

  async function extended(organization: string, last: Checkpoint): Promise<Grown> {
    const tree = (await folder.tree(last)) ?? (await grown(organization, [last], last.size)).tree;
    let { chain } = last;
    const from = { seq: last.size, hash: last.chain };
    const each = (rows: readonly Linked[]): null => {
      for (const { hash } of rows) tree.push(hash);
      chain = rows.at(-1)?.hash ?? chain;
      return null;
    };
    const { broken } = await verifyChain(database, organization, { from, each });
    if (broken?.seq === last.size) {
      throw new AuditError(organization, `${last.size} rows were signed for, and it does not end with them any more`);
    }
    if (broken) throw broke(organization, broken);
    return { tree, chain };
  }

  async function extend(organization: string): Promise<void> {
    const last = await folder.last(organization);
    const now = last ? await extended(organization, last) : await grown(organization, []);
    if (now.tree.size > (last?.size ?? 0)) await sign(organization, now, null);
    else known.set(organization, { seq: now.tree.size, hash: now.chain });
  }

  async function looked(organization: string): Promise<Looked> {
    try {
      await extend(organization);
      return { organization, refused: null };
    } catch (error) {
      if (!(error instanceof AuditError)) throw error;
      known.delete(organization);
      return { organization, refused: error };
    }
  }

  return {
    ...{ folder, publicKey: signer.publicKey },
    look: async () => {
      const heads = await database.lists("SELECT organization_id, seq, hash FROM journal_heads WHERE seq>0");
      const moved = heads.flatMap(([organization, seq, hash]) => {
        const before = known.get(organization as string);
        return before?.seq === seq && before?.hash === hash ? [] : [organization as string];
      });
      // A journal that was signed for and is not there any more is one to be looked at, too.
      const there = new Set(heads.map(([organization]) => organization));
      const gone = (await folder.organizations()).filter((organization) => !there.has(organization));
      const asked = [...moved, ...gone];
      if (asked.length === 0) return [];
      return alone(database, "checkpoints", async () => {
        const all: Looked[] = [];
        for (const organization of asked) all.push(await looked(organization));
        return all;
      });
    },
    note: async (organization) => {
      const last = await folder.last(organization);
      // The same key signs the same text in the same way.
      return last && signed(last, signer);
    },
    restored: (organization) =>
      alone(database, "checkpoints", async () => {
        const { standing, broken } = standingOf(await folder.all(organization));
        if (broken) throw broke(organization, broken);
        const head = await database.get("SELECT seq FROM journal_heads WHERE organization_id=?", [organization]);
        const [left, before] = [Number(head?.["seq"] ?? 0), standing.at(-1)?.size ?? 0];
        if (left === 0 || left >= before) {
          throw new AuditError(
            organization,
            `it has ${left} rows, and ${before} were signed for: nothing was restored`,
          );
        }
        // What is left must be what was signed while it was the end: a rewritten journal is no restored one.
        const now = await grown(
          organization,
          standing.filter(({ size }) => size <= left),
        );
        return sign(organization, now, before);
      }),
  };
}
