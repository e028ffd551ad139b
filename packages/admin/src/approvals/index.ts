import { define } from "@nexus-os/ui";
import { ApprovalsList } from "./approvals-list.ts";

define("approvals-list", ApprovalsList);

export { ApprovalsList } from "./approvals-list.ts";
