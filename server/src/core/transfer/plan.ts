import {
  type FieldData,
  type ImportMode,
  type Mapped,
  type Noun,
  type Property,
  placesOf,
  refersTo,
  transferFields,
  transferValue,
} from "@nexus-os/contracts";
import { fieldSchema } from "@nexus-os/contracts/schema";
import type { Actor } from "../actor.ts";
import type { Operations } from "../operations.ts";
import type { Query, ReadRecords } from "../query/query.ts";
import { writtenOf } from "../records/columns.ts";
import type { Nouns } from "../records/nouns.ts";
import { Refusal } from "../refusal.ts";
import { type Parts, saidOf } from "./cells.ts";
import { findBy, findNamed, type Named } from "./find.ts";
import type { SheetRow } from "./formats/sheet.ts";
import type { Told } from "./told.ts";

type Values = Readonly<Record<string, unknown>>;

/** What an import's rows are made into. */
export interface Planning {
  readonly actor: Actor;
  readonly noun: Noun;
  readonly nouns: Nouns;
  readonly operations: Operations;
  readonly properties: readonly Property[];
  readonly mapping: readonly Mapped[];
  readonly mode: ImportMode;
  readonly by: string;
  readonly isJson: boolean;
  readonly query: Query;
  readonly records: ReadRecords;
}

/** What a row does. */
export interface Does {
  readonly row: number;
  readonly verb: "create" | "update";
  readonly input: Values;
}

export interface Planned {
  readonly records: readonly Does[];
  /** Of the rows that do nothing: what became of them. */
  readonly told: readonly Told[];
}

/** A row as far as it is understood by itself. */
interface Draft {
  readonly row: number;
  /** By field, as they are written; names of records until they are looked up. */
  readonly values: Map<string, unknown>;
  readonly names: Map<string, { readonly names: readonly string[]; readonly many: boolean }>;
  /** Fields that stand in the file and are empty in this row. */
  readonly empty: Set<string>;
  wrong: { readonly key: string; readonly why: string } | null;
}

/** The columns of the file by field, each with the part that it holds. */
function columnsBy({ noun, properties, mapping }: Planning): Map<string, (readonly [keyof Parts, string])[]> {
  const places = placesOf(noun, properties);
  const columns = new Map<string, (readonly [keyof Parts, string])[]>();
  for (const { column, to } of mapping) {
    const place = places.get(to);
    if (!place) continue;
    columns.set(place.key, [...(columns.get(place.key) ?? []), [place.part ?? "", column.normalize("NFC").trim()]]);
  }
  return columns;
}

