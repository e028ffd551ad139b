import { define } from "@nexus-os/ui";
import { ContactsList } from "./contacts-list.ts";

define("contacts-list", ContactsList);

export { ContactsList } from "./contacts-list.ts";
