import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the list of accounts says. */
export const words = {
  "accounts.title": "Accounts",
  "accounts.one": "Account",
  "accounts.new": "New account",
  "accounts.none": "Companies that you deal with stand here, with their people, deals and history.",
  "accounts.field.name": "Name",
  "accounts.field.website": "Website",
  "accounts.field.phone": "Phone",
  "accounts.field.street": "Street",
  "accounts.field.postcode": "Postcode",
  "accounts.field.city": "City",
  "accounts.field.country": "Country",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
