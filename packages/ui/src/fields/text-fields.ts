import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { numbersOf } from "../format/numbers.ts";
import { EXTERNAL, icon } from "../parts/icon.ts";
import { type FieldSays, factsOf, field } from "./field.ts";
import type { Read } from "./typed.ts";
import { typedInput } from "./typed-input.ts";
import { words } from "./words.ts";

/** What the field of a line of text says. An empty text is an empty field. */
export interface TextSays extends FieldSays<string> {
  readonly max?: number;
  /** A day of the calendar by the platform's own control, as `2026-05-29`. */
  readonly type?: "text" | "date";
  readonly inputMode?: "decimal";
  readonly placeholder?: string;
}

/** A line of text. */
export function textField(says: TextSays): TemplateResult {
  const input = (event: Event) => says.change((event.target as HTMLInputElement).value);
  const { id, describedBy, invalid, required } = factsOf(says);
  return field(
    says,
    html`<input
      id=${id}
      type=${says.type ?? "text"}
      dir="auto"
      inputmode=${says.inputMode ?? nothing}
      maxlength=${says.max ?? nothing}
      placeholder=${says.placeholder ?? nothing}
      autocomplete="off"
      ?autofocus=${says.isFirst}
      ?disabled=${says.disabled}
      ?readonly=${says.readOnly}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      .value=${says.value}
      @input=${input}
    />`,
  );
}

/** How near the end a text is told how much is left. */
const NEAR = 0.9;

/** Text of several lines, that grows with what stands in it. Near its end it is told how much is left. */
export function textArea(host: PartHost, says: TextSays): TemplateResult {
  const { max, value } = says;
  const left = max === undefined ? Number.POSITIVE_INFINITY : max - value.length;
  const over = left < 0 ? host.say(words, "fields.long", { most: max ?? 0, over: -left }) : undefined;
  const near = max !== undefined && left >= 0 && value.length > max * NEAR;
  const input = (event: Event): void => {
    const text = (event.target as HTMLTextAreaElement).value;
    says.change(text);
    // What is too long is kept as it was pasted: its writer knows best what can go.
    const more = max === undefined ? 0 : text.length - max;
    says.unclear?.(more > 0 ? host.say(words, "fields.long", { most: max ?? 0, over: more }) : null);
  };
  const full = { ...says, error: says.error ?? over };
  const { id, describedBy, invalid, required } = factsOf(full);
  return field(
    near ? { ...full, help: host.say(words, "fields.left", { left }) } : full,
    html`<textarea
      id=${id}
      rows="3"
      dir="auto"
      placeholder=${says.placeholder ?? nothing}
      ?autofocus=${says.isFirst}
      ?disabled=${says.disabled}
      ?readonly=${says.readOnly}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      .value=${value}
      @input=${input}
    ></textarea>`,
    { tall: true },
  );
}

/** A line that is more than text: it has a form of its own, and a keyboard. */
interface LineSays extends FieldSays<string | null> {
  readonly type: "email" | "tel" | "url";
  readonly read: (text: string) => Read<string>;
  readonly after?: unknown;
}

function lineField(says: LineSays): TemplateResult {
  const { value, change, unclear, read } = says;
  // The browser's own check would speak its own language, and stop the form before ours says all that is wrong.
  return field(
    says,
    html`${typedInput(says, { value, write: (text) => text, read, change, unclear }, { keys: says.type, fills: says.type, form: "address" })}${says.after ?? nothing}`,
  );
}

// What contracts take, no more: letters of ASCII, no dot at an end or beside another.
const EMAIL = /^(?!\.)(?!.*\.\.)[\w'+.-]*[\w+-]@(?:[a-z\d][a-z\d-]*\.)+[a-z]{2,}$/i;

/** An e-mail address. */
export function emailField(host: PartHost, says: FieldSays<string | null>): TemplateResult {
  const read = (text: string): Read<string> =>
    EMAIL.test(text) && text.length <= 254 ? { value: text } : { wrong: host.say(words, "fields.email.wrong") };
  return lineField({ ...says, type: "email", read });
}

/** A telephone number as E.164 has it. Spaces, brackets, dots and hyphens may be typed; 00 stands for +. */
export function phoneField(host: PartHost, says: FieldSays<string | null>): TemplateResult {
  const read = (text: string): Read<string> => {
    const plain = text.replace(/[\s().\u2010-\u2015/-]/g, "").replace(/^00/, "+");
    return /^\+[1-9]\d{6,14}$/.test(plain) ? { value: plain } : { wrong: host.say(words, "fields.phone.wrong") };
  };
  return lineField({ ...says, type: "tel", read });
}

function pageOf(text: string): string | null {
  // Figures behind a colon are a port.
  const whole = /^[a-z][a-z0-9+.-]*:(?!\d)/i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(whole)) return null;
  const { protocol, username, password, hostname, href } = new URL(whole);
  const isPage = /^https?:$/.test(protocol) && !username && !password && hostname.includes(".");
  return isPage && href.length <= 2000 ? href : null;
}

