import { define } from "@nexus-os/ui";
import { DealsList } from "./deals-list.ts";

define("deals-list", DealsList);

export { DealsList } from "./deals-list.ts";
