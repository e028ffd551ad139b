import {
  type Bucket,
  dimensionsOf,
  type FieldData,
  type Fields,
  isSecret,
  measuresOf,
  type Noun,
  newId,
  type Operation,
} from "@nexus-os/contracts";
import { initialValues } from "../core/acts/initial.ts";
import { Rows } from "../core/records/rows.ts";
import { scopesOf } from "../core/scope.ts";
import type { Company, World } from "./world.ts";

// What a suite over every operation needs: a record of every noun, and an input of every operation that is valid.

type Input = Record<string, unknown>;

/** The id of a record that a field may refer to. */
type Find = (word: string) => Promise<string>;

async function sampleOf(field: FieldData, find: Find): Promise<unknown> {
  switch (field.kind) {
    case "text":
    case "longText":
      return "Thing";
    case "integer":
    case "percent":
    case "duration":
      return Math.max(1, field.least);
    case "decimal":
      return field.least.startsWith("-") || Number(field.least) < 1 ? "1" : field.least;
    case "money":
      return { minor: 100, currency: "EUR" };
    case "yesNo":
      return true;
    case "date":
      return "2026-05-04";
    case "instant":
      return "2026-05-04T08:00:00.000Z";
    case "localTime":
      return { local: "2026-05-04T10:00", zone: "Europe/Berlin" };
    case "oneOf":
      return field.of[0];
    case "manyOf":
      return [field.of[0]];
    case "email":
      return `thing-${newId()}@example.com`;
    case "phone":
      return "+4930123456";
    case "webAddress":
      return "https://example.com/";
    case "json":
      return { thing: 1 };
    case "ref":
    case "file":
      return find(field.to);
    case "refs":
      return [await find(field.to)];
  }
}

async function valuesOf(fields: Fields, find: Find): Promise<Input> {
  const values: Input = {};
  for (const [key, field] of Object.entries(fields)) values[key] = await sampleOf(field, find);
  return values;
}

/** What must hold for a noun beside what its fields say. */
const HOLDING: Readonly<Record<string, () => Input>> = {
  apikeys: () => ({ permissions: ["deals.list"], expiresAt: null }),
  properties: () => ({
    noun: "accounts",
    word: `w${newId().replaceAll("-", "")}`,
    kind: "text",
    choices: null,
    required: false,
  }),
  findings: () => ({
    ...{ advice: "deals.gone-quiet", noun: "accounts", subject: `thing ${newId()}` },
    ...{ claimedBy: null, actedAt: null, outcome: null, endedAt: null },
  }),
  invitations: () => ({ role: "viewer", address: `thing-${newId()}@example.com` }),
  members: () => ({ role: "viewer" }),
  tunings: () => ({ advice: "deals.gone-quiet", thresholds: { days: 20 } }),
  policies: () => ({ operation: "jobs.cancel", hours: 2, escalateAfter: 1 }),
};

function holding(noun: Noun, values: Input): Input {
  const more = Object.entries(HOLDING[noun.word]?.() ?? {}).filter(([key]) => key in values);
  return { ...values, ...Object.fromEntries(more) };
}

const writable = (noun: Noun, ...writers: readonly string[]): Fields =>
  Object.fromEntries(Object.entries(noun.fields).filter(([, { writes }]) => writers.includes(writes)));

/** An act on one record that takes nothing else. */
function simplest({ standard, verbs }: Noun): string {
  if (standard.includes("archive")) return "archive";
  const found = Object.entries(verbs).find(([, { on, input }]) => on === "record" && Object.keys(input).length === 0);
  return found?.[0] ?? "archive";
}

