import type { Transaction, Value } from "../database/database.ts";
import type { Finisher } from "../journal/keep.ts";
import type { ChangedRow } from "../journal/left.ts";
import type { Nouns } from "../records/nouns.ts";
import { build } from "./build.ts";
import { daysIn } from "./days.ts";
import { deltasOf, type RollupRow, readBy } from "./deltas.ts";
import { KEYS, type Rollups } from "./rollups.ts";
import { standingOf } from "./state.ts";

/** Rows of one statement. */
const MOST_ROWS = 200;

const COLUMNS = ["organization_id", "noun", "rollup", "day", ...KEYS, "currency", "records", "total"];
const ROW = `(${COLUMNS.map(() => "?").join(",")})`;
const ADDING = {
  sqlite: `ON CONFLICT (${COLUMNS.slice(0, -2).join(",")}) DO UPDATE SET records=records+excluded.records, total=total+excluded.total`,
  mysql: "ON DUPLICATE KEY UPDATE records=records+VALUES(records), total=total+VALUES(total)",
} as const;

async function add(tx: Transaction, organization: string, rows: readonly RollupRow[]): Promise<void> {
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    const some = rows.slice(from, from + MOST_ROWS);
    const values = some.flatMap(({ rollup, day, keys, currency, records, total }): Value[] => [
      ...[organization, rollup.noun, rollup.id, day, ...keys, currency, records, total],
    ]);
    await tx.run(
      `INSERT INTO rollups (${COLUMNS.join(",")}) VALUES ${some.map(() => ROW).join(",")} ${ADDING[tx.dialect]}`,
      values,
    );
  }
}

/**
 * Keeps the rollups with every write, in its transaction: what a record added before is taken away, what it adds now is
 * added. It runs behind the lock of the journal's head, so the writes of an organization come one after another.
 */
export function rollupKeeper({ rollups, nouns }: { rollups: Rollups; nouns: Nouns }): Finisher {
  const fields = new Map([...rollups.of].map(([noun, own]) => [noun, readBy(own)]));

  function matters({ noun, before, after }: ChangedRow): boolean {
    const read = fields.get(noun);
    if (!read) return false;
    return before === null || Object.keys(after).some((key) => read.has(key));
  }

  return async (tx, lefts, kept) => {
    const [first] = lefts;
    if (!first) return;
    const { organization } = first;
    if (kept.some(({ seq }) => seq === 1)) {
      // Before its first write an organization has next to nothing: it is counted from then on.
      for (const noun of rollups.of.keys()) await build(tx, { rollups, nouns, organization, noun, at: first.at });
      return;
    }
    const changes = lefts.flatMap((left) => left.changes).filter(matters);
    if (changes.length === 0) return;
    const { zone, definitions } = await standingOf(tx, organization);
    const touched = [...new Set(changes.map(({ noun }) => noun))];
    const isOurs = (noun: string): boolean => definitions.get(noun) === rollups.definition(noun, zone);
    const stale = touched.filter((noun) => !isOurs(noun) && (definitions.get(noun) ?? "") !== "");
    for (const noun of stale) {
      // They were counted by another definition, of another version of Nexus: neither may trust them from here on.
      await tx.run("UPDATE rollup_states SET definition='' WHERE organization_id=? AND noun=?", [organization, noun]);
    }
    const ours = changes.filter(({ noun }) => isOurs(noun));
    await add(tx, organization, deltasOf(ours, { rollups: rollups.of, nouns, days: daysIn(zone) }));
  };
}
