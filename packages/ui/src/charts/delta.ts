import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { ARROW_DOWN, ARROW_UP, icon } from "../parts/icon.ts";
import { type Figure, figuresOf } from "./figure.ts";
import { words } from "./words.ts";

/** How a value moved. Which way it went and whether that is good are two things: more days to close are worse. */
export interface DeltaSays {
  readonly figure: Figure;
  readonly value: number;
  readonly from: number;
  /** Whether more of it is better, or less; neither where it is nobody's merit. */
  readonly better?: "more" | "less" | "neither";
  /** How it is told where a share does not say it: "5 days slower". */
  readonly text?: string;
}

/** What is less than this share is no change, but noise. */
const NOISE = 0.005;

/** What a change is: the share of what was before, and of shares the points between them. */
function textOf(host: PartHost, { figure, value, from }: DeltaSays): string {
  const formats = formatsOf(host.locale);
  const away = Math.abs(value - from);
  if (figure.unit === "percent") {
    return host.say(words, "charts.points", { points: formats.number(away * 100, { maximumFractionDigits: 1 }) });
  }
  // Nothing has no shares.
  return from === 0 ? figuresOf(figure, formats).full(away) : formats.percent(away / Math.abs(from), 1);
}

/** How a value moved, with an arrow, and in the colour of gain or loss. */
export function delta(host: PartHost, says: DeltaSays): TemplateResult {
  const { value, from, better = "more" } = says;
  const away = value - from;
  const isEven = away === 0 || Math.abs(away) < Math.abs(from) * NOISE;
  const text = says.text ?? textOf(host, says);
  if (isEven) return html`<span class="delta"><span class="num">${text}</span></span>`;
  const isUp = away > 0;
  const isGood = isUp === (better === "more");
  const judged = better === "neither" ? "" : host.say(words, isGood ? "charts.better" : "charts.worse");
  const way = host.say(words, isUp ? "charts.up" : "charts.down");
  const tone = better === "neither" ? "" : isGood ? "good" : "bad";
  return html`<span class="delta ${tone}">${icon(isUp ? ARROW_UP : ARROW_DOWN)}<span class="unseen">${way} </span><span class="num">${text}</span>${judged ? html`<span class="unseen">, ${judged}</span>` : nothing}</span>`;
}
