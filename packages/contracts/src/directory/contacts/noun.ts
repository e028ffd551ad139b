import { email, initially, longText, optional, phone, ref, text, yesNo } from "../../fields.ts";
import { noun } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";

const personal = { class: "personal" } as const;

/** The people outside of the organization whom the departments deal with. */
export const contacts = noun("contacts", {
  singular: "contact",
  department: "directory",
  summary: "A person outside of the organization, most often at an account.",
  title: "name",
  fields: {
    name: text({ ...personal, max: 160 }),
    account: optional(ref("accounts")),
    position: optional(text({ ...personal, max: 120 })),
    email: optional(email()),
    phone: optional(phone()),
    mobile: optional(phone()),
    /** Nobody writes to them or calls them unasked. */
    doNotContact: initially(yesNo(), false),
    notes: optional(longText({ ...personal, max: 4000 })),
  },
  sorts: ["name"],
});

/** A person outside of the organization. */
export interface Contact extends RecordOf<typeof contacts> {}
/** What a new contact is made from. */
export interface NewContact extends NewOf<typeof contacts> {}
/** What can be changed of a contact. */
export interface ContactChanges extends ChangesOf<typeof contacts> {}
/** What a list of contacts can be narrowed to. */
export interface ContactFilter extends FilterOf<typeof contacts> {}
/** What contacts can be sorted by. */
export type ContactSort = SortOf<typeof contacts>;
