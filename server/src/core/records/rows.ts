import { type Fields, type Noun, type Property, type Ref, refersTo } from "@nexus-os/contracts";
import { checkCustom, customValuesOf, writeCustom } from "../custom/values.ts";
import type { Transaction, Value } from "../database/database.ts";
import type { ChangedRow } from "../journal/left.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { Refusal, refuse } from "../refusal.ts";
import type { Scopes } from "../scope.ts";
import { columnValues, readFrom, writtenOf } from "./columns.ts";
import type { Held } from "./held.ts";
import { linkStatements } from "./links.ts";
import { type Nouns, titleOf } from "./nouns.ts";
import { bySerialiser } from "./shape.ts";
import { type Table, tableOf } from "./table.ts";

/** What a verb sets: a field's written value, or whether the record is put away. */
export interface Setting {
  readonly values: Readonly<Record<string, unknown>>;
  readonly archivedAt?: string | null;
}

type Values = Readonly<Record<string, unknown>>;

interface Shaped {
  readonly table: Table;
  readonly select: string;
  readonly width: number;
  json(row: readonly Value[]): string;
}

interface RowsOf {
  readonly tx: Transaction;
  readonly nouns: Nouns;
  readonly keys: SubjectKeys;
  readonly scope: Scopes;
  readonly organization: string;
  /** The fields that the organization has added to a noun. */
  readonly custom: (noun: string) => Promise<readonly Property[]>;
}

/** One set of values over another, field by field, and each of what an organization has added by itself. */
function over(below: Values, above: Values): Values {
  const custom = { ...(below["custom"] as object | undefined), ...(above["custom"] as object | undefined) };
  return { ...below, ...above, ...(Object.keys(custom).length > 0 ? { custom } : {}) };
}

const shapes = new WeakMap<Noun, Shaped>();

/**
 * The rows that one write may touch: of one scope, in one transaction. Its statements are made from the contract, the
 * organization first. It remembers every change; the journal is computed from that.
 */
export class Rows {
  readonly changes: ChangedRow[] = [];
  /** What it was made of. */
  readonly of: RowsOf;
  readonly #tx: Transaction;
  readonly #nouns: Nouns;
  readonly #keys: SubjectKeys;
  readonly #scope: Scopes;
  readonly #organization: string;
  readonly #recordKeys: Map<string, Uint8Array>;
  /** Records that were read in one statement and are not looked at yet. */
  readonly #ahead: Map<string, Held>;

  constructor(of: RowsOf, within?: Rows) {
    this.of = of;
    this.#tx = of.tx;
    this.#nouns = of.nouns;
    this.#keys = of.keys;
    this.#scope = of.scope;
    this.#organization = of.organization;
    this.#recordKeys = within ? within.#recordKeys : new Map();
    this.#ahead = within ? within.#ahead : new Map();
  }

  /** The same rows for an act that this one calls: what it changes is its own. */
  within(): Rows {
    return new Rows(this.of, this);
  }

  /** The key of a record that this write loaded or made. */
  keyOf(noun: Noun, id: string): Uint8Array {
    const key = this.#recordKeys.get(`${noun.word} ${id}`);
    if (!key) throw new Error("a record that was not loaded");
    return key;
  }

  /** Reads many records at once, of which each will be loaded next. */
  async readAhead(noun: Noun, ids: readonly string[]): Promise<void> {
    const marks = ids.map(() => "?").join(",");
    for (const record of await this.#select(noun, `t.id IN (${marks})`, ids)) {
      this.#ahead.set(`${noun.word} ${record.id}`, record);
    }
  }

