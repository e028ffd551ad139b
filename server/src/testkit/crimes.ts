import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import { type Checkpoint, checkpointIn, originOf, signed } from "../core/audit/checkpoint.ts";
import { signerOf } from "../core/audit/note.ts";
import type { Database } from "../core/database/database.ts";
import { meddle, rehash } from "./tamper.ts";

/** Rows that the first checkpoint is of, the second one, and all. */
export const SIZES = { first: 8, second: 20, all: 23 } as const;

/** A journal with two checkpoints, and some rows behind them. */
export interface Scene {
  readonly database: Database;
  readonly organization: string;
  /** Where its checkpoints are. */
  readonly folder: string;
  /** What signed them. */
  readonly key: Uint8Array;
  /** Writes more rows in the ordinary way. */
  write(rows: number): Promise<void>;
}

/** Something that is done to a journal, or to what was signed of it. */
export interface Crime {
  readonly name: string;
  readonly commit: (scene: Scene) => Promise<void>;
  /** Where it is found; null where that depends on what an auditor is given. */
  readonly seq: number | null;
  /** What is found. */
  readonly why: RegExp;
}

const OTHER_KEY = Buffer.alloc(32, 7);

const fileOf = ({ folder, organization }: Scene): string => join(folder, `${organization}.checkpoints`);

async function onCheckpoints(scene: Scene, act: (text: string, notes: readonly string[]) => string): Promise<void> {
  const text = await readFile(fileOf(scene), "utf8");
  await writeFile(fileOf(scene), act(text, text.split(/(?<=\n\n)(?=nexus)/)));
}

/** Checkpoints of the scene with something else in them, signed with the scene's own key, as no honest server would. */
async function forged(scene: Scene, change: (last: Checkpoint) => Partial<Checkpoint>): Promise<void> {
  const signer = signerOf(scene.key);
  await onCheckpoints(scene, (text, notes) => {
    const last = checkpointIn(notes.at(-1)?.trimEnd().concat("\n") ?? "", scene.organization, signer.publicKey);
    if (!last) throw new Error("the scene has no checkpoint");
    return `${text}${signed({ ...last, ...change(last) }, signer)}\n`;
  });
}

const run =
  (...statements: readonly string[]) =>
  ({ database, organization }: Scene): Promise<void> =>
    meddle(database, organization, ...statements);

async function rewrite(scene: Scene): Promise<void> {
  await run("UPDATE journal SET operation='deals.update' WHERE organization_id=:o AND seq=2")(scene);
  await rehash(scene.database, scene.organization);
}

/** Leaves so many rows, and a head that fits. */
async function cut(scene: Scene, rows: number): Promise<void> {
  await run(
    `DELETE FROM journal WHERE organization_id=:o AND seq>${rows}`,
    `DELETE FROM journal_values WHERE organization_id=:o AND seq>${rows}`,
  )(scene);
  await rehash(scene.database, scene.organization);
}

