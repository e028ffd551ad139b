import type { Answering, Body, Rule } from "../core/implement.ts";
import { begin } from "./admin/jobs/begin.ts";
import { cancel } from "./admin/jobs/cancel.ts";
import { retry } from "./admin/jobs/retry.ts";
import { tell } from "./admin/jobs/tell.ts";
import { queue as queueMail } from "./admin/mails/queue.ts";
import { tell as tellMail } from "./admin/mails/tell.ts";
import { assign } from "./admin/members/assign.ts";
import { leave } from "./admin/members/leave.ts";
import { membersRule } from "./admin/members/rule.ts";
import { policiesRule } from "./admin/policies/rule.ts";
import { propertiesRule } from "./admin/properties/rule.ts";
import { forget } from "./admin/tunings/forget.ts";
import { add } from "./directory/files/add.ts";
import { erase } from "./directory/files/erase.ts";
import { rename } from "./directory/files/rename.ts";
import { move } from "./sales/deals/move.ts";

/** The bodies of what nouns declare themselves: acts and questions. */
export const BODIES: readonly (Body | Answering | Rule)[] = [
  membersRule,
  policiesRule,
  propertiesRule,
  add,
  assign,
  begin,
  cancel,
  erase,
  forget,
  leave,
  move,
  rename,
  retry,
  tell,
  queueMail,
  tellMail,
];
