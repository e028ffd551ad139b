import { html, svg, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import type { Scene } from "./scene.ts";
import { words } from "./words.ts";

type Listed = Pick<Scene, "data" | "says" | "figures" | "pointName">;

/** What a chart shows, as rows: a head, and a line for each point. A value that is missing is null. */
function rowsOf({ data, pointName }: Listed): readonly (readonly [string, ...(number | null)[]])[] {
  return data.points.map((_, index) => [pointName(index), ...data.series.map(({ values }) => values[index] ?? null)]);
}

/** The chart as a table, for whoever does not see it, or wants the figures. */
export function listing(scene: Listed, host: PartHost): TemplateResult {
  const { data, says, figures } = scene;
  const none = host.say(words, "charts.none");
  return html`<table>
    <caption>${says.label}</caption>
    <thead><tr><th scope="col">${says.alongLabel}</th>${data.series.map(({ label }) => html`<th scope="col" class="r">${label}</th>`)}</tr></thead>
    <tbody>${rowsOf(scene).map(([name, ...values]) => html`<tr><th scope="row">${name}</th>${values.map((value) => html`<td class="r num">${value === null ? none : figures.full(value)}</td>`)}</tr>`)}</tbody>
  </table>`;
}

const swatch = ({ says }: Listed, kind: string | undefined): TemplateResult =>
  html`<svg class="swatch chart" viewBox="0 0 16 8" aria-hidden="true">${says.kind.isFilled ? svg`<rect class="bar ${kind}" x="4" width="8" height="8" rx="2"/>` : svg`<path class="line ${kind}" d="M1 4h14"/>`}</svg>`;

/** A legend, where series cannot be named where they are. */
export const legend = (scene: Listed, classes: readonly string[]): TemplateResult =>
  html`<ul class="legend" aria-hidden="true">${scene.data.series.map(({ label }, index) => html`<li>${swatch(scene, classes[index])}${label}</li>`)}</ul>`;

/** What is told of a point that is pointed at. */
export function tip(scene: Scene, classes: readonly string[]): TemplateResult | null {
  const { at, data, says, figures } = scene;
  if (!at) return null;
  const one = data.series[at.series];
  const shown = says.kind.isSingle && one ? [one] : data.series;
  return html`<b>${scene.pointName(at.point)}</b>${shown.map((series) => {
    const index = data.series.indexOf(series);
    const value = series.values[at.point] ?? null;
    if (value === null) return null;
    return html`<span class="row ${index === at.series && shown.length > 1 ? "at" : ""}">${swatch(scene, classes[index])}<span class="grow">${series.label}</span><span class="num">${figures.full(value)}</span></span>`;
  })}`;
}

/** What is said of a point that somebody came to by keys: all of its values, or the one of a series. */
export function told(scene: Scene, isOne: boolean): string {
  const { at, data, figures } = scene;
  if (!at) return "";
  const values = data.series.flatMap(({ label, values: all }, index) => {
    const value = all[at.point] ?? null;
    if (value === null || (isOne && index !== at.series)) return [];
    return [data.series.length > 1 ? `${label} ${figures.full(value)}` : figures.full(value)];
  });
  return `${scene.pointName(at.point)}: ${values.join(", ")}`;
}
