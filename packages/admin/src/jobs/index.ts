import { define } from "@nexus-os/ui";
import { JobsList } from "./jobs-list.ts";

define("jobs-list", JobsList);

export { JobsList } from "./jobs-list.ts";
