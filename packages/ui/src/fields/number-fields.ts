import { decimalOf, stepsOf } from "@nexus-os/contracts";
import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { numbersOf } from "../format/numbers.ts";
import { stepsTyped } from "../format/typed.ts";
import { type FieldSays, field } from "./field.ts";
import type { Read } from "./typed.ts";
import { typedInput } from "./typed-input.ts";
import { words } from "./words.ts";

/** What the field of a number says. */
export interface NumberSays extends FieldSays<number | null> {
  readonly least?: number;
  readonly most?: number;
  /** Said behind the number: `pieces`, `%`. */
  readonly unit?: string;
}

/** What the field of an exact decimal says. Its values and bounds are texts, as the contracts have them: "12.50". */
export interface DecimalSays extends FieldSays<string | null> {
  readonly scale: number;
  readonly least?: string;
  readonly most?: string;
  readonly unit?: string;
}

/** A number as whole steps of its smallest unit, so that none of it is a float. */
interface StepsSays extends FieldSays<number | null> {
  readonly scale: number;
  readonly least: number;
  readonly most: number;
  readonly unit?: string | undefined;
  readonly example: number;
  /** The steps of one press of an arrow key. */
  readonly by: number;
}

function stepsField(host: PartHost, says: StepsSays): TemplateResult {
  const { scale, least, most, unit, by } = says;
  const { locale } = host;
  const share = 10 ** scale;
  const write = (steps: number): string =>
    numbersOf(locale, { maximumFractionDigits: scale, minimumFractionDigits: 0 }).format(steps / share);
  const example = write(says.example);
  const read = (text: string): Read<number> => {
    const plain = unit ? text.replace(unit, "").trim() : text;
    const steps = stepsTyped(plain, scale, locale);
    if (steps === null) {
      if (scale === 0) return { wrong: host.say(words, "fields.whole.wrong", { example }) };
      const isLong = stepsTyped(plain, 12, locale) !== null;
      return {
        wrong: isLong
          ? host.say(words, "fields.decimals.wrong", { count: scale, example })
          : host.say(words, "fields.number.wrong", { example }),
      };
    }
    if (steps < least) return { wrong: host.say(words, "fields.least", { least: write(least) }) };
    if (steps > most) return { wrong: host.say(words, "fields.most", { most: write(most) }) };
    return { value: steps };
  };
  const step = (value: number | null, times: number): number =>
    Math.min(most, Math.max(least, value === null ? Math.max(0, least) : value + times * by));
  const { value, change, unclear } = says;
  return field(
    says,
    html`${typedInput(says, { value, write, read, change, unclear, step }, { keys: least < 0 ? undefined : scale ? "decimal" : "numeric", form: "figures" })}${unit ? html`<span class="unit">${unit}</span>` : nothing}`,
  );
}

/** A whole number. The arrow keys count. */
export function numberField(host: PartHost, says: NumberSays): TemplateResult {
  const { least = Number.MIN_SAFE_INTEGER, most = Number.MAX_SAFE_INTEGER } = says;
  return stepsField(host, { ...says, scale: 0, least, most, example: 1200, by: 1 });
}

/** A number with a fixed number of decimals, exact to the last of them. */
export function decimalField(host: PartHost, says: DecimalSays): TemplateResult {
  const { scale, value, least, most, change } = says;
  const bound = (text: string | undefined, otherwise: number): number =>
    text === undefined ? otherwise : stepsOf(text, scale);
  return stepsField(host, {
    ...says,
    value: value === null ? null : stepsOf(value, scale),
    change: (steps) => change(steps === null ? null : decimalOf(steps, scale)),
    least: bound(least, Number.MIN_SAFE_INTEGER),
    most: bound(most, Number.MAX_SAFE_INTEGER),
    example: Math.round(12.5 * 10 ** scale),
    by: 10 ** scale,
  });
}

/** A share in whole hundredths of a percent: 725 is 7.25 %. */
export function percentField(host: PartHost, says: NumberSays): TemplateResult {
  const { least = 0, most = 10_000 } = says;
  return stepsField(host, { ...says, scale: 2, least, most, unit: "%", example: 750, by: 100 });
}
