import type { Noun } from "@nexus-os/contracts";
import type { Dialect, Value } from "../database/database.ts";
import { type Nouns, titleOf } from "./nouns.ts";
import { type Column, type FieldColumns, type Table, tableOf } from "./table.ts";

/**
 * How the rows of a noun become JSON: made by the database itself on SQLite, by a serialiser computed from the contract
 * on MySQL, whichever is cheapest there. Both give the same text.
 */
export interface Shape {
  readonly table: Table;
  /** What a statement selects, over the alias `t`. */
  readonly select: string;
  /** How many columns that is. */
  readonly width: number;
  /** The JSON of a row that was selected so. */
  json(row: readonly Value[]): string;
}

/** The name of the record that a column refers to. */
function refName(column: Column, to: string, nouns: Nouns): string {
  return `(SELECT r.${titleOf(nouns, to)} FROM ${to} r WHERE r.organization_id=t.organization_id AND r.id=t.${column.name})`;
}

const STANDING: readonly (readonly [string, string])[] = [
  ["id", "id"],
  ["version", "version"],
  ["createdAt", "created_at"],
  ["updatedAt", "updated_at"],
  ["archivedAt", "archived_at"],
];

function sqlValue({ field, columns }: FieldColumns, nouns: Nouns): string {
  const [first, second] = columns as readonly [Column, Column?];
  const made =
    field.kind === "money"
      ? `json_object('minor',t.${first.name},'currency',t.${second?.name})`
      : field.kind === "ref"
        ? `json_object('id',t.${first.name},'name',${refName(first, field.to, nouns)})`
        : `t.${first.name}`;
  const isObject = field.kind === "money" || field.kind === "ref";
  // json() says once more that this is JSON: CASE forgets it.
  return field.optional && isObject ? `json(CASE WHEN t.${first.name} IS NULL THEN NULL ELSE ${made} END)` : made;
}

function byDatabase(table: Table, nouns: Nouns): Shape {
  const standing = STANDING.map(([key, column]) => `'${key}',t.${column}`);
  const own = table.fields.map((each) => `'${each.key}',${sqlValue(each, nouns)}`);
  return {
    table,
    select: `json_object(${[...standing, ...own].join(",")})`,
    width: 1,
    json: ([text]) => text as string,
  };
}

type Say = (row: readonly Value[]) => string;

function scalar(at: number): Say {
  return (row) => {
    const value = row[at];
    return typeof value === "string" ? JSON.stringify(value) : String(value);
  };
}

/** A value of which the contract knows that it needs no escaping: an id, a day, an instant, a word of a list. */
function plain(at: number): Say {
  return (row) => (row[at] === null ? "null" : `"${row[at]}"`);
}

/** The shape that needs no JSON of the database's: of MySQL's reads, and of the rows that a write loads. */
export function bySerialiser(table: Table, nouns: Nouns): Shape {
  const select: string[] = [];
  const parts: (readonly [string, Say])[] = [];
  const take = (sql: string): number => select.push(sql) - 1;
  for (const [key, column] of STANDING) {
    const at = take(`t.${column}`);
    parts.push([key, key === "version" ? scalar(at) : plain(at)]);
  }
  for (const { key, field, columns } of table.fields) {
    const [first, second] = columns as readonly [Column, Column?];
    const at = take(`t.${first.name}`);
    if (field.kind === "money") {
      take(`t.${second?.name}`);
      parts.push([key, (row) => (row[at] === null ? "null" : `{"minor":${row[at]},"currency":"${row[at + 1]}"}`)]);
    } else if (field.kind === "ref") {
      take(refName(first, field.to, nouns));
      const name = scalar(at + 1);
      parts.push([key, (row) => (row[at] === null ? "null" : `{"id":"${row[at]}","name":${name(row)}}`)]);
    } else {
      parts.push([
        key,
        field.kind === "text" || field.kind === "email" || field.kind === "integer" ? scalar(at) : plain(at),
      ]);
    }
  }
  const heads = parts.map(([key], index) => `${index === 0 ? "{" : ","}"${key}":`);
  const json = (row: readonly Value[]): string => {
    let text = "";
    for (let index = 0; index < parts.length; index += 1) text += `${heads[index]}${parts[index]?.[1](row)}`;
    return `${text}}`;
  };
  return { table, select: select.join(","), width: select.length, json };
}

export function shapeOf(noun: Noun, nouns: Nouns, dialect: Dialect): Shape {
  const table = tableOf(noun);
  return dialect === "sqlite" ? byDatabase(table, nouns) : bySerialiser(table, nouns);
}
