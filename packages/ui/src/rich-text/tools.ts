import { along } from "../parts/along.ts";
import { BOLD, CODE, HEADING, ITALIC, LINK, LIST, NUMBERED } from "../parts/icon.ts";

/** What can be done with chosen text: its key with Ctrl, what the browser calls it, and how it is undone. */
export const TOOLS = [
  { id: "bold", icon: BOLD, key: "b", aria: "Control+B", command: "bold" },
  { id: "italic", icon: ITALIC, key: "i", aria: "Control+I", command: "italic" },
  { id: "heading", icon: HEADING, key: "2", aria: "Control+Shift+2", block: "h3" },
  { id: "bullets", icon: LIST, key: "8", aria: "Control+Shift+8", command: "insertUnorderedList" },
  { id: "numbers", icon: NUMBERED, key: "7", aria: "Control+Shift+7", command: "insertOrderedList" },
  { id: "link", icon: LINK, key: "k", aria: "Control+K" },
  { id: "code", icon: CODE, key: "e", aria: "Control+E" },
] as const;

/** One of them. */
export type Tool = (typeof TOOLS)[number];

const DIGITS: Readonly<Record<string, string>> = { Digit2: "2", Digit7: "7", Digit8: "8" };

/** The tool that a key with Ctrl, or Command, stands for. With Shift a keyboard gives another sign for a figure. */
export function toolOf({ altKey, code, ctrlKey, key, metaKey, shiftKey }: KeyboardEvent): Tool | undefined {
  if (altKey || !(ctrlKey || metaKey)) return undefined;
  const pressed = shiftKey ? DIGITS[code] : key.toLowerCase();
  return TOOLS.find((tool) => tool.key === pressed);
}

/** Goes along a toolbar by arrows: Tab reaches one button of it. */
export function walkTools(event: KeyboardEvent): void {
  const all = [...(event.currentTarget as HTMLElement).querySelectorAll<HTMLElement>("button")];
  const next = along(event, all);
  if (!next) return;
  for (const one of all) one.tabIndex = one === next ? 0 : -1;
  next.focus();
}
