import { event } from "../../event.ts";
import { byServer, instant, json, onCreation, oneOf, optional, ref, text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ADMINISTRATORS, question, verb, verbOfNoun } from "../../verb.ts";

/** The states of a key. One that has ended by its own day is still `active` and lets nobody in. */
export const APIKEY_STATES = ["active", "revoked"] as const;

/** What every key begins with, so that it is known for one wherever it turns up. */
export const APIKEY_PREFIX = "nxk_";

const given = {
  name: text({ max: 120 }),
  /** Whom it acts for; nobody where it is a service account, which acts for itself. */
  member: optional(ref("members", { class: "operational" })),
  /** The names of the operations that it may call, each of which its maker may call. */
  permissions: json({ class: "operational" }),
  expiresAt: optional(instant({ class: "operational" })),
};

/** Keys by which programs call Nexus. */
export const apikeys = noun("apikeys", {
  singular: "API key",
  department: "admin",
  summary: "A key by which a program calls Nexus, for a member or as a service account.",
  title: "name",
  fields: {
    name: onCreation(given.name),
    member: onCreation(given.member),
    permissions: onCreation(given.permissions),
    expiresAt: onCreation(given.expiresAt),
    /** How its secret begins: enough to tell keys apart, and nothing to guess the rest by. */
    prefix: byServer(text({ max: 16, class: "operational" })),
    state: byServer(oneOf(APIKEY_STATES, { class: "operational" })),
    revokedAt: byServer(optional(instant({ class: "operational" }))),
  },
  sorts: ["name"],
  standard: ["list", "get", "count", "aggregate", "timeline"],
  allowed: { readers: ADMINISTRATORS },
  verbs: {
    issue: verbOfNoun({
      summary: "Makes an API key. Its secret is in the answer, once.",
      input: given,
      emits: "issued",
      undoneBy: null,
      roles: ADMINISTRATORS,
    }),
    revoke: verb({
      summary: "Ends an API key for ever, within a second, with every stream that it opened.",
      input: {},
      emits: "revoked",
      undoneBy: null,
      roles: ADMINISTRATORS,
    }),
  },
  questions: {
    uses: question({
      summary: "Tells when each API key was last used, to the minute.",
      input: {},
      output: { uses: json({ class: "operational" }) },
      roles: ADMINISTRATORS,
    }),
  },
  events: {
    issued: event({ summary: "An API key was made." }),
    revoked: event({ summary: "An API key was ended." }),
  },
});

/** A key by which a program calls Nexus. */
export interface Apikey extends RecordOf<typeof apikeys> {}
/** What a new key is made from. */
export interface NewApikey extends NewOf<typeof apikeys> {}
/** What can be changed of a key: nothing. */
export interface ApikeyChanges extends ChangesOf<typeof apikeys> {}
/** What a list of keys can be narrowed to. */
export interface ApikeyFilter extends FilterOf<typeof apikeys> {}
/** What keys can be sorted by. */
export type ApikeySort = SortOf<typeof apikeys>;
