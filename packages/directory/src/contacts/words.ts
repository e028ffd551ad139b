import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the list of contacts says. */
export const words = {
  "contacts.title": "Contacts",
  "contacts.one": "Contact",
  "contacts.new": "New contact",
  "contacts.none":
    "People whom you deal with stand here: whom to call at which company, and who wants to be left alone.",
  "contacts.field.name": "Name",
  "contacts.field.account": "Account",
  "contacts.field.position": "Position",
  "contacts.field.email": "E-mail",
  "contacts.field.phone": "Phone",
  "contacts.field.mobile": "Mobile",
  "contacts.field.doNotContact": "Do not contact",
  "contacts.field.notes": "Notes",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
