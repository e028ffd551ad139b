import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { button } from "../parts/button.ts";
import { type DeltaSays, delta } from "./delta.ts";
import { type Figure, figuresOf } from "./figure.ts";
import { type SparklineSays, sparkline } from "./sparkline.ts";
import { words } from "./words.ts";

/** A figure that is watched: what it is, how it moved, and how far it is from where it should be. */
export interface KpiSays {
  readonly label: string;
  readonly figure: Figure;
  /** None where nothing is known. */
  readonly value?: number | null;
  /** What stands quietly behind the value: "days, median". */
  readonly unit?: string;
  /** What it is compared with, and whether more of it is better. */
  readonly change?: Omit<DeltaSays, "figure" | "value"> & {
    /** The value compared with in words, where the figure alone does not say it: "41 days". */
    readonly versus?: string;
  };
  readonly trend?: SparklineSays;
  /** What it should be, and how far it is: "Target €4.20m", "69 %". */
  readonly target?: { readonly label: string; readonly progress: string };
  /** `few` where there is a value, but nothing that could be said of how it moved. */
  readonly state?: "ready" | "loading" | "few" | "failed";
  /** Opens what is behind it. */
  readonly open?: () => void;
  readonly retry?: () => void;
}

/** A tile with one figure. Four of them beside each other begin a department. */
export function kpi(host: PartHost, says: KpiSays): TemplateResult {
  const { label, figure, value = null, unit, open, state = "ready", retry } = says;
  const t = (key: keyof typeof words) => host.say(words, key);
  const name = html`<h3 class="label">${open ? html`<button type="button" @click=${open}>${label}</button>` : label}</h3>`;
  if (state === "loading") {
    return html`<div class="kpi" aria-busy="true">${name}<span class="unseen">${t("charts.loading")}</span><i class="sk fig"></i><i class="sk vs"></i><i class="sk spark"></i><i class="sk foot"></i></div>`;
  }
  if (state === "failed") {
    const again = retry && button({ label: t("charts.retry"), small: true, act: retry });
    return html`<div class="kpi">${name}<p class="none" role="alert">${t("charts.failed")}</p>${again ?? nothing}</div>`;
  }
  if (value === null)
    return html`<div class="kpi">${name}<p class="fig quiet">–</p><p class="meta">${t("charts.nothing")}</p></div>`;
  return html`<div class="kpi ${open ? "opens" : ""}">${name}
    <p class="fig"><span class="num">${figuresOf(figure, formatsOf(host.locale)).full(value)}</span>${unit ? html`<small> ${unit}</small>` : nothing}</p>
    ${state === "few" ? html`<p class="meta vs">${t("charts.few")}</p>` : changed(host, says, value)}
    ${says.trend && state !== "few" ? sparkline(says.trend) : nothing}
    ${says.target ? html`<p class="meta goal"><span>${says.target.label}</span><span class="num">${says.target.progress}</span></p>` : nothing}
  </div>`;
}

function changed(host: PartHost, { change, figure }: KpiSays, value: number): unknown {
  if (!change) return nothing;
  const versus = change.versus ?? figuresOf(figure, formatsOf(host.locale)).full(change.from);
  return html`<p class="meta vs">${delta(host, { ...change, figure, value })}<span>${host.say(words, "charts.versus", { value: versus })}</span></p>`;
}

/** Tiles beside each other: four, or two where it is narrow; on a phone a row that shows a piece of the next one. */
export const kpiRow = (host: PartHost, label: string, tiles: readonly KpiSays[]): TemplateResult =>
  html`<div class="kpi-row"><ul class="kpis" tabindex="0" aria-label=${label}>${tiles.map((tile) => html`<li>${kpi(host, tile)}</li>`)}</ul></div>`;
