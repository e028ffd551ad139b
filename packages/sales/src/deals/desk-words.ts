import { type Params, spokenIn, type Words } from "@nexus-os/sdk";
import type { Word } from "./words.ts";

/** What is said when somebody acts on the board. It is loaded with the desk. */
export const words = {
  "deals.owner.any": "Anyone",
  "deals.close": "Close",
  "deals.open.deal": "Open",
  "deals.moveTo": "Move to",
  "deals.archived": "{deal} is archived.",
  "deals.archive.undone": "{deal} is back.",
  "deals.undo": "Undo",
  "deals.moved": "{deal} is in {stage} now.",
  "deals.moved.won": "{deal} is won.",
  "deals.moved.lost": "{deal} is lost.",
  "deals.moved.back": "{deal} is back in {stage}.",
  "deals.moved.already": "{deal} was moved to {stage} by somebody else, too.",
  "deals.created": "{deal} is new in {stage}.",
  "deals.saved": "{deal} is saved.",
  "deals.failed": "{deal} could not be moved. {why}",
  "deals.failed.other": "That did not work. {why}",
  "deals.drag": "{deal}: {from} to {to}. Release to move, Esc to leave it.",
  "deals.drag.none": "{deal} stays in {from}. Drag it over a stage, or press Esc.",
  "deals.carry": "{deal} is picked up in {from}. Arrow keys choose a stage, Enter drops it, Esc leaves it.",
  "deals.carry.over": "{deal}: {from} to {to}. Enter moves it, Esc leaves it.",
  "deals.carry.none": "{deal} stays in {from}. Arrow keys choose another stage, Esc leaves it.",
  "deals.left": "{deal} was left in {stage}.",
  "deals.change.moved": "{deal} moved to {stage}.",
  "deals.change.new": "{deal} is new in {stage}.",
  "deals.change.gone": "{deal} left the board.",
  "deals.change.updated": "{deal} has changed.",
  "deals.change.many": "{count} deals have changed.",
  "deals.change.moved.by": "{deal} moved to {stage} by {name}.",
  "deals.change.new.by": "{deal} is new in {stage}, by {name}.",
  "deals.change.gone.by": "{deal} was taken off the board by {name}.",
  "deals.change.updated.by": "{deal} was changed by {name}.",
  "deals.change.many.by": "{count} deals were changed by {name}.",
} as const satisfies Words;
spokenIn({ de: () => import("./desk-words.de.json", { with: { type: "json" } }) });

/** Says any word of the board. */
export type Say = (key: Word | keyof typeof words, params?: Params) => string;
