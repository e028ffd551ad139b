import { define } from "@nexus-os/ui";
import { MailsList } from "./mails-list.ts";

define("mails-list", MailsList);

export { MailsList } from "./mails-list.ts";
