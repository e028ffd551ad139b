/** What browsers gave a shadow root before there was one way for all. */
interface WithSelection {
  getSelection?(): Selection | null;
}

/** The selection, also where it lies in a shadow root. */
const selectionIn = (root: Node): Selection | null =>
  (root as unknown as WithSelection).getSelection?.() ?? document.getSelection();

/** What is chosen within an element. */
export function rangeIn(element: Element): Range | null {
  const selection = selectionIn(element.getRootNode());
  if (!selection?.rangeCount) return null;
  const range = selection.getRangeAt(0);
  return element.contains(range.commonAncestorContainer) ? range : null;
}

/** Chooses something again. */
export function choose(root: Node, range: Range): void {
  const selection = selectionIn(root);
  selection?.removeAllRanges();
  selection?.addRange(range);
}

/** Puts nodes where something is chosen, and the caret behind them. */
export function putAt(range: Range, nodes: readonly Node[]): void {
  const last = nodes.at(-1);
  if (!last) return;
  range.deleteContents();
  const all = document.createDocumentFragment();
  all.append(...nodes);
  range.insertNode(all);
  range.setStartAfter(last);
  range.collapse(true);
}
