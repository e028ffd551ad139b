import type { Guard } from "../guard.ts";

const found = "server/src/core/search/find.test.ts";
const seen = "server/src/core/search/seen.test.ts";
const keeping = "server/src/core/search/keeping.test.ts";
const following = "server/src/core/journal/subscribe.test.ts";

/** What search, and whoever follows the journal, stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "A1", says: "a search reads the index of its own organization alone" },
    file: "server/src/core/search/cells.ts",
    find: 'const select = "SELECT term, noun, field, chunk, bits FROM search_cells WHERE organization_id=?";',
    put: "const select = \"SELECT term, noun, field, chunk, bits FROM search_cells WHERE ?<>''\";",
    ...{ suite: seen, test: "another organization's records" },
  },
  {
    ...{ promise: "C1", says: "a search finds nothing of a noun that its asker may not list" },
    file: "server/src/core/search/sight.ts",
    find: "if (!actor.permissions.has(`${noun.word}.list`)) return null;",
    put: "",
    ...{ suite: seen, test: "may not list" },
  },
  {
    ...{ promise: "C1", says: "a search is refused to whom it is not granted" },
    file: "server/src/core/search/search.ts",
    find: 'if (!actor.permissions.has(SEARCH)) refuse("FORBIDDEN", { operation: SEARCH });',
    put: "",
    ...{ suite: seen, test: "may not list" },
  },
  {
    ...{ promise: "N2", says: "words of an erased record go with it" },
    file: "server/src/core/search/edits.ts",
    find: "await unlearn(tx, organization, emptied);",
    put: "",
    ...{ suite: keeping, test: "restorations and removals" },
  },
  {
    ...{ promise: "search", says: "what was put away is not found" },
    file: "server/src/core/search/lists.ts",
    find: "if (away) takeOut(found, away);",
    put: "",
    ...{ suite: keeping, test: "restorations and removals" },
  },
  {
    ...{ promise: "search", says: "an index keeps up with changes of the same record" },
    file: "server/src/core/search/documents.ts",
    find: "if (!before || before.version < source.version)",
    put: "if (!before)",
    ...{ suite: keeping, test: "made anew" },
  },
  {
    ...{ promise: "search", says: "titles rank before other fields" },
    file: "server/src/core/search/lists.ts",
    find: 'level >= 5 ? ["title", "other"] : ["title"]',
    put: '["title", "other"]',
    ...{ suite: found, test: "ranks" },
  },
  {
    ...{ promise: "P2", says: "a projection's place is held by one process" },
    file: "server/src/core/journal/subscribe.ts",
    find: "const seq = await lockPlace(tx, organization, name, false);",
    put: "const seq = (await lagsOf(tx, name, organization))[0]?.seq ?? null;",
    ...{ suite: following, test: "is two processes" },
  },
  {
    ...{ promise: "P2", says: "one process at a time acts outside of the database" },
    file: "server/src/core/journal/places.ts",
    find: "AND (holder IS NULL OR holder=? OR held_until<?)",
    put: "AND (1=1 OR holder=? OR held_until<?)",
    ...{ suite: following, test: "one process at a time" },
  },
  {
    ...{ promise: "P2", says: "what failed is tried again, and nothing is passed over" },
    file: "server/src/core/journal/subscribe.ts",
    find: "const found = { failures, failure, retryAt: instant(wait) };",
    put: "const found = { failures, failure, retryAt: null };",
    ...{ suite: following, test: "waits longer" },
  },
  {
    ...{ promise: "P2", says: "every record that an act changed is told of" },
    file: "server/src/core/journal/subscribe.ts",
    find: "others: others.get(entry.seq) ?? []",
    put: "others: []",
    ...{ suite: following, test: "every record that an act changed" },
  },
];
