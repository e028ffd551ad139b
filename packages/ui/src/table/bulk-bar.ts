import { html, nothing, type TemplateResult } from "lit";
import { type ButtonSays, button } from "../parts/button.ts";
import { X } from "../parts/icon.ts";

/** What a bulk bar says of the rows that are chosen. */
export interface BulkBarSays {
  /** What is read out of it: "Selection". */
  readonly label: string;
  /** How many: "3 selected". */
  readonly count: string;
  /** What they come to: "EUR 184,306.00 open". */
  readonly note?: string;
  readonly actions: readonly ButtonSays[];
  readonly clear: { readonly label: string; readonly act: () => void };
}

/** The bar that floats below a table while rows are chosen. */
export const bulkBar = ({ label, count, note, actions, clear }: BulkBarSays): TemplateResult => html`<div
  class="bulk"
  role="region"
  aria-label=${label}
>
  <b role="status">${count}</b>${note ? html`<span class="quiet num wide">${note}</span>` : nothing}<span class="sep"></span>
  ${actions.map((says, index) => html`<span class=${index ? "wide" : ""}>${button({ small: true, ...(index ? { kind: "plain" } : {}), ...says })}</span>`)}
  ${button({ ...clear, icon: X, iconOnly: true, kind: "plain", small: true })}
</div>`;