  /** The record of this id, at the version that its writer saw. Otherwise nothing is there, or there is a conflict. */
  async load(noun: Noun, id: string, version: number): Promise<Held> {
    const name = `${noun.word} ${id}`;
    const ahead = this.#ahead.get(name);
    this.#ahead.delete(name);
    const record = ahead ?? (await this.#read(noun, id));
    if (record.version !== version) refuse("CONFLICT", { singular: noun.singular, current: record });
    return record;
  }

  async change(
    noun: Noun,
    record: Held,
    { values, archivedAt = record.archivedAt }: Setting,
    at: string,
  ): Promise<Held> {
    const { table } = this.#shape(noun);
    const { custom: given, ...own } = values;
    const custom = checkCustom(given === undefined ? [] : await this.of.custom(noun.word), given, false);
    const names = await this.names(noun.fields, own);
    const sets = columnValues(table, own);
    const columns = ["version=version+1", "updated_at=?", "archived_at=?", ...sets.map(([column]) => `${column}=?`)];
    const { changes } = await this.#tx.run(
      `UPDATE ${table.name} SET ${columns.join(",")} WHERE organization_id=? AND id=? AND version=?`,
      [at, archivedAt, ...sets.map(([, value]) => value), this.#organization, record.id, record.version],
    );
    if (changes === 0) refuse("CONFLICT", { singular: noun.singular, current: await this.#read(noun, record.id) });
    await this.#link(table, record.id, own, false);
    await writeCustom(this.#tx, { organization: this.#organization, noun: noun.word, id: record.id }, custom);
    const told = {
      ...{ ...readFrom(noun, own), ...names },
      ...(given === undefined ? {} : { custom: { ...record.custom, ...custom } }),
    };
    const after: Held = { ...record, version: record.version + 1, updatedAt: at, archivedAt, ...told };
    this.#remember(noun, record, after);
    return after;
  }

  async create(noun: Noun, id: string, values: Readonly<Record<string, unknown>>, at: string): Promise<Held> {
    const { table } = this.#shape(noun);
    const { custom: given, ...own } = values;
    const properties = await this.of.custom(noun.word);
    const custom = checkCustom(properties, given, true);
    const names = await this.names(noun.fields, own);
    const { key, sealed } = this.#keys.make(this.#organization, noun.word, id);
    const sets = columnValues(table, own);
    const columns = [
      "organization_id",
      "id",
      "version",
      "created_at",
      "updated_at",
      "seal",
      ...sets.map(([name]) => name),
    ];
    await this.#tx.run(
      `INSERT INTO ${table.name} (${columns.join(",")}) VALUES (${columns.map(() => "?").join(",")})`,
      [this.#organization, id, 1, at, at, sealed, ...sets.map(([, value]) => value)],
    );
    await this.#link(table, id, own, true);
    await writeCustom(this.#tx, { organization: this.#organization, noun: noun.word, id }, custom);
    const empty = Object.fromEntries(properties.map(({ word }) => [word, null]));
    const told = {
      ...{ ...readFrom(noun, own), ...names },
      ...(properties.length === 0 ? {} : { custom: { ...empty, ...custom } }),
    };
    const record: Held = { id, version: 1, createdAt: at, updatedAt: at, archivedAt: null, ...told };
    this.#recordKeys.set(`${noun.word} ${id}`, key);
    this.#remember(noun, null, record);
    return record;
  }

  async #link(table: Table, id: string, values: Readonly<Record<string, unknown>>, isNew: boolean): Promise<void> {
    const organization = this.#organization;
    for (const [sql, bound] of linkStatements({ table, organization, id }, values, isNew))
      await this.#tx.run(sql, bound);
  }

  #shape(noun: Noun): Shaped {
    const known = shapes.get(noun);
    if (known) return known;
    const made = bySerialiser(tableOf(noun), this.#nouns);
    shapes.set(noun, made);
    return made;
  }

  async #read(noun: Noun, id: string): Promise<Held> {
    const [record] = await this.#select(noun, "t.id=?", [id]);
    return record ?? refuse("NOT_FOUND", { singular: noun.singular });
  }

  async #select(noun: Noun, where: string, values: readonly Value[]): Promise<Held[]> {
    const { table, select, width, json } = this.#shape(noun);
    const scope = this.#scope(noun.word);
    const rows = await this.#tx.lists(`SELECT ${select},t.seal FROM ${table.name} t WHERE ${scope.sql} AND ${where}`, [
      ...scope.values,
      ...values,
    ]);
    const records = rows.map((row) => {
      const record = JSON.parse(json(row)) as Held;
      const key = this.#keys.open(this.#organization, noun.word, record.id, row[width] as Uint8Array);
      this.#recordKeys.set(`${noun.word} ${record.id}`, key);
      return record;
    });
    const properties = await this.of.custom(noun.word);
    if (properties.length === 0) return records;
    const place = { organization: this.#organization, noun: noun.word };
    const ids = records.map(({ id }) => id);
    const custom = await customValuesOf(this.#tx, place, properties, ids);
    return records.map((record) => ({ ...record, custom: custom.get(record.id) ?? {} }));
  }

  /** The names of the records that are newly referred to. What is not there, or put away, cannot be referred to. */
  async names(
    fields: Fields,
    values: Readonly<Record<string, unknown>>,
  ): Promise<Record<string, Ref | readonly Ref[]>> {
    const refs = Object.entries(values).flatMap(([key, ids]) => {
      const field = fields[key];
      const to = field && refersTo(field);
      return to && ids !== null ? [ids as string | readonly string[]].flat().map((id) => ({ key, id, to })) : [];
    });
    if (refs.length === 0) return {};
    const selects = refs.map(
      ({ to }) =>
        `(SELECT t.${titleOf(this.#nouns, to)} FROM ${to} t WHERE ${this.#scope(to).sql} AND t.id=? AND t.archived_at IS NULL)`,
    );
    const [row = []] = await this.#tx.lists(
      `SELECT ${selects.join(",")}`,
      refs.flatMap(({ id, to }) => [...this.#scope(to).values, id]),
    );
    const named = refs.map(({ key, id, to }, index) => {
      const name = row[index];
      if (typeof name !== "string")
        throw new Refusal("INVALID", { issues: `${key}: there is nothing in ${to} with this id` }, true);
      return { key, ref: { id, name } };
    });
    const keys = [...new Set(named.map(({ key }) => key))];
    return Object.fromEntries(
      keys.map((key) => {
        const own = named.flatMap((each) => (each.key === key ? [each.ref] : []));
        return [key, Array.isArray(values[key]) ? own : (own[0] as Ref)];
      }),
    );
  }

  /** Keeps what changed. Of what a record refers to the id alone: a name belongs to the record that has it. */
  #remember(noun: Noun, before: Held | null, after: Held): void {
    const changed = Object.keys(after).filter(
      (key) => !before || before[key as keyof Held] !== after[key as keyof Held],
    );
    const keptOf = (record: Held, key: string): unknown =>
      writtenOf(noun.fields[key], record[key as keyof Held] as unknown);
    // Of what the organization has added, too, what changed alone.
    const added = Object.keys(after.custom ?? {}).filter((word) => before?.custom?.[word] !== after.custom?.[word]);
    const customOf = (record: Held) => Object.fromEntries(added.map((word) => [word, record.custom?.[word] ?? null]));
    const pick = (record: Held) =>
      Object.fromEntries(
        changed.flatMap((key) => {
          if (key !== "custom") return [[key, keptOf(record, key)]];
          return added.length === 0 ? [] : [[key, customOf(record)]];
        }),
      );
    const change = { noun: noun.word, id: after.id, before: before && pick(before), after: pick(after) };
    const at = this.changes.findIndex((each) => each.noun === change.noun && each.id === change.id);
    const first = this.changes[at];
    if (!first) {
      this.changes.push({ ...change, was: before, is: after });
      return;
    }
    // What one act does to a record is one change, however often it sets it: from what was there first to what is there now.
    this.changes[at] = {
      ...{ ...change, was: first.was, is: after, after: over(first.after, change.after) },
      before: first.before && over(change.before ?? {}, first.before),
    };
  }
}
