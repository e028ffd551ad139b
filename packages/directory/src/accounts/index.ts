import { define } from "@nexus-os/ui";
import { AccountsList } from "./accounts-list.ts";

define("accounts-list", AccountsList);

export { AccountsList } from "./accounts-list.ts";
