import { css, html, type TemplateResult } from "lit";
import { type ButtonSays, button } from "./button.ts";
import { DOWN } from "./icon.ts";

/** What a split button says: the act most people want, and what opens the others. */
export interface SplitButtonSays extends ButtonSays {
  /** The name of the second button, for those who do not see it: "More ways to send". */
  readonly more: string;
  /** Opens the menu of the other acts at the button it is given. */
  readonly open: (at: HTMLElement) => void;
}

/** How a split button looks. */
export const splitButtonStyles = css`
  .split-btn { display: inline-flex; }
  .split-btn > :first-child { border-start-end-radius: 0; border-end-end-radius: 0; }
  .split-btn > :last-child { margin-inline-start: -1px; border-start-start-radius: 0; border-end-start-radius: 0; inline-size: var(--n-control-s); }
  .split-btn > .primary:last-child { margin-inline-start: 1px; }
`;

/** A button, and beside it one that opens a menu of its variants. */
export function splitButton({ more, open, ...main }: SplitButtonSays): TemplateResult {
  const { kind, small, disabled } = main;
  const look = { ...(kind ? { kind } : {}), ...(small ? { small } : {}), ...(disabled ? { disabled } : {}) };
  const act = (event: Event) => open(event.currentTarget as HTMLElement);
  return html`<span class="split-btn" role="group" aria-label=${main.label}>${button(main)}${button({ ...look, label: more, icon: DOWN, iconOnly: true, opens: "menu", act })}</span>`;
}
