import type { Carried } from "./says.ts";
import { tilesOf } from "./spans.ts";

/**
 * What of a board changes while somebody uses it, set on two or three cards by hand: asking two thousand of them whether
 * they are the one would be most of the work.
 */
export class Marks {
  #ghost: Element | null = null;
  #before: HTMLElement | null = null;
  #current: HTMLElement | null = null;

  /** The carried card stays in its place as a ghost; a dashed place of a height shows where it would come, if it would. */
  carry(root: ParentNode, carried: Carried<unknown> | null, height: number | null): void {
    const ghost = carried && root.querySelector(`.column .tile[data-key="${CSS.escape(carried.key)}"]`);
    if (ghost !== this.#ghost) this.#ghost?.classList.remove("ghost");
    ghost?.classList.add("ghost");
    this.#ghost = ghost;
    const before = carried && height !== null ? placeOf(root, carried) : null;
    if (before === this.#before) return;
    this.#before?.classList.remove("before");
    before?.classList.add("before");
    // On the board it would be handed down to every card.
    if (height) before?.style.setProperty("--drop", `${height}px`);
    this.#before = before;
  }

  /** The card that the Tab key reaches: the one that had the focus last, else the first. */
  current(root: ParentNode, key: string | null): void {
    const wanted = key && root.querySelector<HTMLElement>(`.column .tile[data-key="${CSS.escape(key)}"] .whole`);
    const current = wanted || root.querySelector<HTMLElement>(".column .whole");
    if (current === this.#current) return;
    for (const one of [this.#current, more(this.#current)]) one?.setAttribute("tabindex", "-1");
    for (const one of [current, more(current)]) one?.setAttribute("tabindex", "0");
    this.#current = current;
  }
}

const more = (whole: Element | null): Element | null => whole?.parentElement?.querySelector(".more") ?? null;

function placeOf(root: ParentNode, { over, key, at }: Carried<unknown>): HTMLElement | null {
  const column = root.querySelector(`.column[data-column="${CSS.escape(over)}"]`);
  // The first of hundreds is found without a list of them.
  const first = at === 0 ? column?.querySelector<HTMLElement>(".tile") : null;
  const tile = first && first.dataset["key"] !== key ? first : tilesOf(root, over, key)[at];
  return tile?.closest("li") ?? column?.querySelector<HTMLElement>("li.end") ?? null;
}
