import type { Reader } from "../database/database.ts";
import type { Finisher } from "./keep.ts";

/** A record that a write touched beside the one that its entry is about. */
export interface Other {
  readonly noun: string;
  readonly id: string;
}

/**
 * An entry names one record. Where an act changed others with it, they are noted here, so that whoever follows the journal
 * misses none. Most acts change one record, and then this costs nothing.
 */
export const noteOthers: Finisher = async (tx, lefts, kept) => {
  for (const [index, { organization, subject, changes }] of lefts.entries()) {
    const seq = kept[index]?.seq as number;
    const others = new Map(changes.map(({ noun, id }) => [`${noun} ${id}`, [organization, seq, noun, id]]));
    others.delete(`${subject.noun} ${subject.id}`);
    for (const values of others.values()) {
      await tx.run("INSERT INTO journal_others (organization_id, seq, noun, record_id) VALUES (?,?,?,?)", values);
    }
  }
};

/** What was noted beside the entries from one sequence to another, by their sequence. */
export async function othersBetween(
  reader: Reader,
  organization: string,
  from: number,
  to: number,
): Promise<ReadonlyMap<number, readonly Other[]>> {
  const rows = await reader.lists(
    "SELECT seq, noun, record_id FROM journal_others WHERE organization_id=? AND seq>=? AND seq<=?",
    [organization, from, to],
  );
  const all = new Map<number, Other[]>();
  for (const [seq, noun, id] of rows) {
    const own = all.get(seq as number) ?? [];
    own.push({ noun: noun as string, id: id as string });
    all.set(seq as number, own);
  }
  return all;
}
