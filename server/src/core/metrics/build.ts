import { setImmediate as breathe } from "node:timers/promises";
import type { Database, Reader, Transaction } from "../database/database.ts";
import type { Nouns } from "../records/nouns.ts";
import { KEYS, type Rollup, type Rollups } from "./rollups.ts";
import { type Counting, scanOf } from "./scan.ts";
import { standingOf } from "./state.ts";

/** The rollups of one noun of one organization. */
export interface Place {
  readonly rollups: Rollups;
  readonly nouns: Nouns;
  readonly organization: string;
  readonly noun: string;
}

/** Counts a rollup over all rows. */
function countingOf(reader: Reader, rollup: Rollup, { nouns, organization }: Place, zone: string): Promise<Counting> {
  const noun = nouns[rollup.noun];
  if (!noun) throw new Error(`no noun ${rollup.noun}`);
  const scope = { sql: "t.organization_id=?", values: [organization] };
  return scanOf(reader, { counted: rollup, noun, by: rollup.by, zone, scope, where: {}, periods: null });
}

function columnsOf({ by }: Rollup): string {
  const keys = KEYS.map((_, index) => (index < by.length ? `c.d${index}` : "''"));
  return ["c.day", ...keys, "c.currency", "c.records", "c.total"].join(",");
}

/** Counts the rollups of a noun anew. Whoever calls it holds the head of the organization's journal. */
export async function build(tx: Transaction, place: Place & { readonly at: string }): Promise<void> {
  const { rollups, organization, noun, at } = place;
  const { zone } = await standingOf(tx, organization);
  await tx.run("DELETE FROM rollups WHERE organization_id=? AND noun=?", [organization, noun]);
  for (const rollup of rollups.of.get(noun) ?? []) {
    const { sql, values } = await countingOf(tx, rollup, place, zone);
    await tx.run(
      `INSERT INTO rollups (organization_id,noun,rollup,day,${KEYS.join(",")},currency,records,total) SELECT ?,?,?,${columnsOf(rollup)} FROM (${sql}) c`,
      [organization, noun, rollup.id, ...values],
    );
  }
  await tx.run("DELETE FROM rollup_states WHERE organization_id=? AND noun=?", [organization, noun]);
  await tx.run("INSERT INTO rollup_states (organization_id, noun, definition, built_at) VALUES (?,?,?,?)", [
    ...[organization, noun, rollups.definition(noun, zone), at],
  ]);
}

async function holdHead(tx: Transaction, organization: string): Promise<void> {
  const lock = tx.dialect === "mysql" ? " FOR UPDATE" : "";
  await tx.get(`SELECT seq FROM journal_heads WHERE organization_id=?${lock}`, [organization]);
}

/**
 * Counts the rollups of a noun anew while others write: it takes the head of the journal, which every write needs, so no
 * write stands between its rows and what it adds to the rollups. Answers whether it was needed; `always` does it anyway.
 */
export async function rebuild(database: Database, place: Place & { at: string; always: boolean }): Promise<boolean> {
  const { rollups, organization, noun, always } = place;
  // SQLite answers within a turn of the event loop: whoever counts one organization after another lets others in between.
  await breathe();
  return database.transaction(async (tx) => {
    await holdHead(tx, organization);
    const { zone, definitions } = await standingOf(tx, organization);
    if (!always && definitions.get(noun) === rollups.definition(noun, zone)) return false;
    await build(tx, place);
    return true;
  });
}

/** A rollup's row that is not what the records come to. */
export interface Difference {
  readonly rollup: string;
  readonly row: string;
  readonly kept: string;
  readonly counted: string;
}

async function rowsOf(reader: Reader, sql: string, values: Counting["values"]): Promise<Map<string, string>> {
  const rows = await reader.lists(sql, values);
  const all = rows.map((row): [string, string] => [row.slice(0, -2).join(" "), row.slice(-2).map(String).join(" ")]);
  // A row that came to nothing is as good as none.
  return new Map(all.filter(([, figures]) => figures !== "0 0"));
}

/** Compares what is kept of a noun with a count over its rows; null where nothing is kept by this definition. */
export async function differences(database: Database, place: Place): Promise<Difference[] | null> {
  const { rollups, organization, noun } = place;
  return database.transaction(async (tx) => {
    await holdHead(tx, organization);
    const { zone, definitions } = await standingOf(tx, organization);
    if (definitions.get(noun) !== rollups.definition(noun, zone)) return null;
    const found: Difference[] = [];
    for (const rollup of rollups.of.get(noun) ?? []) {
      const { sql, values } = await countingOf(tx, rollup, place, zone);
      const counted = await rowsOf(tx, `SELECT ${columnsOf(rollup)} FROM (${sql}) c`, values);
      const kept = await rowsOf(
        tx,
        `SELECT day,${KEYS.join(",")},currency,records,total FROM rollups WHERE organization_id=? AND noun=? AND rollup=?`,
        [organization, noun, rollup.id],
      );
      for (const row of new Set([...counted.keys(), ...kept.keys()])) {
        const [own, real] = [kept.get(row) ?? "0 0", counted.get(row) ?? "0 0"];
        if (own !== real) found.push({ rollup: rollup.id, row, kept: own, counted: real });
      }
    }
    return found;
  });
}
