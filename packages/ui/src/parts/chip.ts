import { css, html, nothing, type TemplateResult } from "lit";
import { icon as drawn, PLUS, X } from "./icon.ts";

/** What a chip says, and what can be done with it. */
export interface ChipSays {
  readonly label: string;
  /** How label and value hang together: "since". */
  readonly relation?: string;
  readonly value?: string;
  readonly icon?: string;
  /** Given where the chip is switched on and off. */
  readonly pressed?: boolean;
  readonly act?: (event: Event) => void;
  /** Takes the chip away; its label is read out. */
  readonly remove?: { readonly label: string; readonly act: () => void };
  /** Opens a choice: of what the chip is about, or of what to add. */
  readonly opens?: "menu" | "dialog";
  readonly disabled?: boolean;
}

/** How chips look beyond their ground, which is in every element. */
export const chipStyles = css`
  .chip[aria-pressed="true"] { background: var(--n-accent-soft); border-color: transparent; color: var(--n-accent-text); font-weight: 500; }
  .chip.still { border-color: transparent; background: var(--n-active); }
  .chip.still:hover { background: var(--n-active); }
  .chip.removed { padding-inline: 0; gap: 0; overflow: clip; overflow-clip-margin: 8px; }
  .chip.removed:hover { background: var(--n-surface); }
  .chip.removed > .of { display: inline-flex; align-items: center; gap: 6px; block-size: 100%; padding-inline: 10px 2px; border-radius: inherit; }
  .chip.removed > .off { position: relative; z-index: 1; display: grid; place-items: center; inline-size: 26px; block-size: 100%; border-radius: inherit; }
  .chip.removed > button:hover { background: var(--n-hover); }
  .chip .off .icon { inline-size: 12px; block-size: 12px; }
  @media (pointer: coarse) { .chip.removed::after { content: none; } .chip.removed > button::after { content: ""; position: absolute; inset: -8px -6px; } .chip.removed > .of { position: relative; } }
`;

const inside = ({ icon, label, relation, value }: ChipSays) =>
  html`${icon ? drawn(icon) : nothing}<span>${label}</span>${relation ? html`<span class="quiet">${relation}</span>` : nothing}${value ? html`<b>${value}</b>` : nothing}`;

/** A chip: a fact, something switched on and off, or a filter that can be taken away. */
export function chip(says: ChipSays): TemplateResult {
  const { act, disabled, opens, pressed, remove } = says;
  if (remove) {
    const of = act
      ? html`<button class="of" type="button" aria-haspopup=${opens ?? nothing} @click=${act}>${inside(says)}</button>`
      : html`<span class="of">${inside(says)}</span>`;
    return html`<span class="chip removed">${of}<button class="off" type="button" aria-label=${remove.label} title=${remove.label} @click=${remove.act}>${drawn(X)}</button></span>`;
  }
  if (!act) return html`<span class="chip still">${inside(says)}</span>`;
  return html`<button
    class="chip"
    type="button"
    ?disabled=${disabled}
    aria-pressed=${pressed === undefined ? nothing : pressed ? "true" : "false"}
    aria-haspopup=${opens ?? nothing}
    @click=${act}
  >${inside(says)}</button>`;
}

/** The dashed chip at the end of a row of chips, that adds one. */
export const addChip = (label: string, act: (event: Event) => void): TemplateResult =>
  html`<button class="chip add" type="button" aria-haspopup="menu" @click=${act}>${drawn(PLUS)}${label}</button>`;
