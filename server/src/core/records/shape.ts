import { decimalOf, isSecret, type Noun } from "@nexus-os/contracts";
import type { Dialect, Value } from "../database/database.ts";
import { type Nouns, titleOf } from "./nouns.ts";
import { jsonValue, linkedRecords, refName } from "./shape-sql.ts";
import { type FieldColumns, type Table, tableOf } from "./table.ts";

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

const STANDING: readonly (readonly [string, string])[] = [
  ["id", "id"],
  ["version", "version"],
  ["createdAt", "created_at"],
  ["updatedAt", "updated_at"],
  ["archivedAt", "archived_at"],
];

/** What is read of a record: all but its secrets. */
function readOf({ fields }: Table): readonly FieldColumns[] {
  return fields.filter(({ field }) => !isSecret(field));
}

function byDatabase(table: Table, nouns: Nouns): Shape {
  const standing = STANDING.map(([key, column]) => `'${key}',t.${column}`);
  const own = readOf(table).map((each) => `'${each.key}',${jsonValue(table, each, nouns)}`);
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

/** A value that is read as it is made of the columns that are there. */
function present(at: number, made: Say): Say {
  return (row) => (row[at] === null ? "null" : made(row));
}

/** Between references, where their names cannot have it. */
const BEFORE_EACH = "\u0001";

/** The references of a field, which came as one text, each with its place before it. */
function linksOf(at: number): Say {
  return (row) => {
    if (row[at] === null) return "[]";
    const each = (row[at] as string).slice(1).split(`,${BEFORE_EACH}`);
    const placed = each.map((text) => {
      const [place = "", rest = ""] = [text.slice(0, text.indexOf(" ")), text.slice(text.indexOf(" ") + 1)];
      return { place: Number(place), json: `{"id":"${rest.slice(0, 36)}","name":${JSON.stringify(rest.slice(36))}}` };
    });
    return `[${placed
      .sort((one, other) => one.place - other.place)
      .map(({ json }) => json)
      .join(",")}]`;
  };
}

/** Takes the columns of a field into a select, and says how its JSON is made of them. */
function sayOf(table: Table, { key, field, columns }: FieldColumns, nouns: Nouns, take: (sql: string) => number): Say {
  if (field.kind === "refs") {
    const title = titleOf(nouns, field.to);
    const each = `CONCAT('${BEFORE_EACH}',l.position,' ',l.to_id,r.${title})`;
    return linksOf(take(`(SELECT GROUP_CONCAT(${each}) FROM ${linkedRecords(table, key)})`));
  }
  const [at = 0, second = 0, third = 0] = columns.map(({ name }) => take(`t.${name}`));
  switch (field.kind) {
    case "money":
      return present(at, (row) => `{"minor":${row[at]},"currency":"${row[second]}"}`);
    case "localTime":
      return present(at, (row) => `{"local":"${row[second]}","zone":"${row[third]}","at":"${row[at]}"}`);
    case "ref":
    case "file": {
      const name = scalar(take(refName(columns[0]?.name ?? "", field.to, nouns)));
      return present(at, (row) => `{"id":"${row[at]}","name":${name(row)}}`);
    }
    case "yesNo":
      return present(at, (row) => (Number(row[at]) === 1 ? "true" : "false"));
    case "manyOf":
      return present(at, (row) =>
        row[at] === "|" ? "[]" : `["${(row[at] as string).slice(1, -1).replaceAll("|", '","')}"]`,
      );
    case "decimal":
      return present(at, (row) => `"${decimalOf(row[at] as number, field.scale)}"`);
    case "json":
      return present(at, (row) => row[at] as string);
    case "date":
    case "instant":
    case "oneOf":
    case "phone":
      return plain(at);
    default:
      return scalar(at);
  }
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
  for (const each of readOf(table)) parts.push([each.key, sayOf(table, each, nouns, take)]);
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
