/** The elements of a table that are made once. */
export interface Frame {
  readonly element: HTMLElement;
  readonly scroll: HTMLElement;
  readonly grid: HTMLTableElement;
  readonly head: HTMLElement;
  readonly body: HTMLElement;
  readonly foot: HTMLElement;
  /** What stands in the place of rows: nothing found, or a failure. */
  readonly message: HTMLElement;
  readonly below: HTMLElement;
  /** What is told to whoever does not see it. */
  readonly told: HTMLElement;
}

function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  parent?: HTMLElement,
  given: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(given)) element.setAttribute(key, value);
  parent?.append(element);
  return element;
}

/** One native table in a frame that scrolls. */
export function frame(label: string, isMany: boolean): Frame {
  const element = make("div", undefined, { class: "tbl" });
  const box = make("div", element, { class: "tb" });
  const scroll = make("div", box, { class: "scroll" });
  // Rows are laid out by themselves, each alone, so what they are is said: nothing else would know it any more.
  const many: Record<string, string> = isMany ? { "aria-multiselectable": "true" } : {};
  const grid = make("table", scroll, { role: "grid", "aria-label": label, ...many });
  const part = (name: "thead" | "tbody" | "tfoot") => make(name, grid, { role: "rowgroup" });
  const [head, body, foot] = [part("thead"), part("tbody"), part("tfoot")];
  const message = make("div", box, { class: "none" });
  const below = make("div", element, { class: "meta cnt" });
  const told = make("p", element, { class: "unseen", role: "status" });
  return { element, scroll, grid, head, body, foot, message, below, told };
}
