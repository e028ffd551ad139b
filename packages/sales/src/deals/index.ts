import { define } from "@nexus-os/ui";
import { DealsBoard } from "./deals-board.ts";

define("deals-board", DealsBoard);

export { DealsBoard } from "./deals-board.ts";
export { DealCreatedEvent, DealMovedEvent, DealMoveEvent } from "./events.ts";
