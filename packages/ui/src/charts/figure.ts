import { exponentOf, type Unit } from "@nexus-os/contracts";
import type { Formats } from "../format/formats.ts";

/** What the values of a chart or tile are: a metric's unit, with the currency of money, and decimals where they matter. */
export interface Figure {
  readonly unit: Unit;
  /** Of money; its values are minor units. */
  readonly currency?: string;
  /** The most decimals that a value is written with. */
  readonly decimals?: number;
}

/** How the values of a chart are written. */
export interface Figures {
  /** Exact, for tables, tooltips and tiles: `€2,914,300`. */
  full(value: number): string;
  /** In a few signs, for what stands in a drawing: `€2.91m`. */
  short(value: number): string;
  /** The marks of an axis, with as many decimals as tell them apart: `€0.5m`. */
  axis(ticks: readonly number[]): readonly string[];
}

const LARGE = 10_000;

/** The value as its unit is written: major units of money, seconds of a duration. */
function written({ unit, currency }: Figure, value: number): number {
  if (unit === "money" && currency) return value / 10 ** exponentOf(currency);
  return value;
}

/** How values are written in a locale. */
export function figuresOf(figure: Figure, formats: Formats): Figures {
  const { unit, currency } = figure;
  const isMoney = unit === "money" && currency !== undefined;
  const style: Intl.NumberFormatOptions = isMoney
    ? { style: "currency", currency }
    : unit === "percent"
      ? { style: "percent" }
      : {};
  const most = figure.decimals ?? (unit === "percent" ? 1 : unit === "decimal" ? 2 : 0);
  const number = (value: number, digits: Intl.NumberFormatOptions) =>
    formats.number(written(figure, value), { ...style, ...digits });
  const full = (value: number): string => {
    if (isMoney) return formats.money({ minor: Math.round(value), currency });
    if (unit === "duration") return formats.duration(value / 1000);
    return number(value, { minimumFractionDigits: 0, maximumFractionDigits: most });
  };
  const short = (value: number): string => {
    if (Math.abs(written(figure, value)) < LARGE) return full(value);
    if (unit === "duration") return full(value);
    const digits = { minimumSignificantDigits: 3, maximumSignificantDigits: 3 };
    return number(value, { notation: "compact", ...digits });
  };
  let kept: { readonly key: string; readonly texts: readonly string[] } | null = null;
  // The marks of a chart that moves are the same for most of the time.
  const axis = (ticks: readonly number[]): readonly string[] => {
    const key = ticks.join();
    if (kept?.key !== key) kept = { key, texts: marksOf(ticks) };
    return kept.texts;
  };
  const marksOf = (ticks: readonly number[]): readonly string[] => {
    if (unit === "duration") return ticks.map((tick) => (tick === 0 ? formats.number(0) : full(tick)));
    for (let decimals = 0; ; decimals += 1) {
      const digits = { minimumFractionDigits: 0, maximumFractionDigits: decimals };
      const isSmall = ticks.every((tick) => Math.abs(written(figure, tick)) < LARGE);
      const texts = ticks.map((tick) =>
        tick === 0 && isMoney ? formats.number(0) : number(tick, isSmall ? digits : { notation: "compact", ...digits }),
      );
      if (decimals === 6 || (new Set(texts).size === texts.length && isExact(ticks, figure, isSmall, decimals))) {
        return texts;
      }
    }
  };
  return { full, short, axis };
}

/** Whether marks lose nothing that can be seen by being written with so many decimals. */
function isExact(ticks: readonly number[], figure: Figure, isSmall: boolean, decimals: number): boolean {
  const scale = figure.unit === "percent" ? 100 : 1;
  return ticks.every((tick) => {
    const value = Math.abs(written(figure, tick)) * scale;
    const size = isSmall || value === 0 ? 1 : 1000 ** Math.min(4, Math.floor(Math.log10(value) / 3 + 1e-9));
    const mark = (value / size) * 10 ** decimals;
    return Math.abs(mark - Math.round(mark)) < 1e-6;
  });
}
