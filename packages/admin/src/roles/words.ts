import { spokenIn, type Words } from "@nexus-os/sdk";

/** What the roles are called, and what they are for. */
export const roleWords = {
  "roles.owner": "Owner",
  "roles.admin": "Administrator",
  "roles.manager": "Manager",
  "roles.member": "Member",
  "roles.viewer": "Viewer",
  "roles.owner.for": "May do everything, and grant everything.",
  "roles.admin.for": "Arranges people, keys and rules, and works everywhere.",
  "roles.manager.for": "Works everywhere, and arranges teams and advice.",
  "roles.member.for": "Works with the records of all departments.",
  "roles.viewer.for": "Reads, takes out and answers, and changes nothing.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
