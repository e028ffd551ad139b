import { event } from "../../event.ts";
import { email, oneOf, text } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ADMINISTRATORS, READERS, ROLES, verb, verbOfNoun } from "../../verb.ts";

const name = text({ max: 120, class: "personal" });
const role = oneOf(ROLES, { class: "operational" });

/** The people of an organization. */
export const members = noun("members", {
  singular: "member",
  department: "admin",
  summary: "A person in the organization.",
  title: "name",
  fields: {
    name,
    email: email(),
    role,
  },
  sorts: ["name"],
  // Somebody becomes a member by an invitation, and is put away when they are removed: what they did stays theirs.
  standard: [...READING_VERBS, "archive", "restore", "undo"],
  verbs: {
    assign: verb({
      ...{ summary: "Gives a member another role.", emits: "assigned", undoneBy: "assign" },
      ...{ input: { role }, roles: ADMINISTRATORS },
    }),
    join: verbOfNoun({
      ...{ summary: "Adds somebody who has accepted an invitation.", emits: "joined", undoneBy: "archive" },
      ...{ input: { name, email: email(), role }, roles: [] },
    }),
    leave: verb({
      summary: "Ends one's own membership.",
      // Whoever has left cannot come back by themselves.
      ...{ input: {}, emits: "left", undoneBy: null, roles: READERS },
    }),
  },
  events: {
    assigned: event({ summary: "A member got another role.", fields: { role } }),
    joined: event({ summary: "Somebody has joined the organization.", fields: { role } }),
    left: event({ summary: "A member has left the organization." }),
  },
});

/** A person in the organization. */
export interface Member extends RecordOf<typeof members> {}
/** What a new member is made from. */
export interface NewMember extends NewOf<typeof members> {}
/** What can be changed of a member. */
export interface MemberChanges extends ChangesOf<typeof members> {}
/** What a list of members can be narrowed to. */
export interface MemberFilter extends FilterOf<typeof members> {}
/** What members can be sorted by. */
export type MemberSort = SortOf<typeof members>;
