const PREFIX = /^[a-z]+-/;

/** Whether an element is called so: by its `data-tour`, or by its tag without the prefix of its kit. */
const isCalled = (element: Element, name: string): boolean =>
  (element as HTMLElement).dataset?.["tour"] === name ||
  (element.localName.includes("-") && element.localName.replace(PREFIX, "") === name);

function within(root: ParentNode, name: string): HTMLElement | null {
  const elements = [...root.querySelectorAll<HTMLElement>("*")];
  const found = elements.find((element) => isCalled(element, name) && element.checkVisibility());
  if (found) return found;
  for (const { shadowRoot } of elements) {
    const inside = shadowRoot && within(shadowRoot, name);
    if (inside) return inside;
  }
  return null;
}

/**
 * What a step of a tour points to, wherever it stands, open shadow roots included: `deals-board/new` is what is called
 * `new` inside what is called `deals-board`. Null where nothing of that name can be seen.
 */
export function anchorIn(page: ParentNode, path: string): HTMLElement | null {
  const [first = "", ...rest] = path.split("/");
  let found = within(page, first);
  for (const name of rest) {
    // Both what an element draws itself and what is put into it belong to it.
    found = found && ((found.shadowRoot && within(found.shadowRoot, name)) ?? within(found, name));
  }
  return found;
}
