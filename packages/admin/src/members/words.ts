import { spokenIn, type Words } from "@nexus-os/sdk";
import { listWords } from "../list/words.ts";
import { roleWords } from "../roles/words.ts";

/** What the list of members says. */
export const words = {
  ...listWords,
  ...roleWords,
  "members.title": "Members",
  "members.column.member": "Member",
  "members.column.role": "Role",
  "members.column.email": "E-mail",
  "members.column.since": "Since",
  "members.none": "The people of your organization will stand here.",
  "members.none.part": "Nobody has this role.",
  "members.you": "You",
  "members.told": "{name}: {role}",
  "members.role": "Role",
  "members.assign": "Change role",
  "members.assign.long": "Change role: {name}",
  "members.assign.title": "Another role for {name}",
  "members.assign.text": "It holds at once, also where {name} is at work now.",
  "members.assign.yes": "Change the role",
  "members.assigned": "{name} is now: {role}",
  "members.remove": "Remove",
  "members.remove.long": "Remove: {name}",
  "members.remove.title": "Remove {name}?",
  "members.remove.text":
    "{name} can no longer sign in to this organization. What they did stays, and they can be brought back.",
  "members.remove.yes": "Remove {name}",
  "members.removed": "Removed: {name}",
  "members.back": "Bring back",
  "members.restored": "Is here again: {name}",
  "members.leave": "Leave",
  "members.leave.title": "Leave this organization?",
  "members.leave.text": "You cannot come back by yourself: somebody must invite you again.",
  "members.leave.yes": "Leave the organization",
  "members.left": "You have left.",
  "list.refused.NOT_YOURS_TO_GRANT":
    "This role may do more than you. Only somebody who may do all of it gives or takes it.",
  "list.refused.LAST_OWNER": "An organization keeps at least one owner. Make somebody else an owner first.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
