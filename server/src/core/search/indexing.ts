import type { Noun } from "@nexus-os/contracts";
import type { Database, Transaction } from "../database/database.ts";
import { NO_RECORD } from "../journal/left.ts";
import { lockPlace, makePlace, movePlace, UNBEGUN } from "../journal/places.ts";
import type { Noted, Projection, Standpoint } from "../journal/subscribe.ts";
import type { Nouns } from "../records/nouns.ts";
import { Documents, sourcesAfter, sourcesOf } from "./documents.ts";
import { searchableNouns } from "./terms.ts";

/** The subscriber's name, by which its places are found. */
const SUBSCRIBER = "search";

/** How many records are indexed in one transaction while an index is made. */
const STEP = 200;

/** Everything that is written to the index. All of it holds the organization's place, so nothing overtakes anything. */
export function indexing(database: Database, nouns: Nouns) {
  const searchable = searchableNouns(nouns);
  const byWord = new Map(searchable.map((noun) => [noun.word, noun]));

  async function index(tx: Transaction, organization: string, noun: Noun, ids: readonly string[]): Promise<void> {
    const documents = new Documents(tx, organization, noun.word);
    await documents.put(await sourcesOf(tx, organization, noun, ids), ids);
  }

  /** An index is made from the records as they are, noun by noun. What happens meanwhile is taken from the journal after it. */
  async function begin(tx: Transaction, organization: string, until: number): Promise<void> {
    for (const table of ["search_cells", "search_grams", "search_documents", "search_rebuilds"]) {
      await tx.run(`DELETE FROM ${table} WHERE organization_id=?`, [organization]);
    }
    await tx.run("INSERT INTO search_rebuilds (organization_id, noun, after_id, until_seq) VALUES (?,?,?,?)", [
      ...[organization, searchable[0]?.word ?? "", "", until],
    ]);
  }

  /** The next records of an index that is being made. Answers the place it has reached; null where none is being made. */
  async function advance(tx: Transaction, organization: string): Promise<{ reached: number; done: boolean } | null> {
    const row = await tx.get("SELECT noun, after_id, until_seq FROM search_rebuilds WHERE organization_id=?", [
      organization,
    ]);
    if (!row) return null;
    const at = searchable.findIndex(({ word }) => word === row["noun"]);
    const noun = searchable[at];
    const sources = noun ? await sourcesAfter(tx, organization, noun, row["after_id"] as string, STEP) : [];
    const ids = sources.map(({ id }) => id);
    if (noun) await new Documents(tx, organization, noun.word).put(sources, ids);
    const next = searchable[at + 1];
    if (sources.length < STEP && !next) {
      await tx.run("DELETE FROM search_rebuilds WHERE organization_id=?", [organization]);
      return { reached: row["until_seq"] as number, done: true };
    }
    const [word, after] = sources.length < STEP ? [next?.word ?? "", ""] : [noun?.word ?? "", ids.at(-1) ?? ""];
    await tx.run("UPDATE search_rebuilds SET noun=?, after_id=? WHERE organization_id=?", [word, after, organization]);
    return { reached: 0, done: false };
  }

  async function within(tx: Transaction, entries: readonly Noted[], { organization, seq, head }: Standpoint) {
    if (seq === UNBEGUN) await begin(tx, organization, head);
    const advanced = await advance(tx, organization);
    if (advanced) return advanced.reached;
    const touched = entries.flatMap(({ noun, id, others }) => [{ noun, id }, ...others]);
    for (const [word, own] of Map.groupBy(touched, ({ noun }) => noun)) {
      const ids = [...new Set(own.map(({ id }) => id))].filter((id) => id !== NO_RECORD);
      const noun = byWord.get(word);
      if (noun && ids.length > 0) await index(tx, organization, noun, ids);
    }
    return undefined;
  }

  const projection: Projection = { name: SUBSCRIBER, within };

  async function rebuild(organization: string): Promise<void> {
    await makePlace(database, organization, SUBSCRIBER);
    await database.transaction(async (tx) => {
      await lockPlace(tx, organization, SUBSCRIBER, true);
      const head = await tx.get("SELECT seq FROM journal_heads WHERE organization_id=?", [organization]);
      await begin(tx, organization, (head?.["seq"] as number | undefined) ?? 0);
      await movePlace(tx, organization, SUBSCRIBER, 0);
    });
    for (let done = false; !done; ) {
      done = await database.transaction(async (tx) => {
        await lockPlace(tx, organization, SUBSCRIBER, true);
        const advanced = await advance(tx, organization);
        if (advanced) await movePlace(tx, organization, SUBSCRIBER, advanced.reached);
        // Where a server runs beside, it may have done the rest.
        return advanced?.done ?? true;
      });
    }
  }

  async function forget(tx: Transaction, organization: string, noun: string, id: string): Promise<void> {
    await lockPlace(tx, organization, SUBSCRIBER, true);
    await new Documents(tx, organization, noun).put([], [id]);
  }

  return { projection, rebuild, forget };
}
