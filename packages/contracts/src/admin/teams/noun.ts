import { text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { MANAGERS } from "../../verb.ts";

/** Groups of people who decide or work together. */
export const teams = noun("teams", {
  singular: "team",
  department: "admin",
  summary: "A group of people who decide or work together.",
  title: "name",
  fields: { name: text({ max: 120 }) },
  sorts: ["name"],
  allowed: { writers: MANAGERS },
});

/** A group of people. */
export interface Team extends RecordOf<typeof teams> {}
/** What a new team is made from. */
export interface NewTeam extends NewOf<typeof teams> {}
/** What can be changed of a team. */
export interface TeamChanges extends ChangesOf<typeof teams> {}
/** What a list of teams can be narrowed to. */
export interface TeamFilter extends FilterOf<typeof teams> {}
/** What teams can be sorted by. */
export type TeamSort = SortOf<typeof teams>;
