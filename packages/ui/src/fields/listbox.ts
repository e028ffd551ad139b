import { css, html, nothing, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { marked } from "../overlays/match.ts";
import { CHECK, icon, PLUS } from "../parts/icon.ts";

/** One that can be found and chosen. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** Said behind it, quieter. */
  readonly hint?: string;
  /** Options of one group stand together under its name. */
  readonly group?: string;
  readonly disabled?: boolean;
}

/** The value of the row that makes a new one. */
export const CREATE = "\u0000create";

/** How a list of options looks, in the top layer beside its field. */
export const listboxStyles = css`
  .options { position: fixed; inset: auto; margin: 0; padding: var(--n-space-1); max-block-size: min(320px, calc(100dvh - 16px)); overflow: auto; overscroll-behavior: contain; border: 0; border-radius: var(--n-space-2); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .options [role="option"] { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); padding: var(--n-space-1) var(--n-space-2); border-radius: var(--n-radius-mark); cursor: pointer; content-visibility: auto; contain-intrinsic-block-size: auto var(--n-control); }
  .options [role="option"] > .grow { overflow-wrap: anywhere; }
  .options [role="option"]:hover, .options .on { background: var(--n-active); }
  .options [aria-disabled="true"] { color: var(--n-text-quiet); cursor: default; }
  .options .icon { color: var(--n-accent-text); }
  .options .group, .options .note { padding: var(--n-space-1) var(--n-space-2); }
  @media (pointer: coarse) { .options [role="option"] { min-block-size: var(--n-touch); } }
  @media (forced-colors: active) { .options { border: 1px solid; } .options .on { outline: 2px solid Highlight; outline-offset: -2px; } }
`;

/** What a list shows. */
export interface ListSays {
  readonly id: string;
  readonly label: string;
  readonly options: readonly Option[];
  readonly chosen: readonly string[];
  readonly query: string;
  /** The option that the keyboard is on. */
  readonly on: number;
  readonly many: boolean;
  /** Said in the place of options, or below them. */
  readonly note: string | null;
  readonly choose: (option: Option) => void;
}

/** The id of an option, for `aria-activedescendant`. */
export const optionId = (list: string, at: number): string => `${list}-${at}`;

function row(says: ListSays, option: Option, at: number): TemplateResult {
  const isChosen = says.chosen.includes(option.value);
  const lead = option.value === CREATE ? icon(PLUS) : isChosen ? icon(CHECK) : nothing;
  return html`<div
    role="option"
    id=${optionId(says.id, at)}
    class=${at === says.on ? "on" : ""}
    aria-selected=${isChosen ? "true" : "false"}
    aria-disabled=${option.disabled ? "true" : nothing}
    @click=${() => option.disabled || says.choose(option)}
  ><span class="grow">${option.value === CREATE ? option.label : marked(option.label, says.query)}</span>${
    option.hint ? html`<span class="meta">${option.hint}</span>` : nothing
  }${lead}</div>`;
}

/** The list under a combobox. A press on it must not take the focus from the field. */
export function listbox(says: ListSays): TemplateResult {
  const { options } = says;
  const rows = options.map((option, at) => ({
    option,
    at,
    opens: option.group && option.group !== options[at - 1]?.group,
  }));
  return html`<div class="options" popover="manual" @pointerdown=${(event: Event) => event.preventDefault()}>
    <div role="listbox" id=${says.id} aria-label=${says.label} aria-multiselectable=${says.many ? "true" : nothing}>
      ${repeat(
        rows,
        ({ option }) => option.value,
        ({ option, at, opens }) =>
          html`${opens ? html`<p class="meta group" role="presentation">${option.group}</p>` : nothing}${row(says, option, at)}`,
      )}
    </div>
    ${says.note === null ? nothing : html`<p class="meta note">${says.note}</p>`}
  </div>`;
}
