import type { Noun, Ref, Standing } from "@nexus-os/contracts";
import type { Transaction, Value } from "../database/database.ts";
import type { ChangedRow } from "../journal/left.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import type { Scope } from "../scope.ts";
import { columnValues } from "./columns.ts";
import { type Nouns, titleOf } from "./nouns.ts";
import { bySerialiser } from "./shape.ts";
import { type Table, tableOf } from "./table.ts";

/** A record in the hands of a verb. */
export type Held = Standing & Readonly<Record<string, unknown>>;

interface Loaded {
  readonly record: Held;
  readonly key: Uint8Array;
}

/** What a verb sets: a field's written value, or whether the record is put away. */
export interface Setting {
  readonly values: Readonly<Record<string, unknown>>;
  readonly archivedAt?: string | null;
}

interface Shaped {
  readonly table: Table;
  readonly select: string;
  readonly width: number;
  json(row: readonly Value[]): string;
}

const shapes = new WeakMap<Noun, Shaped>();

/**
 * The rows that one write may touch: of one scope, in one transaction. Its statements are made from the contract, the
 * organization first. It remembers every change; the journal is computed from that.
 */
export class Rows {
  readonly changes: ChangedRow[] = [];
  readonly #tx: Transaction;
  readonly #nouns: Nouns;
  readonly #keys: SubjectKeys;
  readonly #scope: Scope;
  readonly #organization: string;
  readonly #loaded = new Map<string, Loaded>();

  constructor(of: { tx: Transaction; nouns: Nouns; keys: SubjectKeys; scope: Scope; organization: string }) {
    this.#tx = of.tx;
    this.#nouns = of.nouns;
    this.#keys = of.keys;
    this.#scope = of.scope;
    this.#organization = of.organization;
  }

  /** The key of a record that this write loaded or made. */
  keyOf(id: string): Uint8Array {
    const loaded = this.#loaded.get(id);
    if (!loaded) throw new Error("a record that was not loaded");
    return loaded.key;
  }

  /** The record of this id, at the version that its writer saw. Otherwise nothing is there, or there is a conflict. */
  async load(noun: Noun, id: string, version: number): Promise<Held> {
    const record = await this.#read(noun, id);
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
    const names = await this.#names(noun, values);
    const sets = columnValues(table, values);
    const columns = ["version=version+1", "updated_at=?", "archived_at=?", ...sets.map(([column]) => `${column}=?`)];
    const { changes } = await this.#tx.run(
      `UPDATE ${table.name} SET ${columns.join(",")} WHERE organization_id=? AND id=? AND version=?`,
      [at, archivedAt, ...sets.map(([, value]) => value), this.#organization, record.id, record.version],
    );
    if (changes === 0) refuse("CONFLICT", { singular: noun.singular, current: await this.#read(noun, record.id) });
    const after: Held = { ...record, version: record.version + 1, updatedAt: at, archivedAt, ...values, ...names };
    this.#remember(noun, record, after);
    return after;
  }

  async create(noun: Noun, id: string, values: Readonly<Record<string, unknown>>, at: string): Promise<Held> {
    const { table } = this.#shape(noun);
    const names = await this.#names(noun, values);
    const { key, sealed } = this.#keys.make(this.#organization, noun.word, id);
    const sets = columnValues(table, values);
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
    const record: Held = { id, version: 1, createdAt: at, updatedAt: at, archivedAt: null, ...values, ...names };
    this.#loaded.set(id, { record, key });
    this.#remember(noun, null, record);
    return record;
  }

  #shape(noun: Noun): Shaped {
    const known = shapes.get(noun);
    if (known) return known;
    const made = bySerialiser(tableOf(noun), this.#nouns);
    shapes.set(noun, made);
    return made;
  }

  async #read(noun: Noun, id: string): Promise<Held> {
    const { table, select, width, json } = this.#shape(noun);
    const [row] = await this.#tx.lists(
      `SELECT ${select},t.seal FROM ${table.name} t WHERE ${this.#scope.sql} AND t.id=?`,
      [...this.#scope.values, id],
    );
    if (!row) return refuse("NOT_FOUND", { singular: noun.singular });
    const record = JSON.parse(json(row)) as Held;
    const key = this.#keys.open(this.#organization, noun.word, id, row[width] as Uint8Array);
    this.#loaded.set(id, { record, key });
    return record;
  }

  /** The names of the records that are newly referred to. What is not there, or put away, cannot be referred to. */
  async #names(noun: Noun, values: Readonly<Record<string, unknown>>): Promise<Record<string, Ref>> {
    const refs = Object.entries(values).flatMap(([key, id]) => {
      const field = noun.fields[key];
      return field?.kind === "ref" && typeof id === "string" ? [{ key, id, to: field.to }] : [];
    });
    if (refs.length === 0) return {};
    const selects = refs.map(
      ({ to }) =>
        `(SELECT t.${titleOf(this.#nouns, to)} FROM ${to} t WHERE ${this.#scope.sql} AND t.id=? AND t.archived_at IS NULL)`,
    );
    const [row = []] = await this.#tx.lists(
      `SELECT ${selects.join(",")}`,
      refs.flatMap(({ id }) => [...this.#scope.values, id]),
    );
    const names = refs.map(({ key, id, to }, index) => {
      const name = row[index];
      if (typeof name !== "string") refuse("INVALID", { issues: `${key}: there is nothing in ${to} with this id` });
      return [key, { id, name }] as const;
    });
    return Object.fromEntries(names);
  }

  /** Keeps what changed. Of what a record refers to the id alone: a name belongs to the record that has it. */
  #remember(noun: Noun, before: Held | null, after: Held): void {
    const changed = Object.keys(after).filter(
      (key) => !before || before[key as keyof Held] !== after[key as keyof Held],
    );
    const keptOf = (record: Held, key: string): unknown => {
      const value: unknown = record[key as keyof Held];
      return noun.fields[key]?.kind === "ref" ? ((value as Ref | null)?.id ?? null) : value;
    };
    const pick = (record: Held) => Object.fromEntries(changed.map((key) => [key, keptOf(record, key)]));
    this.changes.push({ noun: noun.word, id: after.id, before: before && pick(before), after: pick(after) });
  }
}
