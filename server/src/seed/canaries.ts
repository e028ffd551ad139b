import { randomBytes } from "node:crypto";
import {
  type Account,
  type FieldData,
  type Noun,
  newId,
  OPERATIONS,
  type Property,
  type Role,
} from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import type { Database } from "../core/database/database.ts";
import { addEmbedKey, addMember, createOrganization } from "../core/identity/organizations.ts";
import { Refusal } from "../core/refusal.ts";

/** Where a string stands that is nowhere else. Whoever sees it elsewhere knows what leaked, and whose it was. */
export interface Canary {
  readonly canary: string;
  readonly organization: string;
  readonly table: string;
  readonly column: string;
}

export interface Person {
  readonly organization: string;
  readonly id: string;
  readonly role: Role;
  readonly email: string;
  readonly password: string;
}

export interface Planted {
  readonly organizations: readonly string[];
  readonly people: readonly Person[];
  readonly records: readonly { readonly organization: string; readonly noun: string; readonly id: string }[];
  readonly embedKeys: readonly { readonly organization: string; readonly secret: string }[];
  readonly canaries: readonly Canary[];
  /** What takes no record from outside, or refused one, and why. */
  readonly without: readonly { readonly noun: string; readonly why: string }[];
}

export interface CanaryOptions {
  readonly core: Core;
  readonly database: Database;
  readonly tenants: number;
  readonly roles: readonly Role[];
  readonly now: Date;
}

const aCanary = (): string => `cny${randomBytes(6).toString("hex")}`;
const LEAST_LENGTH = aCanary().length;

/** A value of a field: with a canary in it where it can hold one. */
function filling(field: FieldData, ids: ReadonlyMap<string, string>): unknown {
  switch (field.kind) {
    case "text":
    case "longText":
      return field.max < LEAST_LENGTH ? "x" : aCanary();
    case "email":
      return `${aCanary()}@canary.example`;
    case "webAddress":
      return `https://canary.example/${aCanary()}`;
    case "json":
      return { canary: aCanary() };
    case "phone":
      return "+4930123456";
    case "integer":
    case "percent":
    case "duration":
      return field.least;
    case "decimal":
      return field.least;
    case "money":
      return { minor: 100, currency: "EUR" };
    case "yesNo":
      return true;
    case "date":
      return "2026-11-23";
    case "instant":
      return "2026-11-23T12:00:00.000Z";
    case "localTime":
      return { local: "2026-11-23T12:00", zone: "Europe/Berlin" };
    case "oneOf":
      return field.of[0];
    case "manyOf":
      return field.of;
    case "ref":
    case "file":
      return ids.get(field.to);
    case "refs":
      return ids.has(field.to) ? [ids.get(field.to)] : [];
  }
}

/** The noun that gets a field of the organization's own, with a canary in its word, its label and its values. */
const WITH_OWN = "accounts";

/** What must hold for a noun beside what its fields say. None of it stands in the way of what is made later. */
const HOLDING: Readonly<Record<string, () => Record<string, unknown>>> = {
  properties: () => ({ noun: WITH_OWN, word: aCanary(), kind: "text", choices: null, required: false }),
  // An act that fills no table: what needs an approval would wait here for ever.
  policies: () => ({ operation: "jobs.cancel", hours: 2, escalateAfter: 1 }),
  tunings: () => ({ advice: "deals.gone-quiet", thresholds: { days: 20 } }),
};

function inputOf({ word, fields }: Noun, ids: ReadonlyMap<string, string>): Record<string, unknown> {
  const given = Object.entries(fields)
    .filter(([, { writes }]) => writes !== "never")
    .map(([key, field]) => [key, filling(field, ids)] as const)
    .filter(([, value]) => value !== undefined);
  return { ...Object.fromEntries(given), ...HOLDING[word]?.() };
}

async function textColumns(database: Database): Promise<readonly (readonly [table: string, column: string])[]> {
  const sql =
    database.dialect === "sqlite"
      ? "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type='table' AND m.name NOT LIKE 'sqlite_%' AND c.type='TEXT' ORDER BY 1, 2"
      : "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema=DATABASE() AND data_type IN ('varchar','text','mediumtext','longtext','json') ORDER BY 1, 2";
  return (await database.lists(sql)).map(([table, column]) => [String(table), String(column)]);
}

const CANARY = /cny[0-9a-f]{12}/g;

