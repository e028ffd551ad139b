import { define } from "@nexus-os/ui";
import { ApikeysList } from "./apikeys-list.ts";

define("apikeys-list", ApikeysList);

export { ApikeysList } from "./apikeys-list.ts";
