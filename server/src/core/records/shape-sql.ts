import type { FieldData } from "@nexus-os/contracts";
import { type Nouns, titleOf } from "./nouns.ts";
import { type Column, type FieldColumns, linkOf, type Table } from "./table.ts";

/** The name of the record that a column refers to. */
export function refName(column: string, to: string, nouns: Nouns): string {
  return `(SELECT r.${titleOf(nouns, to)} FROM ${to} r WHERE r.organization_id=t.organization_id AND r.id=t.${column})`;
}

/** The records that a field refers to: their links as `l`, themselves as `r`. */
export function linkedRecords(table: Table, key: string): string {
  const { name, to } = linkOf(table, key);
  return `${name} l JOIN ${to} r ON r.organization_id=l.organization_id AND r.id=l.to_id WHERE l.organization_id=t.organization_id AND l.record_id=t.id`;
}

/** A text in which a whole number of steps is a decimal, as `decimalOf` has it. */
function decimalText(column: string, scale: number): string {
  const one = 10 ** scale;
  return `printf('%s%d.%0${scale}d',CASE WHEN ${column}<0 THEN '-' ELSE '' END,abs(${column})/${one},abs(${column})%${one})`;
}

/** Whether the JSON of a kind is made of more than the value of its column. */
function isMade({ kind }: FieldData): boolean {
  return ["money", "ref", "file", "localTime", "yesNo", "manyOf", "json", "decimal"].includes(kind);
}

function made(table: Table, { key, field, columns }: FieldColumns, nouns: Nouns): string {
  const [first, second, third] = columns.map(({ name }: Column) => `t.${name}`) as [string, string, string];
  switch (field.kind) {
    case "money":
      return `json_object('minor',${first},'currency',${second})`;
    case "localTime":
      return `json_object('local',${second},'zone',${third},'at',${first})`;
    case "ref":
    case "file":
      return `json_object('id',${first},'name',${refName(columns[0]?.name ?? "", field.to, nouns)})`;
    case "refs":
      return `(SELECT json_group_array(json_object('id',l.to_id,'name',r.${titleOf(nouns, field.to)}) ORDER BY l.position) FROM ${linkedRecords(table, key)})`;
    case "yesNo":
      return `CASE ${first} WHEN 1 THEN 'true' ELSE 'false' END`;
    case "manyOf":
      // Of |a|b| the list ["a","b"], of | the empty one. A word needs no escaping.
      return `CASE ${first} WHEN '|' THEN '[]' ELSE '["'||replace(trim(${first},'|'),'|','","')||'"]' END`;
    case "decimal":
      return decimalText(first, field.scale);
    default:
      return first;
  }
}

/** The value of a field as SQLite puts it into JSON. */
export function jsonValue(table: Table, each: FieldColumns, nouns: Nouns): string {
  const { field, columns } = each;
  const value = made(table, each, nouns);
  const present =
    field.optional && isMade(field) ? `CASE WHEN t.${columns[0]?.name} IS NULL THEN NULL ELSE ${value} END` : value;
  // json() says of a text that it is JSON already; CASE forgets that of what was JSON before.
  const isText = field.kind === "yesNo" || field.kind === "manyOf" || field.kind === "json" || field.kind === "refs";
  const forgets = field.optional && isMade(field) && field.kind !== "decimal";
  return isText || forgets ? `json(${present})` : present;
}
