import { PROPERTY_KINDS } from "../../custom.ts";
import { initially, longText, onCreation, oneOf, optional, text, yesNo } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";

/** The fields that an organization adds to nouns for itself. */
export const properties = noun("properties", {
  singular: "property",
  department: "admin",
  summary: "A field that the organization has added to a noun.",
  title: "label",
  fields: {
    label: text({ max: 80 }),
    /** The noun that has it, for example deals. */
    noun: onCreation(text({ max: 40, class: "operational" })),
    /** What it is called in calls: `custom: { <word>: … }`. */
    word: onCreation(text({ max: 40, class: "operational" })),
    kind: onCreation(oneOf(PROPERTY_KINDS, { class: "operational" })),
    /** The words of a choice, a line each. */
    choices: optional(longText({ max: 4000 })),
    required: initially(yesNo({ class: "operational" }), false),
    /** Whether its values are about people. */
    personal: initially(onCreation(yesNo({ class: "operational" })), false),
  },
  sorts: ["label"],
});

/** A field that the organization has added. */
export interface PropertyRecord extends RecordOf<typeof properties> {}
/** What a new property is made from. */
export interface NewPropertyRecord extends NewOf<typeof properties> {}
/** What can be changed of a property. */
export interface PropertyRecordChanges extends ChangesOf<typeof properties> {}
/** What a list of properties can be narrowed to. */
export interface PropertyRecordFilter extends FilterOf<typeof properties> {}
/** What properties can be sorted by. */
export type PropertyRecordSort = SortOf<typeof properties>;
