import { event } from "../../event.ts";
import { initially, instant, json, onCreation, optional, text, yesNo } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { MANAGERS, verb } from "../../verb.ts";

/** How an organization wants its advice. Of several about one advice the one that was changed last holds. */
export const tunings = noun("tunings", {
  singular: "tuning",
  department: "admin",
  summary: "Says whether an advice is given, from when on, and whether it learns.",
  title: "advice",
  fields: {
    /** The advice, for example deals.gone-quiet. */
    advice: onCreation(text({ max: 80, class: "operational" })),
    enabled: initially(yesNo({ class: "operational" }), true),
    /** What the advice declares as thresholds; what is left out is as usual. */
    thresholds: optional(json()),
    /** Whether what people make of it changes its place. */
    learns: initially(yesNo({ class: "operational" }), true),
    /** What people made of it before this moment counts no more. */
    learnsFrom: optional(instant({ class: "operational" })),
  },
  sorts: ["advice"],
  allowed: { writers: MANAGERS },
  verbs: {
    forget: verb({
      ...{ summary: "Forgets what people made of an advice until now.", emits: "forgotten", undoneBy: "update" },
      ...{ input: {}, roles: MANAGERS },
    }),
  },
  events: { forgotten: event({ summary: "What was learned counts no more." }) },
});

/** How an organization wants an advice. */
export interface Tuning extends RecordOf<typeof tunings> {}
/** What a new tuning is made from. */
export interface NewTuning extends NewOf<typeof tunings> {}
/** What can be changed of a tuning. */
export interface TuningChanges extends ChangesOf<typeof tunings> {}
/** What a list of tunings can be narrowed to. */
export interface TuningFilter extends FilterOf<typeof tunings> {}
/** What tunings can be sorted by. */
export type TuningSort = SortOf<typeof tunings>;
