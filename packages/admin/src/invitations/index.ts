import { define } from "@nexus-os/ui";
import { InvitationsList } from "./invitations-list.ts";

define("invitations-list", InvitationsList);

export { InvitationsList } from "./invitations-list.ts";
