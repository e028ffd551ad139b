import { spokenIn, type Words } from "@nexus-os/sdk";

/** What a board says while something is carried on it. */
export const words = {
  "board.lift": "{card} is picked up in {column}. Arrow keys choose a place, Space drops it, Esc takes it back.",
  "board.over": "{card}: {from} to {to}. Space moves it, Esc takes it back.",
  "board.at": "{card}: {column}, place {at} of {count}. Space moves it, Esc takes it back.",
  "board.stays": "{card} stays in {column}. Esc takes it back.",
  "board.drag": "{card}: {from} to {to}. Release to move, Esc to leave it.",
  "board.drag.stays": "{card} stays in {column}. Drag it to another place, or press Esc.",
  "board.moved": "{card} is in {column} now.",
  "board.back": "{card} is back in {column}.",
  "board.more": "Move {card} to another place",
  "board.move": "Move to",
  "board.hint": "Space picks it up, M moves it.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