/** Looks for every canary in every column that can hold text: what was planted, and what the server itself made of it. */
async function find(database: Database, owners: ReadonlyMap<string, string>): Promise<Canary[]> {
  const found: Canary[] = [];
  for (const [table, column] of await textColumns(database)) {
    const rows = await database.lists(`SELECT ${column} FROM ${table} WHERE ${column} LIKE '%cny%'`);
    for (const [value] of rows) {
      for (const [canary] of String(value).matchAll(CANARY)) {
        const organization = owners.get(canary);
        if (organization !== undefined) found.push({ canary, organization, table, column });
      }
    }
  }
  return found;
}

/** Fills an empty database with organizations that share nothing, and with strings that stand once in the world. */
export async function plantCanaries(options: CanaryOptions): Promise<Planted> {
  const { core, database, tenants, roles, now } = options;
  const at = now.toISOString();
  const planted = {
    organizations: [] as string[],
    people: [] as Person[],
    embedKeys: [] as Planted["embedKeys"][number][],
  };
  const records: Planted["records"][number][] = [];
  const without = new Map<string, string>();
  const owners = new Map<string, string>();
  const own = (organization: string, text: string): string => {
    for (const [canary] of text.matchAll(CANARY)) owners.set(canary, organization);
    return text;
  };

  async function person(organization: string, role: Role): Promise<Person> {
    const [name, email, password] = [aCanary(), `${aCanary()}@canary.example`, randomBytes(12).toString("base64url")];
    own(organization, `${name} ${email}`);
    const user = await core.auth.createUser({ name, email, password });
    const id = await addMember(database, core.keys, { organization, at, name, email, role, user });
    return { organization, id, role, email, password };
  }

  /** A value in the field that the organization has added. */
  async function fillOwn(actor: Actor, ids: ReadonlyMap<string, string>): Promise<void> {
    const property = JSON.parse(await core.query(actor, "properties.get", { id: ids.get("properties") })) as Property;
    const record = JSON.parse(await core.query(actor, `${WITH_OWN}.get`, { id: ids.get(WITH_OWN) })) as Account;
    const changes = { custom: { [property.word]: own(actor.organization, aCanary()) } };
    const input = { id: record.id, version: record.version, changes };
    await core.execute(actor, `${WITH_OWN}.update`, { key: newId(), input });
  }

  /** Records of every noun that takes them, those first that others refer to. */
  async function fill(actor: Actor, ids: Map<string, string>): Promise<void> {
    const { organization } = actor;
    const waiting = new Set(
      Object.values(core.nouns).filter(({ standard, word }) => standard.includes("create") && !ids.has(word)),
    );
    for (let went = true; went; ) {
      went = false;
      for (const noun of waiting) {
        const input = inputOf(noun, ids);
        try {
          own(organization, JSON.stringify(input));
          const outcome = await core.execute(actor, `${noun.word}.create`, { key: newId(), input });
          if (outcome.outcome !== "done") throw new Refusal("NOT_FOUND", { singular: noun.singular });
          const { id } = JSON.parse(outcome.output) as { id: string };
          ids.set(noun.word, id);
          records.push({ organization, noun: noun.word, id });
          waiting.delete(noun);
          without.delete(noun.word);
          went = true;
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          without.set(noun.word, error.message);
        }
      }
    }
  }

  for (const { word, standard } of Object.values(core.nouns)) {
    if (!standard.includes("create")) without.set(word, "It takes no record from outside.");
  }
  for (let tenant = 0; tenant < tenants; tenant += 1) {
    const name = aCanary();
    const organization = await createOrganization(database, { name, currency: "EUR", timeZone: "Europe/Berlin" }, at);
    own(organization, name);
    planted.organizations.push(organization);
    const people: Person[] = [];
    for (const role of roles) people.push(await person(organization, role));
    planted.people.push(...people);
    const secret = `nxs_${randomBytes(24).toString("base64url")}`;
    await addEmbedKey(database, { organization, name: own(organization, aCanary()), secret, at });
    planted.embedKeys.push({ organization, secret });
    const [first] = people;
    const actor: Actor = {
      ...{ kind: "system", id: "canaries", name: "Nexus", organization },
      permissions: new Set(OPERATIONS.keys()),
    };
    const ids = new Map(first ? [["members", first.id]] : []);
    await fill(actor, ids);
    await fillOwn(actor, ids);
  }
  const canaries = await find(database, owners);
  return { ...planted, records, canaries, without: [...without].map(([noun, why]) => ({ noun, why })) };
}
