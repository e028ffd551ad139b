import { email, oneOf, text } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ROLES } from "../../verb.ts";

/** The people of an organization. */
export const members = noun("members", {
  singular: "member",
  department: "admin",
  summary: "A person in the organization.",
  title: "name",
  fields: {
    name: text({ max: 120, class: "personal" }),
    email: email(),
    role: oneOf(ROLES, { class: "operational" }),
  },
  sorts: ["name"],
  standard: READING_VERBS,
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
