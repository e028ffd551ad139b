import { type FieldData, type Noun, refersTo } from "@nexus-os/contracts";
import type { Dialect } from "../database/database.ts";

/** A column, and how each database types it. */
export interface Column {
  readonly name: string;
  readonly type: Readonly<Record<Dialect, string>>;
  readonly empty: boolean;
}

/** A field's columns in the table of its noun. */
export interface FieldColumns {
  readonly key: string;
  readonly field: FieldData;
  readonly columns: readonly Column[];
}

/** The table of a noun, computed from its declaration. */
export interface Table {
  readonly noun: Noun;
  readonly name: string;
  readonly standing: readonly Column[];
  readonly fields: readonly FieldColumns[];
  /** The tables of the fields that refer to several records. */
  readonly links: readonly Link[];
}

/** The table that holds which records a field refers to, in their order: a list in a column could have no foreign key. */
export interface Link {
  readonly key: string;
  readonly name: string;
  readonly to: string;
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const ascii = (length: number) => `CHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const ID = { sqlite: "TEXT", mysql: ascii(36) };
const INSTANT = { sqlite: "TEXT", mysql: ascii(24) };
const INTEGER = { sqlite: "INTEGER", mysql: "BIGINT" };
const words = (length: number) => ({
  sqlite: "TEXT",
  mysql: `VARCHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`,
});
/** What a TEXT of MySQL holds, in characters of at most four bytes. */
const MOST_OF_TEXT = 16_383;

interface Part {
  readonly suffix: string;
  readonly type: Column["type"];
}

function one(type: Column["type"], suffix = ""): readonly Part[] {
  return [{ suffix, type }];
}

/** The columns of a field. What it is compared and sorted by stands in the first. */
function typeOf(field: FieldData): readonly Part[] {
  switch (field.kind) {
    case "text":
      return one({ sqlite: "TEXT", mysql: `VARCHAR(${field.max})` });
    case "longText":
      return one({ sqlite: "TEXT", mysql: field.max > MOST_OF_TEXT ? "MEDIUMTEXT" : "TEXT" });
    case "json":
      return one({ sqlite: "TEXT", mysql: "TEXT" });
    case "email":
      return one({ sqlite: "TEXT", mysql: "VARCHAR(254)" });
    case "phone":
      return one(words(16));
    case "webAddress":
      return one(words(2000));
    case "integer":
    case "decimal":
    case "percent":
    case "duration":
      return one(INTEGER);
    case "yesNo":
      return one({ sqlite: "INTEGER", mysql: "TINYINT" });
    case "money":
      return [...one(INTEGER, "_minor"), ...one({ sqlite: "TEXT", mysql: ascii(3) }, "_currency")];
    case "date":
      return one({ sqlite: "TEXT", mysql: ascii(10) });
    case "instant":
      return one(INSTANT);
    case "localTime":
      return [
        ...one(INSTANT, "_at"),
        ...one({ sqlite: "TEXT", mysql: ascii(16) }, "_local"),
        ...one(words(64), "_zone"),
      ];
    case "oneOf":
      return one(words(32));
    case "manyOf":
      return one(words(field.of.reduce((length, word) => length + word.length + 1, 1)));
    case "ref":
    case "file":
      return one(ID, "_id");
    case "refs":
      return [];
  }
}

const STANDING: readonly Column[] = [
  { name: "organization_id", type: ID, empty: false },
  { name: "id", type: ID, empty: false },
  { name: "version", type: INTEGER, empty: false },
  { name: "created_at", type: INSTANT, empty: false },
  { name: "updated_at", type: INSTANT, empty: false },
  { name: "archived_at", type: INSTANT, empty: true },
  // The key that the journal's values about this record are sealed with, itself sealed: it goes when the record is erased.
  { name: "seal", type: { sqlite: "BLOB", mysql: "VARBINARY(80)" }, empty: false },
];

export function tableOf(noun: Noun): Table {
  const fields = Object.entries(noun.fields).map(([key, field]): FieldColumns => {
    const columns = typeOf(field).map(({ suffix, type }) => ({
      name: snake(key) + suffix,
      type,
      empty: field.optional,
    }));
    return { key, field, columns };
  });
  const links = Object.entries(noun.fields).flatMap(([key, field]): Link[] =>
    field.kind === "refs" ? [{ key, name: `${noun.word}_${snake(key)}`, to: field.to }] : [],
  );
  return { noun, name: noun.word, standing: STANDING, fields, links };
}

/** The column that a list is sorted by when it is sorted by this key. */
export function sortColumn(table: Table, key: string): string {
  const field = table.fields.find((each) => each.key === key);
  return field?.columns[0]?.name ?? snake(key);
}

/** The columns of a field. A noun's table has them all. */
export function columnsOf(table: Table, key: string): readonly Column[] {
  const field = table.fields.find((each) => each.key === key);
  if (!field) throw new Error(`${table.name} has no field ${key}`);
  return field.columns;
}

/** The table of the references of a field. */
export function linkOf(table: Table, key: string): Link {
  const link = table.links.find((each) => each.key === key);
  if (!link) throw new Error(`${table.name} has no links ${key}`);
  return link;
}

const ENGINE = "ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin";

/** The table of the references of a field: gone with the record that has them, and no reason to keep it. */
function ddlOfLink({ name, to }: Link, table: Table, dialect: Dialect): string[] {
  const ids = ["organization_id", "record_id", "to_id"].map((column) => `${column} ${ID[dialect]} NOT NULL`);
  const inside = [
    ...[...ids, `position ${INTEGER[dialect]} NOT NULL`],
    ...["PRIMARY KEY (organization_id, record_id, position)", "UNIQUE (organization_id, record_id, to_id)"],
    `FOREIGN KEY (organization_id, record_id) REFERENCES ${table.name} (organization_id, id) ON DELETE CASCADE`,
    `FOREIGN KEY (organization_id, to_id) REFERENCES ${to} (organization_id, id)`,
  ];
  const on = "organization_id, to_id, record_id";
  const make = `CREATE TABLE IF NOT EXISTS ${name}`;
  if (dialect === "mysql") return [`${make} (${[...inside, `KEY ${name}_by_to_id (${on})`].join(", ")}) ${ENGINE}`];
  return [
    `${make} (${inside.join(", ")}) WITHOUT ROWID, STRICT`,
    `CREATE INDEX IF NOT EXISTS ${name}_by_to_id ON ${name} (${on})`,
  ];
}

/**
 * The statements that make a table and its indexes, each of which begins with the organization. They can be run again:
 * MySQL does not take a half-made table back, so its indexes stand inside the one statement.
 */
export function ddlOf(table: Table, dialect: Dialect): string[] {
  const columns = [...table.standing, ...table.fields.flatMap((each) => each.columns)];
  const lines = columns.map(({ name, type, empty }) => `${name} ${type[dialect]}${empty ? "" : " NOT NULL"}`);
  const refs = table.fields.flatMap(({ field, columns: [column] }) => {
    const to = refersTo(field);
    return to !== null && column ? [{ to, column: column.name }] : [];
  });
  const links = table.links.flatMap((link) => ddlOfLink(link, table, dialect));
  const foreign = refs.map(
    ({ to, column }) => `FOREIGN KEY (organization_id, ${column}) REFERENCES ${to} (organization_id, id)`,
  );
  const sorts = [...table.noun.sorts.map((key) => sortColumn(table, key)), "created_at", "updated_at"];
  const indexes = [
    ...sorts.map((column) => [`${table.name}_by_${column}`, `organization_id, archived_at, ${column}, id`] as const),
    ...refs.map(({ column }) => [`${table.name}_by_${column}`, `organization_id, ${column}, id`] as const),
  ];
  const inside = [...lines, "PRIMARY KEY (organization_id, id)", ...foreign];
  const make = `CREATE TABLE IF NOT EXISTS ${table.name}`;
  if (dialect === "mysql") {
    const keys = indexes.map(([name, on]) => `KEY ${name} (${on})`);
    return [`${make} (${[...inside, ...keys].join(", ")}) ${ENGINE}`, ...links];
  }
  const apart = indexes.map(([name, on]) => `CREATE INDEX IF NOT EXISTS ${name} ON ${table.name} (${on})`);
  return [`${make} (${inside.join(", ")}) WITHOUT ROWID, STRICT`, ...apart, ...links];
}
