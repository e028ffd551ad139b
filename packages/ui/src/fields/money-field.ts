import { exponentOf, type Money } from "@nexus-os/contracts";
import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { PartHost } from "../element/part-host.ts";
import { numbersOf } from "../format/numbers.ts";
import { amountText, stepsTyped } from "../format/typed.ts";
import { DOWN, icon } from "../parts/icon.ts";
import { type FieldSays, field, idOf } from "./field.ts";
import type { Read } from "./typed.ts";
import { typedInput } from "./typed-input.ts";
import { words } from "./words.ts";

/** What the field of an amount says. */
export interface MoneySays extends FieldSays<Money | null> {
  /** The currencies to choose from; the first stands there while there is no amount. One alone is not chosen. */
  readonly currencies: readonly [string, ...string[]];
}

/** As many minor units as contracts take. */
const MOST = 1e14;

/** What was chosen while there was no amount yet. */
const chosen = new WeakMap<object, Map<string, string>>();

function chosenOf(host: object): Map<string, string> {
  const known = chosen.get(host) ?? new Map<string, string>();
  chosen.set(host, known);
  return known;
}

/** An amount and its currency. It is exact: as many decimals as the currency has, and never a float. */
export function moneyField(host: PartHost, says: MoneySays): TemplateResult {
  const { value, change, unclear, key } = says;
  const { locale } = host;
  const remembered = chosenOf(host);
  const currency = value?.currency ?? remembered.get(key) ?? says.currencies[0];
  const all = [...new Set([currency, ...says.currencies])].sort();
  const places = exponentOf(currency);
  const example = numbersOf(locale, { minimumFractionDigits: places, maximumFractionDigits: places }).format(12_500.5);
  const read = (text: string): Read<Money> => {
    const minor = stepsTyped(text.replace(currency, ""), places, locale);
    if (minor === null) return { wrong: host.say(words, "fields.amount.wrong", { example }) };
    const bound = Math.sign(minor) * MOST;
    if (Math.abs(minor) <= MOST) return { value: { minor, currency } };
    const most = amountText({ minor: bound, currency }, locale);
    return {
      wrong: bound > 0 ? host.say(words, "fields.most", { most }) : host.say(words, "fields.least", { least: most }),
    };
  };
  const choose = (event: Event): void => {
    const other = (event.target as HTMLSelectElement).value;
    remembered.set(key, other);
    // The same figures in the other currency, which may have other decimals.
    const minor = value && Math.round(value.minor * 10 ** (exponentOf(other) - places));
    if (minor === null) host.requestUpdate();
    else change({ minor, currency: other });
  };
  const isOne = all.length === 1 || says.readOnly;
  return field(
    says,
    html`${typedInput(says, { value, write: (money) => amountText(money, locale), read, change, unclear }, { keys: "decimal", form: "figures" })}${
      isOne
        ? html`<span class="unit">${currency}</span>`
        : html`<select
              class="unit"
              id=${idOf(key, "currency")}
              aria-label=${`${says.label}: ${host.say(words, "fields.currency")}`}
              ?disabled=${says.disabled}
              @change=${choose}
            >${all.map((each) => html`<option value=${each} .selected=${live(each === currency)}>${each}</option>`)}</select>${icon(DOWN)}`
    }${nothing}`,
  );
}
