import { define } from "@nexus-os/ui";
import { MembersList } from "./members-list.ts";

define("members-list", MembersList);

export { MembersList } from "./members-list.ts";
