import { DataTypes, type Model, type ModelStatic, Op, type Transaction, type WhereOptions } from "sequelize";
import type { Database, Row, Value } from "./access.ts";

export type Comparison =
  | "eq"
  | "ne"
  | "lt"
  | "lte"
  | "gt"
  | "gte"
  | "in"
  | "not_in"
  | "contains"
  | "starts_with"
  | "ends_with";

export interface Condition {
  readonly column: string;
  readonly comparison: Comparison;
  readonly value: Value | readonly Value[];
  /** All conditions of "and" must hold, and one of those of "or". */
  readonly joined: "and" | "or";
  readonly ignoresCase: boolean;
}

export interface FindOptions {
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: { readonly column: string; readonly direction: "asc" | "desc" };
}

/** Rows by conditions that are data: for a library that brings its own queries, and for nothing else. */
export interface Store {
  insert(table: string, row: Row): Promise<void>;
  find(table: string, conditions: readonly Condition[], options?: FindOptions): Promise<Row[]>;
  count(table: string, conditions: readonly Condition[]): Promise<number>;
  /** How many rows were met. */
  update(table: string, conditions: readonly Condition[], values: Row): Promise<number>;
  remove(table: string, conditions: readonly Condition[]): Promise<number>;
  transaction<T>(body: (store: Store) => Promise<T>): Promise<T>;
}

/** The columns of each table, the key first. */
export type StoreTables = Readonly<Record<string, readonly string[]>>;

const COMPARED = {
  eq: Op.eq,
  ne: Op.ne,
  lt: Op.lt,
  lte: Op.lte,
  gt: Op.gt,
  gte: Op.gte,
  in: Op.in,
  not_in: Op.notIn,
} as const;

function lower(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(lower);
  return typeof value === "string" ? value.toLowerCase() : value;
}

/** A Store on Sequelize's models. */
export function storeOf({ sequelize }: Database, tables: StoreTables): Store {
  const models = new Map(
    Object.entries(tables).map(([table, columns]) => {
      const attributes = columns.map((column, index) => [column, { type: DataTypes.TEXT, primaryKey: index === 0 }]);
      // A name of its own: what else defines models on this instance is not in its way.
      return [table, sequelize.define(`store ${table}`, Object.fromEntries(attributes), { tableName: table })];
    }),
  );

  function modelOf(table: string): ModelStatic<Model> {
    const model = models.get(table);
    if (!model) throw new Error(`The store has no table ${table}`);
    return model;
  }

  function predicate(table: string, { column, comparison, value, ignoresCase }: Condition): WhereOptions {
    if (!tables[table]?.includes(column)) throw new Error(`${table} has no column ${column}`);
    const plain = sequelize.col(column);
    const side = ignoresCase ? sequelize.fn("lower", plain) : plain;
    const given = (ignoresCase ? lower(value) : value) as Value;
    switch (comparison) {
      // LIKE would take % and _ for more than themselves, and minds case on one database and not on the other.
      case "contains":
        return sequelize.where(sequelize.fn("instr", side, given), { [Op.gt]: 0 });
      case "starts_with":
        return sequelize.where(sequelize.fn("instr", side, given), { [Op.eq]: 1 });
      case "ends_with":
        return sequelize.where(sequelize.fn("substr", side, -String(given).length), { [Op.eq]: given });
      default:
        return ignoresCase
          ? sequelize.where(side, { [COMPARED[comparison]]: given })
          : { [column]: { [COMPARED[comparison]]: given } };
    }
  }

  function whereOf(table: string, conditions: readonly Condition[]): WhereOptions {
    const of = (joined: "and" | "or") =>
      conditions.filter((each) => each.joined === joined).map((each) => predicate(table, each));
    const any = of("or");
    return { [Op.and]: [...of("and"), ...(any.length > 0 ? [{ [Op.or]: any }] : [])] };
  }

  function within(transaction: Transaction | null): Store {
    return {
      insert: async (table, row) => {
        await modelOf(table).create(row, { transaction, raw: true });
      },
      find: async (table, conditions, { limit, offset, sort } = {}) => {
        const found = await modelOf(table).findAll({
          ...{ where: whereOf(table, conditions), raw: true, transaction },
          ...(limit === undefined ? {} : { limit }),
          ...(offset === undefined ? {} : { offset }),
          ...(sort === undefined ? {} : { order: [[sort.column, sort.direction]] }),
        });
        return found as unknown as Row[];
      },
      count: (table, conditions) => modelOf(table).count({ where: whereOf(table, conditions), transaction }),
      update: async (table, conditions, values) => {
        const [met] = await modelOf(table).update(values, { where: whereOf(table, conditions), transaction });
        return met;
      },
      remove: (table, conditions) => modelOf(table).destroy({ where: whereOf(table, conditions), transaction }),
      transaction: (body) =>
        transaction ? body(within(transaction)) : sequelize.transaction((begun) => body(within(begun))),
    };
  }

  return within(null);
}