export const CRIMES: readonly Crime[] = [
  {
    name: "an edited row",
    commit: run("UPDATE journal SET operation='deals.update' WHERE organization_id=:o AND seq=5"),
    ...{ seq: 5, why: /the row was changed/ },
  },
  {
    name: "an edited hash",
    commit: run(`UPDATE journal SET hash='${"ab".repeat(32)}' WHERE organization_id=:o AND seq=5`),
    ...{ seq: 5, why: /the row was changed/ },
  },
  {
    name: "an edited link",
    commit: run(`UPDATE journal SET previous='${"ab".repeat(32)}' WHERE organization_id=:o AND seq=5`),
    ...{ seq: 5, why: /does not follow the row before/ },
  },
  {
    name: "a deleted row",
    commit: run("DELETE FROM journal WHERE organization_id=:o AND seq=5"),
    ...{ seq: 5, why: /a row is missing/ },
  },
  {
    name: "a row deleted from what is not signed yet, and the rest chained anew",
    commit: async (scene) => {
      await run(`DELETE FROM journal WHERE organization_id=:o AND seq=${SIZES.all - 1}`)(scene);
      await rehash(scene.database, scene.organization);
    },
    ...{ seq: SIZES.all - 1, why: /a row is missing/ },
  },
  {
    name: "the same, and a head that says how many rows are left",
    commit: async (scene) => {
      await run(`DELETE FROM journal WHERE organization_id=:o AND seq=${SIZES.all - 1}`)(scene);
      await rehash(scene.database, scene.organization);
      await run(`UPDATE journal_heads SET seq=${SIZES.all - 1} WHERE organization_id=:o`)(scene);
    },
    ...{ seq: null, why: /a row is missing|head/ },
  },
  {
    name: "two swapped rows",
    commit: run(
      "UPDATE journal SET seq=1000 WHERE organization_id=:o AND seq=5",
      "UPDATE journal SET seq=5 WHERE organization_id=:o AND seq=6",
      "UPDATE journal SET seq=6 WHERE organization_id=:o AND seq=1000",
    ),
    ...{ seq: 5, why: /does not follow the row before/ },
  },
  {
    name: "ten rows cut from the end",
    commit: (scene) => cut(scene, SIZES.all - 10),
    ...{ seq: SIZES.all - 9, why: /20 rows were signed/ },
  },
  {
    name: "the last row cut, and the head left",
    commit: run(`DELETE FROM journal WHERE organization_id=:o AND seq=${SIZES.all}`),
    ...{ seq: SIZES.all - 1, why: /head/ },
  },
  {
    name: "another hash in the head",
    commit: run(`UPDATE journal_heads SET hash='${"ab".repeat(32)}' WHERE organization_id=:o`),
    ...{ seq: SIZES.all, why: /head/ },
  },
  {
    name: "a whole chain rewritten, every hash computed anew",
    commit: rewrite,
    ...{ seq: 1, why: /rows 1 to 8 are not those that were signed/ },
  },
  {
    name: "an inserted row, every hash computed anew",
    commit: async (scene) => {
      const [columns, rest] = [
        "organization_id, at, actor_kind, actor_id, cause, operation, noun, record_id, version",
        "events, request, value_digest, previous, hash",
      ];
      await run(
        "UPDATE journal SET seq=seq+1000 WHERE organization_id=:o AND seq>9",
        "UPDATE journal SET seq=seq-999 WHERE organization_id=:o AND seq>1000",
        `INSERT INTO journal (seq, idempotency_key, ${columns}, ${rest}) SELECT 10, '${newId()}', ${columns}, ${rest} FROM journal WHERE organization_id=:o AND seq=9`,
      )(scene);
      await rehash(scene.database, scene.organization);
    },
    ...{ seq: 9, why: /rows 9 to 20 are not those that were signed/ },
  },
  {
    name: "a fork: cut behind the first checkpoint, and grown anew past the second",
    commit: async (scene) => {
      await cut(scene, SIZES.first);
      await scene.write(SIZES.all);
    },
    ...{ seq: 9, why: /rows 9 to 20 are not those that were signed/ },
  },
  {
    name: "a whole journal gone",
    commit: run("DELETE FROM journal WHERE organization_id=:o", "DELETE FROM journal_heads WHERE organization_id=:o"),
    ...{ seq: 1, why: /20 rows were signed|head/ },
  },
  {
    name: "a changed checkpoint",
    commit: (scene) => onCheckpoints(scene, (text) => text.replace("\n20\n", "\n19\n")),
    ...{ seq: 19, why: /changed|not signed with this key/ },
  },
  {
    name: "a rewritten chain with checkpoints by another key",
    commit: (scene) =>
      onCheckpoints(scene, (_text, notes) =>
        notes
          .map((note) => {
            const last = checkpointIn(note.trimEnd().concat("\n"), scene.organization, signerOf(scene.key).publicKey);
            return `${signed(last as Checkpoint, signerOf(OTHER_KEY))}\n`;
          })
          .join(""),
      ),
    ...{ seq: SIZES.first, why: /another key|not signed with this key/ },
  },
  {
    name: "no checkpoints",
    commit: (scene) => rm(fileOf(scene)),
    ...{ seq: 1, why: /no checkpoint|nothing of it was signed/ },
  },
  {
    name: "something else that was signed with the key",
    commit: async (scene) => {
      const other = signerOf(scene.key).sign(originOf(scene.organization), "not a checkpoint\n");
      await onCheckpoints(scene, (text) => `${text}${other}\n`);
    },
    ...{ seq: 0, why: /no checkpoint|changed/ },
  },
  {
    name: "a checkpoint of another journal",
    commit: (scene) => forged(scene, () => ({ organization: newId() })),
    ...{ seq: SIZES.second, why: /another journal|changed/ },
  },
  {
    name: "a checkpoint whose row is another one",
    commit: (scene) => forged(scene, () => ({ chain: "ab".repeat(32) })),
    ...{ seq: SIZES.second, why: /rows 9 to 20 are not|not the last row/ },
  },
  {
    name: "two checkpoints of the same rows that differ",
    commit: (scene) => forged(scene, () => ({ root: Buffer.alloc(32, 1).toString("base64") })),
    ...{ seq: 9, why: /are not those that were signed/ },
  },
  {
    name: "an older checkpoint behind a newer one",
    commit: (scene) => onCheckpoints(scene, (text, [first = ""]) => `${text}${first}`),
    ...{ seq: SIZES.first, why: /signed for after 20 rows had been/ },
  },
  {
    name: "rows given up that were never signed for",
    commit: (scene) => forged(scene, () => ({ lost: SIZES.second + 5 })),
    ...{ seq: SIZES.second, why: /signed for/ },
  },
];
