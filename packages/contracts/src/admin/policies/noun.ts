import { initially, integer, money, oneOf, optional, ref, text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ROLES } from "../../verb.ts";

/** Whose acts a policy is about: everybody's, people's, those of people at an embedded element, of API keys, of Nexus itself. */
export const POLICY_ACTORS = ["anyone", "member", "embed", "key", "system"] as const;
/** What becomes of a proposal that nobody decided in time. */
export const ON_TIMEOUT = ["refuse", "approve"] as const;

/** Which acts somebody else has to approve before they are done. A policy that is put away holds for nothing. */
export const policies = noun("policies", {
  singular: "policy",
  department: "admin",
  summary: "Says which acts need an approval, and whose.",
  title: "name",
  fields: {
    name: text({ max: 160 }),
    /** The act, for example deals.move. */
    operation: text({ max: 80, class: "operational" }),
    actors: initially(oneOf(POLICY_ACTORS, { class: "operational" }), "anyone"),
    /** Only acts on at least this much; an amount in another currency counts as more. */
    atLeast: optional(money()),
    /** Who may approve: a team's members, or where no team is named whoever has this role. */
    team: optional(ref("teams")),
    role: initially(oneOf(ROLES, { class: "operational" }), "owner"),
    /** How many have to approve. */
    needed: initially(integer({ class: "operational", least: 1, most: 20 }), 1),
    /** How many hours there are to decide, and what becomes of it then. */
    hours: initially(integer({ class: "operational", least: 1, most: 8760 }), 72),
    onTimeout: initially(oneOf(ON_TIMEOUT, { class: "operational" }), "refuse"),
    /** After so many hours this member may decide, too. */
    escalateAfter: optional(integer({ class: "operational", least: 1, most: 8760 })),
    escalateTo: optional(ref("members")),
  },
  sorts: ["name"],
});

/** Says which acts need an approval. */
export interface Policy extends RecordOf<typeof policies> {}
/** What a new policy is made from. */
export interface NewPolicy extends NewOf<typeof policies> {}
/** What can be changed of a policy. */
export interface PolicyChanges extends ChangesOf<typeof policies> {}
/** What a list of policies can be narrowed to. */
export interface PolicyFilter extends FilterOf<typeof policies> {}
/** What policies can be sorted by. */
export type PolicySort = SortOf<typeof policies>;
