import { type Money, totalsOf } from "@nexus-os/contracts";
import { html, nothing, type TemplateResult } from "lit";
import { button } from "../parts/button.ts";
import { REFRESH } from "../parts/icon.ts";
import { type Row, shownOf } from "./column.ts";
import type { Sheet, TableData } from "./says.ts";
import { words } from "./words.ts";

/** The amounts of the listed rows, each currency by itself. */
export function sums<R extends Row>(table: Sheet<R>): TemplateResult | typeof nothing {
  const { columns, cells, lead, count } = table;
  if (!count || !columns.some(({ sum }) => sum)) return nothing;
  const all = [...table.rows];
  const line = columns.map((column, index) => {
    const figure = cells[index]?.isFigure ? "r" : "";
    const at = index + lead + 1;
    const say = index === 0 ? table.host.say(words, "table.sum") : nothing;
    if (!column.sum) return html`<td class=${figure} role="gridcell" aria-colindex=${at}>${say}</td>`;
    const amounts = all.flatMap((row) => (shownOf(column, row) as Money | null) ?? []);
    const texts = totalsOf(amounts).map((money) => table.amount(money));
    return html`<td class=${figure} role="gridcell" aria-colindex=${at}>${texts.map((text) => html`<span class="num">${text}</span>`)}</td>`;
  });
  return html`<tr role="row" aria-rowindex=${count + 2}>${lead ? html`<td role="gridcell" aria-colindex="1"></td>` : nothing}${line}</tr>`;
}

/** What stands where there are no rows. */
export function message<R extends Row>(table: Sheet<R>, data: TableData<R>): unknown {
  const { says, host, count } = table;
  if (data.state === "failed") {
    const again = { label: host.say(words, "table.retry"), icon: REFRESH, small: true };
    return html`<div role="alert">
      <p>${host.say(words, "table.failed")}</p>
      ${says.retry ? button({ ...again, act: says.retry }) : nothing}
    </div>`;
  }
  if (count || data.state === "loading") return nothing;
  if (data.rows.length || data.find) return html`<p>${host.say(words, "table.empty.found")}</p>`;
  return says.empty?.() ?? html`<p>${host.say(words, "table.empty")}</p>`;
}

/** The count at the start, a sum at the end. */
export function below<R extends Row>(table: Sheet<R>, data: TableData<R>): unknown {
  const { says, count } = table;
  if (data.state === "loading" || (!says.count && !data.note)) return nothing;
  return html`<span role="status">${says.count?.(count, data.total ?? data.rows.length)}</span><span>${data.note}</span>`;
}
