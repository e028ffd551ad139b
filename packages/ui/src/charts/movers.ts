import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { formatsOf } from "../format/formats.ts";
import { type Figure, figuresOf } from "./figure.ts";
import { words } from "./words.ts";

/** One cause of a change. */
export interface Mover {
  readonly label: string;
  /** How much it added, or took. */
  readonly value: number;
  /** What it is made of: "9 deals". */
  readonly note?: string;
  readonly open?: () => void;
}

/** What moved a figure. */
export interface MoversSays {
  readonly title: string;
  readonly figure: Figure;
  readonly rows: readonly Mover[];
  /** The whole change. What its rows leave of it is a row of its own, so that they always add up to it. */
  readonly total: number;
  /** Whether more is worse: of costs. */
  readonly isLessBetter?: boolean;
  /** What it is compared with, and how it is computed. */
  readonly foot?: unknown;
}

/** What moved a figure: bars on one zero line that add up to the total in the head. */
export function movers(host: PartHost, says: MoversSays): TemplateResult {
  const { title, figure, total, foot, isLessBetter = false } = says;
  const figures = figuresOf(figure, formatsOf(host.locale));
  const left = total - says.rows.reduce((sum, { value }) => sum + value, 0);
  const rows = left === 0 ? says.rows : [...says.rows, { label: host.say(words, "charts.moved.rest"), value: left }];
  const [down, up] = [Math.min(0, ...rows.map(({ value }) => value)), Math.max(0, ...rows.map(({ value }) => value))];
  const size = 100 / (up - down || 1);
  const zero = -down * size;
  const signed = (value: number) => `${value > 0 ? "+" : value < 0 ? "−" : ""}${figures.full(Math.abs(value))}`;
  const tone = (value: number) => (value === 0 ? "" : value > 0 === !isLessBetter ? "good" : "bad");
  const row = ({ label, value, note, open }: Mover) => {
    const start = value < 0 ? zero + value * size : zero;
    const bar = `inset-inline-start:${start}%;inline-size:${Math.abs(value) * size}%`;
    const content = html`<span class="t">${label}</span><span class="v num ${tone(value)}">${signed(value)}</span><span class="bar" aria-hidden="true"><i class="at" .style=${`inset-inline-start:${zero}%`}></i><i class=${tone(value)} .style=${bar}></i></span><span class="meta">${note ?? nothing}</span>`;
    return html`<li>${open ? html`<button type="button" @click=${open}>${content}</button>` : html`<div>${content}</div>`}</li>`;
  };
  return html`<section class="why"><header><h3>${title}</h3><span class="v num ${tone(total)}">${signed(total)}</span></header><ol>${rows.map(row)}</ol>${foot ? html`<p class="meta foot">${foot}</p>` : nothing}</section>`;
}