/** How the rows of an import become acts. It reads, and writes nothing: a dry run is this and no more. */
export function planner(planning: Planning) {
  const { actor, noun, properties, mode, by, isJson, operations, records, query } = planning;
  const fields = transferFields(noun, properties);
  const columns = columnsBy(planning);
  const columnOf = (key: string): string | null => columns.get(key)?.[0]?.[1] ?? null;
  const schemas = new Map([...fields].map(([key, field]) => [key, fieldSchema(field)]));
  const STANDING: Readonly<Record<string, FieldData>> = {
    id: { kind: "text", max: 36, class: "operational", optional: false, writes: "create" },
    version: {
      ...{ kind: "integer", least: 1, most: Number.MAX_SAFE_INTEGER },
      class: "operational",
      optional: false,
      writes: "never",
    },
  };

  function draftOf({ row, cells }: SheetRow): Draft {
    const draft: Draft = { row, values: new Map(), names: new Map(), empty: new Set(), wrong: null };
    for (const [key, own] of columns) {
      const field = fields.get(key) ?? (STANDING[key] as FieldData);
      const parts = Object.fromEntries(own.map(([part, column]) => [part, cells.get(column)])) as Parts;
      const said = saidOf(field, parts, isJson);
      const isList = (field.kind === "manyOf" || field.kind === "refs") && !field.optional;
      if (said.kind === "nothing" && isList) take(draft, key, []);
      else if (said.kind === "nothing") draft.empty.add(key);
      else if (said.kind === "wrong") draft.wrong ??= { key, why: said.why };
      else if (said.kind === "names") draft.names.set(key, said);
      else take(draft, key, said.value);
    }
    return draft;
  }

  function take(draft: Draft, key: string, value: unknown): void {
    const schema = schemas.get(key);
    const read = schema ? schema.safeParse(value) : null;
    if (read && !read.success) draft.wrong ??= { key, why: read.error.issues[0]?.message ?? "is not valid" };
    else draft.values.set(key, read ? read.data : value);
  }

  function resolve(draft: Draft, named: ReadonlyMap<string, Named>): void {
    for (const [key, { names, many }] of draft.names) {
      const to = refersTo(fields.get(key) as FieldData) as string;
      const found = names.map((name) => ({ name, ids: named.get(to)?.get(name) ?? [] }));
      const odd = found.find(({ ids }) => ids.length !== 1);
      if (odd) {
        const why =
          odd.ids.length === 0
            ? `there is nothing in ${to} called ${odd.name}`
            : `${odd.name} is the name of several in ${to}`;
        draft.wrong ??= { key, why };
      } else {
        const ids = found.map(({ ids: [id] }) => id as string);
        take(draft, key, many ? ids : ids[0]);
      }
    }
  }

  /** What refers to nothing, or to what was put away, is told before anything is written. */
  async function checkIds(drafts: readonly Draft[]): Promise<void> {
    for (const [key, field] of fields) {
      const to = refersTo(field);
      if (to === null || !columns.has(key)) continue;
      const ids = new Set(drafts.flatMap(({ values }) => [values.get(key) ?? []].flat() as string[]));
      const found = await records(actor, to, [...ids]);
      const standing = new Set(
        [...found].flatMap(([id, text]) => ((JSON.parse(text) as Values)["archivedAt"] === null ? [id] : [])),
      );
      for (const draft of drafts) {
        const own = [draft.values.get(key) ?? []].flat() as string[];
        if (own.some((id) => !standing.has(id))) draft.wrong ??= { key, why: `there is nothing in ${to} with this id` };
      }
    }
  }

  async function existing(drafts: readonly Draft[]): Promise<ReadonlyMap<unknown, readonly Values[]>> {
    const wanted = mode === "create" ? "id" : by;
    const keys = [...new Set(drafts.flatMap(({ values }) => values.get(wanted) ?? []))];
    if (wanted !== "id") return findBy(query, actor, noun, wanted, keys as (string | number)[]);
    const found = await records(actor, noun.word, keys as string[]);
    return new Map([...found].map(([id, text]) => [id, [JSON.parse(text) as Values]]));
  }

  const error = (row: number, key: string | null, why: string): Told => ({
    ...{ row, outcome: "error", id: null, why },
    column: key === null ? null : columnOf(key),
  });

  function inputOf(values: ReadonlyMap<string, unknown>): Record<string, unknown> {
    const own: Record<string, unknown> = {};
    const custom: Record<string, unknown> = {};
    for (const [key, value] of values) {
      if (key.startsWith("custom.")) custom[key.slice("custom.".length)] = value;
      else own[key] = value;
    }
    return Object.keys(custom).length > 0 ? { ...own, custom } : own;
  }

  function checked(row: number, verb: Does["verb"], input: Values): Does | Told {
    try {
      operations.get(`${noun.word}.${verb}`)?.parse(input);
      return { row, verb, input };
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      const issues = String(refusal.facts["issues"] ?? refusal.message);
      return error(row, issues.split(/[.:]/)[0] ?? null, issues);
    }
  }

  function making({ row, values }: Draft): Does | Told {
    for (const [key, { optional, initial, writes }] of fields) {
      const needed = writes !== "never" && !optional && initial === undefined;
      if (needed && !values.has(key)) return error(row, key, `${key} must be given`);
    }
    return checked(row, "create", inputOf(new Map([...values].filter(([key]) => key !== "version"))));
  }

  function changing({ row, values, empty }: Draft, record: Values): Does | Told {
    const { id, version } = record as { readonly id: string; readonly version: number };
    if (record["archivedAt"] !== null) return error(row, by, "is put away: bring it back first");
    const seen = values.get("version");
    if (seen !== undefined && seen !== version)
      return error(row, "version", `has changed since: it is at version ${version}`);
    const wanted = new Map([...values].filter(([key]) => key !== "id" && key !== "version"));
    for (const key of empty) {
      const field = fields.get(key);
      if (field?.optional) wanted.set(key, null);
      else if (field && field.initial === undefined) return error(row, key, "must not be empty");
    }
    const changes = new Map<string, unknown>();
    for (const [key, value] of wanted) {
      const field = fields.get(key) as FieldData;
      if (JSON.stringify(writtenOf(field, transferValue(record, key) ?? null)) === JSON.stringify(value)) continue;
      if (field.writes !== "always") return error(row, key, "is set when a record is made, and cannot be changed here");
      changes.set(key, value);
    }
    if (changes.size === 0) return { row, outcome: "unchanged", id, column: null, why: null };
    return checked(row, "update", { id, version, changes: inputOf(changes) });
  }

  function decide(draft: Draft, found: ReadonlyMap<unknown, readonly Values[]>): Does | Told {
    const { row, values, wrong } = draft;
    if (wrong) return error(row, wrong.key, wrong.why);
    const [record, ...more] = found.get(values.get(mode === "create" ? "id" : by)) ?? [];
    if (more.length > 0) return error(row, by, "is what several records are known by");
    if (mode === "create") return record ? error(row, "id", "is the id of a record that is there") : making(draft);
    if (record) return changing(draft, record);
    if (mode === "upsert") return making(draft);
    return error(row, by, values.has(by) ? "is what no record is known by" : "must not be empty");
  }

  return async (rows: readonly SheetRow[]): Promise<Planned> => {
    const drafts = rows.map(draftOf);
    const wanted = new Map<string, Set<string>>();
    for (const { names } of drafts) {
      for (const [key, own] of names) {
        const to = refersTo(fields.get(key) as FieldData) as string;
        wanted.set(to, new Set([...(wanted.get(to) ?? []), ...own.names]));
      }
    }
    const named = new Map<string, Named>();
    for (const [to, names] of wanted) {
      named.set(to, await findNamed(query, actor, planning.nouns[to] as Noun, [...names]));
    }
    for (const draft of drafts) resolve(draft, named);
    await checkIds(drafts);
    const found = await existing(drafts);
    const decided = drafts.map((draft) => decide(draft, found));
    return {
      records: decided.filter((each): each is Does => "verb" in each),
      told: decided.filter((each): each is Told => "outcome" in each),
    };
  };
}
