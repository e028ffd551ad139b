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
  const bar = event.currentTarget as HTMLElement;
  const all = [...bar.querySelectorAll<HTMLElement>("button")];
  const at = all.indexOf(event.target as HTMLElement);
  const forward = getComputedStyle(bar).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const last = all.length - 1;
  let next: number;
  if (event.key === "Home") next = 0;
  else if (event.key === "End") next = last;
  else if (event.key === forward) next = at === last ? 0 : at + 1;
  else if (event.key === "ArrowLeft" || event.key === "ArrowRight") next = at > 0 ? at - 1 : last;
  else return;
  event.preventDefault();
  for (const [index, one] of all.entries()) one.tabIndex = index === next ? 0 : -1;
  all[next]?.focus();
}
