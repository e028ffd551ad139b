import { type DataClass, eraseOf, type Noun } from "@nexus-os/contracts";
import { tableOf } from "../records/table.ts";
import { figures } from "./figures.ts";
import { identity } from "./identity.ts";
import { journal } from "./journal.ts";
import { organization } from "./organization.ts";
import type { ColumnErase, Owner, Tag, TaggedTable, TaggedTables } from "./tag.ts";
import { work } from "./work.ts";

/** What is known of a column: whose it is, what it holds, whether it is exported, and what an erasure does with it. */
export interface ColumnRule {
  readonly owner: Owner;
  readonly class: DataClass;
  readonly export: boolean;
  readonly erase: ColumnErase;
}

export type TableRules = Readonly<Record<string, Readonly<Record<string, ColumnRule>>>>;

/** The tables that no noun declares, and columns that the fields of a noun do not. A new one is written down here. */
const TAGGED: TaggedTables = {
  ...{ ...identity, ...organization, ...journal, ...work, ...figures },
  // Who a member is across organizations. It goes with the person.
  members: { owner: "organization", rows: "stay", columns: { user_id: { class: "personal", erase: "clear" } } },
};

function ruleOf({ owner, rows }: TaggedTable, name: string, tag: Tag): ColumnRule {
  const says = typeof tag === "string" ? { class: tag } : tag;
  const erase = says.erase ?? (rows === "go" ? "row" : "keep");
  if (says.erase === undefined && rows === "stay" && (says.class === "personal" || says.class === "secret")) {
    throw new Error(`${name} is ${says.class}: say what an erasure does with it`);
  }
  return { owner, class: says.class, export: says.export ?? (says.class !== "secret" && owner !== "platform"), erase };
}

function rulesOf(table: TaggedTable, name: string): Record<string, ColumnRule> {
  return Object.fromEntries(
    Object.entries(table.columns).map(([column, tag]) => [column, ruleOf(table, `${name}.${column}`, tag)]),
  );
}

const OPERATIONAL: ColumnRule = { owner: "organization", class: "operational", export: true, erase: "keep" };

/** The rules of a noun's tables, from its contract. */
function nounRules(noun: Noun): Record<string, Record<string, ColumnRule>> {
  const table = tableOf(noun);
  const standing = table.standing.map(({ name }): [string, ColumnRule] =>
    // Without its key nobody reads what the journal keeps of the record.
    name === "seal"
      ? [name, { owner: "organization", class: "secret", export: false, erase: "replace" }]
      : [name, OPERATIONAL],
  );
  const own = table.fields.flatMap(({ field, columns }) => {
    const rule: ColumnRule = {
      ...{ owner: "organization", class: field.class },
      ...{ export: field.class !== "secret", erase: eraseOf(field) },
    };
    return columns.map(({ name }): [string, ColumnRule] => [name, rule]);
  });
  const links = table.links.map(({ key, name }) => {
    const rule: ColumnRule = { ...OPERATIONAL, class: noun.fields[key]?.class ?? "content", erase: "row" };
    const columns = ["organization_id", "record_id", "position", "to_id"].map((column) => [column, rule]);
    return [name, Object.fromEntries(columns) as Record<string, ColumnRule>] as const;
  });
  return { [table.name]: Object.fromEntries([...standing, ...own]), ...Object.fromEntries(links) };
}

/** The rules of every column of every table. */
export function tableRules(nouns: Readonly<Record<string, Noun>>): TableRules {
  const rules: Record<string, Record<string, ColumnRule>> = {};
  const all = [
    ...Object.entries(TAGGED).map(([name, table]) => ({ [name]: rulesOf(table, name) })),
    ...Object.values(nouns).map(nounRules),
  ];
  for (const [name, columns] of all.flatMap((each) => Object.entries(each))) {
    rules[name] = { ...rules[name], ...columns };
  }
  return rules;
}

/** Columns that are there and have no rule, and rules of columns that are not there. */
export function untagged(
  rules: TableRules,
  there: Readonly<Record<string, readonly string[]>>,
): { readonly missing: readonly string[]; readonly left: readonly string[] } {
  const columns = (tables: Readonly<Record<string, readonly string[]>>): string[] =>
    Object.entries(tables).flatMap(([table, names]) => names.map((name) => `${table}.${name}`));
  const known = columns(Object.fromEntries(Object.entries(rules).map(([name, each]) => [name, Object.keys(each)])));
  const found = columns(there);
  const [ruled, present] = [new Set(known), new Set(found)];
  return { missing: found.filter((name) => !ruled.has(name)), left: known.filter((name) => !present.has(name)) };
}
