import type { Database } from "../database/database.ts";
import type { JobForm } from "../jobs/form.ts";
import { refuse } from "../refusal.ts";

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

/** Takes a whole import back, the last part first; or nothing of it, where somebody has changed a record since. */
export function undoImportJob(database: Database): JobForm<UndoInput> {
  return {
    name: "transfer.undo",
    title: ({ noun }) => `Undoing an import of ${noun}`,
    run: async (ctx, input) => {
      const { noun } = input;
      const parts = await ctx.step("look", async () => {
        const found = await partsOf(database, ctx.organization, input);
        if (found.length === 0) refuse("NOT_UNDOABLE", { why: "it changed nothing" });
        let changed = 0;
        for (const seq of found) changed += await changedSince(database, ctx.organization, noun, seq);
        if (changed > 0) refuse("NOT_UNDOABLE", { why: `${changed} of its ${noun} were changed since` });
        return found;
      });
      let undone = 0;
      for (const [index, seq] of parts.toReversed().entries()) {
        const outcome = await ctx.execute(`undo ${seq}`, `${noun}.undo`, { seq });
        if (outcome.outcome === "done") undone += (outcome.output as { records: readonly unknown[] }).records.length;
        await ctx.progress(index + 1, parts.length);
      }
      return { undone };
    },
  };
}
