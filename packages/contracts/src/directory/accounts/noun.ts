import { optional, phone, text, webAddress } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";

/** The companies that the departments deal with. */
export const accounts = noun("accounts", {
  singular: "account",
  department: "directory",
  summary: "A company that Sales and Finance deal with.",
  title: "name",
  fields: {
    name: text({ max: 160 }),
    website: optional(webAddress()),
    phone: optional(phone({ class: "content" })),
    street: optional(text({ max: 160 })),
    postcode: optional(text({ max: 20 })),
    city: optional(text({ max: 80 })),
    country: optional(text({ max: 80 })),
  },
  sorts: ["name"],
});

/** A company. */
export interface Account extends RecordOf<typeof accounts> {}
/** What a new account is made from. */
export interface NewAccount extends NewOf<typeof accounts> {}
/** What can be changed of an account. */
export interface AccountChanges extends ChangesOf<typeof accounts> {}
/** What a list of accounts can be narrowed to. */
export interface AccountFilter extends FilterOf<typeof accounts> {}
/** What accounts can be sorted by. */
export type AccountSort = SortOf<typeof accounts>;
