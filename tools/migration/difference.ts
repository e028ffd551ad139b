import { DatabaseSync } from "node:sqlite";
import { NOUNS, type Noun } from "../../packages/contracts/src/index.ts";
import { type Column, ddlOf, type Table, tableOf } from "../../server/src/core/records/table.ts";
import { MIGRATIONS } from "../../server/src/migrations/index.ts";

/** What a step has to do on each database. */
export interface Statements {
  readonly sqlite: readonly string[];
  readonly mysql: readonly string[];
}

/** How the tables that the migrations make differ from those that the contracts want. */
export interface Difference extends Statements {
  /** What no step can do by itself, with what to do instead. */
  readonly byHand: readonly string[];
}

interface Known {
  readonly columns: ReadonlyMap<string, { readonly type: string; readonly empty: boolean }>;
  readonly indexes: ReadonlySet<string>;
}

const NAMED = /INDEX IF NOT EXISTS (\w+) ON (\w+) \(([^)]*)\)/;

/** A database as the migrations leave it. */
function migrated(migrations: readonly { readonly statements: Statements }[]): DatabaseSync {
  const database = new DatabaseSync(":memory:");
  for (const { statements } of migrations) for (const sql of statements.sqlite) database.exec(sql);
  return database;
}

function knownOf(database: DatabaseSync, table: string): Known | null {
  const columns = database.prepare(`SELECT name, type, "notnull" AS needed FROM pragma_table_info(?)`).all(table);
  if (columns.length === 0) return null;
  const indexes = database.prepare("SELECT name FROM pragma_index_list(?)").all(table);
  return {
    columns: new Map(
      columns.map(({ name, type, needed }) => [String(name), { type: String(type), empty: needed === 0 }]),
    ),
    indexes: new Set(indexes.map(({ name }) => String(name))),
  };
}

/** What a row that is there already has in a new column. */
function initialOf(table: Table, column: Column): string | null {
  const own = table.fields.find(({ columns }) => columns.includes(column));
  const initial = own?.field.initial;
  if (typeof initial === "number" || typeof initial === "boolean") return String(Number(initial));
  return typeof initial === "string" ? `'${initial.replaceAll("'", "''")}'` : null;
}

function columnsAdded(table: Table, known: Known): Difference {
  const [sqlite, mysql, byHand]: [string[], string[], string[]] = [[], [], []];
  for (const column of [...table.standing, ...table.fields.flatMap(({ columns }) => columns)]) {
    const there = known.columns.get(column.name);
    const where = `${table.name}.${column.name}`;
    if (there && (there.type !== column.type.sqlite || there.empty !== column.empty)) {
      byHand.push(`${where} is another kind of column than its field: write a step that moves the values over`);
    }
    if (there) continue;
    const initial = initialOf(table, column);
    const own = table.fields.find(({ columns }) => columns.includes(column));
    if (own?.field.kind === "ref" || own?.field.kind === "file") {
      byHand.push(
        `${where} refers to another table, which SQLite cannot add to a table: write a step that makes it anew`,
      );
    } else if (!column.empty && initial === null) {
      byHand.push(
        `${where} has no value for the rows that are there: make its field optional, or give it an initial value`,
      );
    } else {
      const rest = column.empty ? "" : ` NOT NULL DEFAULT ${initial}`;
      sqlite.push(`ALTER TABLE ${table.name} ADD COLUMN ${column.name} ${column.type.sqlite}${rest}`);
      mysql.push(`ALTER TABLE ${table.name} ADD COLUMN ${column.name} ${column.type.mysql}${rest}`);
    }
  }
  return { sqlite, mysql, byHand };
}

function tableDifference(noun: Noun, database: DatabaseSync): Difference {
  const table = tableOf(noun);
  const known = knownOf(database, table.name);
  if (!known) return { sqlite: ddlOf(table, "sqlite"), mysql: ddlOf(table, "mysql"), byHand: [] };
  const { sqlite, mysql, byHand } = columnsAdded(table, known);
  const indexes = ddlOf(table, "sqlite").filter((sql) => {
    const [, name = "", on = ""] = NAMED.exec(sql) ?? [];
    return on === table.name && !known.indexes.has(name);
  });
  const links = table.links.filter(({ name }) => knownOf(database, name) === null);
  const linked = (dialect: "sqlite" | "mysql") =>
    ddlOf(table, dialect).filter((sql) => links.some(({ name }) => sql.includes(` ${name} (`)));
  return {
    sqlite: [...sqlite, ...indexes, ...linked("sqlite")],
    mysql: [...mysql, ...indexes.map((sql) => sql.replace(" IF NOT EXISTS", "")), ...linked("mysql")],
    byHand,
  };
}

/** What the next step of the schema has to do, so that every noun has the table that its contract wants. */
export function difference(
  nouns: readonly Noun[] = Object.values(NOUNS),
  migrations: readonly { readonly statements: Statements }[] = MIGRATIONS,
): Difference {
  const database = migrated(migrations);
  const all = nouns.map((noun) => tableDifference(noun, database));
  database.close();
  const of = (part: keyof Difference): string[] => all.flatMap((each) => each[part]);
  return { sqlite: of("sqlite"), mysql: of("mysql"), byHand: of("byHand") };
}
