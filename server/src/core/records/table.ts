import type { FieldData, Noun } from "@nexus-os/contracts";
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
}

function snake(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const ascii = (length: number) => `CHAR(${length}) CHARACTER SET ascii COLLATE ascii_bin`;
const ID = { sqlite: "TEXT", mysql: ascii(36) };
const INSTANT = { sqlite: "TEXT", mysql: ascii(24) };
const INTEGER = { sqlite: "INTEGER", mysql: "BIGINT" };

function typeOf(field: FieldData): readonly { readonly suffix: string; readonly type: Column["type"] }[] {
  switch (field.kind) {
    case "text":
      return [{ suffix: "", type: { sqlite: "TEXT", mysql: `VARCHAR(${field.max})` } }];
    case "email":
      return [{ suffix: "", type: { sqlite: "TEXT", mysql: "VARCHAR(254)" } }];
    case "integer":
      return [{ suffix: "", type: INTEGER }];
    case "money":
      return [
        { suffix: "_minor", type: INTEGER },
        { suffix: "_currency", type: { sqlite: "TEXT", mysql: ascii(3) } },
      ];
    case "date":
      return [{ suffix: "", type: { sqlite: "TEXT", mysql: ascii(10) } }];
    case "instant":
      return [{ suffix: "", type: INSTANT }];
    case "oneOf":
      return [{ suffix: "", type: { sqlite: "TEXT", mysql: "VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin" } }];
    case "ref":
      return [{ suffix: "_id", type: ID }];
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
  return { noun, name: noun.word, standing: STANDING, fields };
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

/**
 * The statements that make a table and its indexes, each of which begins with the organization. They can be run again:
 * MySQL does not take a half-made table back, so its indexes stand inside the one statement.
 */
export function ddlOf(table: Table, dialect: Dialect): string[] {
  const columns = [...table.standing, ...table.fields.flatMap((each) => each.columns)];
  const lines = columns.map(({ name, type, empty }) => `${name} ${type[dialect]}${empty ? "" : " NOT NULL"}`);
  const refs = table.fields.flatMap(({ field, columns: [column] }) =>
    field.kind === "ref" && column ? [{ to: field.to, column: column.name }] : [],
  );
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
    return [`${make} (${[...inside, ...keys].join(", ")}) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`];
  }
  const apart = indexes.map(([name, on]) => `CREATE INDEX IF NOT EXISTS ${name} ON ${table.name} (${on})`);
  return [`${make} (${inside.join(", ")}) WITHOUT ROWID, STRICT`, ...apart];
}