/** The address of a page. `https://` may be left out. Beside an address that is one stands the way to it. */
export function webField(host: PartHost, says: FieldSays<string | null>): TemplateResult {
  const read = (text: string): Read<string> => {
    const value = pageOf(text);
    return value ? { value } : { wrong: host.say(words, "fields.web.wrong") };
  };
  const to = says.value && pageOf(says.value);
  const after = to
    ? html`<a href=${to} target="_blank" rel="noopener noreferrer" aria-label=${to}>${icon(EXTERNAL)}</a>`
    : nothing;
  return lineField({ ...says, type: "url", read, after });
}

/** A length of time, in whole seconds, typed with units: `1 h 30 min`, `90m`, `1:30`. A number alone is minutes. */
export function durationField(host: PartHost, says: FieldSays<number | null>): TemplateResult {
  const { value, change, unclear } = says;
  const write = (seconds: number): string => spanText(seconds, host.locale);
  const read = (text: string): Read<number> => {
    const seconds = spanOf(text, host.locale);
    return seconds === null
      ? { wrong: host.say(words, "fields.duration.wrong", { example: write(5400) }) }
      : { value: seconds };
  };
  return field(says, typedInput(says, { value, write, read, change, unclear }));
}

const SPANS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** A length of time in all of its units, so that it can be read back. */
export function spanText(seconds: number, locale: string): string {
  let rest = seconds;
  const pieces: string[] = [];
  for (const [unit, length] of SPANS) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count)
      pieces.push(numbersOf(locale, { style: "unit", unit, unitDisplay: "short", useGrouping: false }).format(count));
  }
  return pieces.join(" ") || numbersOf(locale, { style: "unit", unit: "minute", unitDisplay: "short" }).format(0);
}

/** The letters that a unit begins with, in English and in the locale. */
function unitOf(word: string, locale: string): number | null {
  const known = SPANS.map(([unit, length]) => {
    const names = (["long", "short", "narrow"] as const).flatMap((unitDisplay) =>
      [1, 2].map((count) =>
        numbersOf(locale, { style: "unit", unit, unitDisplay })
          .format(count)
          .replace(/[\d\s.]/gu, ""),
      ),
    );
    return [[...names, unit, unit.charAt(0)].map((name) => name.toLowerCase()), length] as const;
  });
  const plain = word.toLowerCase().replace(/\.$/, "");
  const exact = known.find(([names]) => names.includes(plain));
  return (exact ?? known.find(([names]) => names.some((name) => name.startsWith(plain))))?.[1] ?? null;
}

/** What was typed as a length of time, in seconds; null where it is none. */
export function spanOf(text: string, locale: string): number | null {
  const clock = /^(\d{1,4}):([0-5]\d)(?::([0-5]\d))?$/.exec(text);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3] ?? 0);
  const pieces = [...text.matchAll(/(\d+(?:[.,]\d+)?)\s*(\p{L}*\.?)/gu)];
  if (pieces.length === 0 || text.replace(/(\d+(?:[.,]\d+)?)\s*(\p{L}*\.?)|[\s,]+/gu, "")) return null;
  const decimal = numbersOf(locale).format(1.5).replace(/\d/g, "");
  let seconds = 0;
  for (const [, figure = "", word = ""] of pieces) {
    if (!word && pieces.length > 1) return null;
    // A thousand, or one with three decimals: nobody can tell.
    if (/[.,]\d{3}$/.test(figure) && !figure.includes(decimal)) return null;
    const unit = word ? unitOf(word, locale) : 60;
    if (unit === null) return null;
    seconds += Number(figure.replace(",", ".")) * unit;
  }
  return Number.isSafeInteger(Math.round(seconds)) ? Math.round(seconds) : null;
}
