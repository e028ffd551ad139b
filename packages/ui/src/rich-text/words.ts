import { spokenIn, type Words } from "@nexus-os/sdk";

/** The words of a field for rich text. */
export const words = {
  "rich-text.tools": "Formatting",
  "rich-text.bold": "Bold",
  "rich-text.italic": "Italic",
  "rich-text.heading": "Heading",
  "rich-text.bullets": "Bulleted list",
  "rich-text.numbers": "Numbered list",
  "rich-text.link": "Link",
  "rich-text.code": "Code",
  "rich-text.link.to": "Address",
  "rich-text.link.set": "Set link",
  "rich-text.link.wrong": "An address begins with https:, mailto: or tel:.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