/** Makes records of any noun in a company, below all verbs: also of those that only Nexus makes. */
export function maker(world: World, company: Company) {
  const made = new Map<string, Promise<string>>();
  /** The noun of every id that was given out. */
  const words = new Map<string, string>();

  async function make(word: string): Promise<string> {
    const noun = world.core.nouns[word];
    if (!noun) throw new Error(`no noun ${word}`);
    const values = holding(noun, await valuesOf(noun.fields, find));
    const { actor } = company.people.owner;
    const { nouns, keys } = world.core;
    const now = new Date().toISOString();
    const id = newId();
    words.set(id, word);
    await world.database.transaction(async (tx) => {
      const rows = new Rows({
        tx,
        nouns,
        keys,
        scope: scopesOf(actor, nouns),
        organization: company.id,
        custom: async () => [],
      });
      await rows.create(noun, id, initialValues(noun, values, now), now);
    });
    return id;
  }

  /** The one record of a noun that others refer to. */
  const find: Find = async (word) => {
    // Whom a record names is somebody who can act.
    if (word === "members") {
      words.set(company.people.member.id, word);
      return company.people.member.id;
    }
    const known = made.get(word) ?? make(word);
    made.set(word, known);
    return known;
  };

  /** An input that an operation takes. Those on a record are given a new one, unless it is said which. */
  async function input({ promise, noun }: { promise: Operation; noun: Noun }, given?: string): Promise<Input> {
    const seen = async () => ({ id: given ?? (await make(noun.word)), version: 1 });
    if (promise.input) {
      const values = await valuesOf(promise.input, find);
      // What an act makes has to hold as what is made below all verbs has to.
      return promise.on === "record" ? { ...(await seen()), ...values } : holding(noun, values);
    }
    switch (promise.verb) {
      case "list":
      case "count":
        return { filter: await filterOf(noun, find) };
      case "aggregate":
        return { filter: await filterOf(noun, find), ...groupsOf(noun) };
      case "get":
      case "timeline":
        return { id: given ?? (await find(noun.word)) };
      case "create":
        return { id: newId(), ...holding(noun, await valuesOf(writable(noun, "always", "create"), find)) };
      case "update":
        return { ...(await seen()), changes: holding(noun, await valuesOf(writable(noun, "always"), find)) };
      case "bulk":
        return { verb: simplest(noun), records: [await seen()] };
      case "undo":
        return { seq: 1 };
      case "export":
        return { format: "csv", name: `Things ${newId()}` };
      case "import":
        return { file: await make("files") };
      case "load": {
        const record = holding(noun, await valuesOf(writable(noun, "always", "create"), find));
        const told = { row: 2, outcome: "error", id: null, column: null, why: `Not understood: ${newId()}` };
        return { part: 0, records: [{ row: 1, verb: "create", input: record }], told: [told] };
      }
      default:
        return seen();
    }
  }

  return { make, find, input, words, values: (fields: Fields) => valuesOf(fields, find) };
}

async function filterOf(noun: Noun, find: Find): Promise<Input> {
  const refs = Object.entries(noun.fields).filter(([, field]) => field.kind === "ref" && !isSecret(field));
  return valuesOf(Object.fromEntries(refs), find);
}

function groupsOf(noun: Noun): Input {
  const by = Object.entries(dimensionsOf(noun)).map(([field, isTime]) =>
    isTime ? { field, bucket: "month" as Bucket } : { field },
  );
  const [field] = measuresOf(noun);
  return { by: by.slice(0, 3), ...(field === undefined ? {} : { measures: [{ field, of: "sum" }] }) };
}

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Every place in an input where an id stands, as a path. */
export function idPaths(input: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof input === "string") return ID.test(input) ? [path] : [];
  if (typeof input !== "object" || input === null) return [];
  return Object.entries(input).flatMap(([key, value]) =>
    idPaths(value, [...path, Array.isArray(input) ? Number(key) : key]),
  );
}

/** An input with another value at a path. */
export function withAt<T>(input: T, [head, ...rest]: readonly (string | number)[], value: unknown): T {
  if (head === undefined) return value as T;
  const copy = (Array.isArray(input) ? [...input] : { ...input }) as Record<string | number, unknown>;
  copy[head] = withAt(copy[head], rest, value);
  return copy as T;
}
