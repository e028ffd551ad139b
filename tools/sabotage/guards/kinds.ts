import type { Guard } from "../guard.ts";

const kinds = "server/src/core/records/kinds.test.ts";
const tables = "server/src/core/tables/tables.test.ts";

/** What fields of every kind and the rules of columns stand on. */
export const guards: readonly Guard[] = [
  {
    ...{ promise: "A2", says: "a reference in a list cannot point into another organization" },
    file: "server/src/core/records/table.ts",
    find: "`FOREIGN KEY (organization_id, to_id) REFERENCES ${to} (organization_id, id)`,",
    put: "",
    ...{ suite: kinds, test: "cannot point into another organization" },
  },
  {
    ...{ promise: "C3", says: "a secret is in no record" },
    file: "server/src/core/records/shape.ts",
    find: "fields.filter(({ field }) => !isSecret(field))",
    put: "fields",
    ...{ suite: kinds, test: "a secret never" },
  },
  {
    ...{ promise: "C3", says: "a secret is in no answer to its writer, and not in the journal" },
    file: "server/src/core/records/columns.ts",
    find: "if (!field || isSecret(field)) return [];",
    put: "if (!field) return [];",
    ...{ suite: kinds, test: "byte by byte" },
  },
  {
    ...{ promise: "N1", says: "a column that nobody wrote down is missed" },
    file: "server/src/core/tables/tables.ts",
    find: "found.filter((name) => !ruled.has(name))",
    put: "[]",
    ...{ suite: tables, test: "nobody wrote down" },
  },
  {
    ...{ promise: "N1", says: "no secret is exported" },
    file: "server/src/core/tables/tables.ts",
    find: 'says.export ?? (says.class !== "secret" && owner !== "platform")',
    put: "says.export ?? true",
    ...{ suite: tables, test: "nothing secret" },
  },
];
