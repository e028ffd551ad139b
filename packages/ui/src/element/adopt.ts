import type { CSSResult } from "lit";

/** Gives a root stylesheets that came later than it. */
export function adopt(root: HTMLElement | DocumentFragment, styles: readonly CSSResult[]): void {
  const { adoptedStyleSheets } = root as ShadowRoot;
  const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
  (root as ShadowRoot).adoptedStyleSheets = [...new Set([...adoptedStyleSheets, ...sheets])];
}
