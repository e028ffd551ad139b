import { initially, onCreation, ref, text } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { MANAGERS } from "../../verb.ts";

/** Who is in which team. Somebody leaves a team when the record is put away. */
export const teammates = noun("teammates", {
  singular: "teammate",
  department: "admin",
  summary: "A member of a team.",
  title: "duty",
  fields: {
    team: onCreation(ref("teams")),
    member: onCreation(ref("members")),
    /** What they do in it. */
    duty: initially(text({ max: 80 }), "Member"),
  },
  allowed: { writers: MANAGERS },
});

/** A member of a team. */
export interface Teammate extends RecordOf<typeof teammates> {}
/** What a new teammate is made from. */
export interface NewTeammate extends NewOf<typeof teammates> {}
/** What can be changed of a teammate. */
export interface TeammateChanges extends ChangesOf<typeof teammates> {}
/** What a list of teammates can be narrowed to. */
export interface TeammateFilter extends FilterOf<typeof teammates> {}
/** What teammates can be sorted by. */
export type TeammateSort = SortOf<typeof teammates>;
