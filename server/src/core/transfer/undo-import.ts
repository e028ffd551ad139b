import { ERRORS } from "@nexus-os/contracts";
import type { Database } from "../database/database.ts";
import type { Files } from "../files/files.ts";
import type { JobForm } from "../jobs/form.ts";
import { refuse } from "../refusal.ts";
import { bytesOf } from "./formats/formats.ts";

interface UndoInput {
  readonly noun: string;
  /** The job of the import, and whoever began it. */
  readonly job: string;
  readonly importer: string;
}

/** The places in the journal where the parts of an import stand. */
async function partsOf(
  database: Database,
  organization: string,
  { noun, job, importer }: UndoInput,
): Promise<number[]> {
  // A step's key begins with the id of its job, which holds no sign that means anything here.
  const rows = await database.all(
    "SELECT seq FROM journal WHERE organization_id=? AND actor_id=? AND idempotency_key LIKE ? AND operation=? AND cause IS NULL ORDER BY seq",
    [organization, importer, `${job}-%`, `${noun}.load`],
  );
  return rows.map((row) => row["seq"] as number);
}

/** How many records of a part are not as it left them. The noun's word is the server's own. */
async function changedSince(database: Database, organization: string, noun: string, seq: number): Promise<number> {
  const row = await database.get(
    `SELECT COUNT(*) AS changed FROM journal j JOIN ${noun} t ON t.organization_id=j.organization_id AND t.id=j.record_id WHERE j.organization_id=? AND j.seq>? AND j.seq<=? AND j.cause=? AND t.version<>j.version`,
    [organization, seq, seq + 500, seq],
  );
  return Number(row?.["changed"] ?? 0);
}

/** A record that was not taken back. */
interface Kept {
  readonly id: string;
  readonly why: string;
}

/** The records of a part that was not taken back: those that are not as it left them, and those that stand beside them. */
async function keptOf(
  database: Database,
  organization: string,
  { noun, seq, said }: { readonly noun: string; readonly seq: number; readonly said: string },
): Promise<Kept[]> {
  const rows = await database.lists(
    `SELECT DISTINCT j.record_id, CASE WHEN t.version=(SELECT MAX(o.version) FROM journal o WHERE o.organization_id=j.organization_id AND o.seq>? AND o.seq<=? AND o.cause=? AND o.record_id=j.record_id) THEN 0 ELSE 1 END FROM journal j JOIN ${noun} t ON t.organization_id=j.organization_id AND t.id=j.record_id WHERE j.organization_id=? AND j.seq>? AND j.seq<=? AND j.cause=? ORDER BY j.record_id`,
    [...[seq, seq + 500, seq], ...[organization, seq, seq + 500, seq]],
  );
  const changed = rows.filter(([, isChanged]) => isChanged === 1).length;
  return rows.map(([id, isChanged]) => ({
    id: id as string,
    why: isChanged === 1 ? "was changed since" : changed > 0 ? "came with one that was changed since" : said,
  }));
}

function fileOf(kept: readonly Kept[]): AsyncIterable<Uint8Array> {
  return bytesOf("csv", {
    ...{ title: "not undone", bom: true },
    async *rows() {
      yield ["id", "why"].map((text) => ({ text }));
      for (const { id, why } of kept) yield [{ text: id }, { text: why }];
    },
    async *lines() {},
  });
}

/**
 * Takes an import back, the last part first, each as one act. Nothing of it where somebody has changed a record before it
 * begins; where somebody does while it works, that part stays as a whole, the others go, and a file says what stayed.
 */
export function undoImportJob(database: Database, files: Files): JobForm<UndoInput> {
  return {
    name: "transfer.undo",
    title: ({ noun }) => `Undoing an import of ${noun}`,
    grants: () => ["files.add"],
    run: async (ctx, input) => {
      const { noun } = input;
      const { organization } = ctx;
      const parts = await ctx.step("look", async () => {
        const found = await partsOf(database, organization, input);
        if (found.length === 0) refuse("NOT_UNDOABLE", { why: "it changed nothing" });
        let changed = 0;
        for (const seq of found) changed += await changedSince(database, organization, noun, seq);
        if (changed > 0) refuse("NOT_UNDOABLE", { why: `${changed} of its ${noun} were changed since` });
        return found;
      });
      let undone = 0;
      const left: { seq: number; said: string }[] = [];
      for (const [index, seq] of parts.toReversed().entries()) {
        const outcome = await ctx.attempt(`undo ${seq}`, `${noun}.undo`, { seq }, (code) => ERRORS[code].retryable);
        if (outcome.outcome === "done") undone += (outcome.output as { records: readonly unknown[] }).records.length;
        else
          left.push({
            seq,
            said: outcome.outcome === "refused" ? `was refused: ${outcome.code}` : "waits for an approval",
          });
        await ctx.progress(index + 1, parts.length);
      }
      if (left.length === 0) return { undone };
      // Found out with the file: what is told of a record is how it is when it is told.
      const { received, count } = await ctx.step("result", async () => {
        const kept: Kept[] = [];
        for (const each of left) kept.push(...(await keptOf(database, organization, { noun, ...each })));
        const name = `${noun} - not undone.csv`;
        const upload = { organization, name, claimed: "", length: null, content: fileOf(kept) };
        return { received: await files.receive(upload), count: kept.length };
      });
      const added = await ctx.execute("keep", "files.add", received);
      if (added.outcome !== "done") throw new Error("a file was not kept at once");
      return { undone, left: count, result: (added.output as { id: string }).id };
    },
  };
}
