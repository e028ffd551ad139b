import type { Answering, Body, Rule } from "../core/implement.ts";
import { accept } from "./admin/invitations/accept.ts";
import { resend } from "./admin/invitations/resend.ts";
import { revoke as revokeInvitation } from "./admin/invitations/revoke.ts";
import { invitationsRule } from "./admin/invitations/rule.ts";
import { send } from "./admin/invitations/send.ts";
import { begin } from "./admin/jobs/begin.ts";
import { cancel } from "./admin/jobs/cancel.ts";
import { retry } from "./admin/jobs/retry.ts";
import { tell } from "./admin/jobs/tell.ts";
import { queue as queueMail } from "./admin/mails/queue.ts";
import { tell as tellMail } from "./admin/mails/tell.ts";
import { assign } from "./admin/members/assign.ts";
import { join } from "./admin/members/join.ts";
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
  invitationsRule,
  membersRule,
  policiesRule,
  propertiesRule,
  accept,
  add,
  assign,
  begin,
  cancel,
  erase,
  forget,
  join,
  leave,
  move,
  rename,
  resend,
  retry,
  revokeInvitation,
  send,
  tell,
  queueMail,
  tellMail,
];
