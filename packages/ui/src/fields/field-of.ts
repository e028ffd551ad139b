import type { Json, LocalTimeWritten, Money, Ref } from "@nexus-os/contracts";
import { html, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { Calendar } from "./calendar.ts";
import { checkboxesField, checkboxField, radioField, selectField, yesNoField } from "./choice-fields.ts";
import { Combobox } from "./combobox.ts";
import { dateField } from "./date-fields.ts";
import type { FieldSays } from "./field.ts";
import { FileField } from "./file-field.ts";
import { choicesOf, type FormField } from "./form-field.ts";
import type { Option } from "./listbox.ts";
import { moneyField } from "./money-field.ts";
import { decimalField, numberField, percentField } from "./number-fields.ts";
import { durationField, emailField, phoneField, textArea, textField, webField } from "./text-fields.ts";
import { instantField, localTimeField } from "./time-fields.ts";
import { words } from "./words.ts";

/** As many words of a choice are all seen; more are a list. */
const MOST_SEEN = 4;

const optionOf = ({ id, name }: Ref): Option => ({ value: id, label: name });
const refOf = ({ value, label }: Option): Ref => ({ id: value, name: label });

type Says = Omit<FieldSays<unknown>, "value" | "change">;

/** Draws the right field for each kind that contracts know. It keeps what has a state: calendar, comboboxes, files. */
export class FieldsByKind {
  readonly #host: PartHost;
  readonly #calendar: Calendar;
  readonly #boxes = new Map<string, Combobox>();
  readonly #files = new Map<string, FileField>();

  constructor(host: PartHost) {
    this.#host = host;
    this.#calendar = new Calendar(host);
  }

  /** Whether a file is still on its way. */
  get isBusy(): boolean {
    return [...this.#files.values()].some(({ isBusy }) => isBusy);
  }

  /** What floats above the fields. Stands once in the element. */
  floating(): unknown {
    return this.#calendar.render();
  }

  render(
    given: FormField,
    value: unknown,
    says: Says & { readonly change: (value: unknown) => void; readonly timeZone?: string | undefined },
  ): TemplateResult {
    const host = this.#host;
    const { field } = given;
    const of = <V>(now: V) => ({ ...says, value: now }) as FieldSays<V> & { readonly timeZone?: string };
    const line = () => of((value as string | null) ?? "");
    const text = () => of(value as string | null);
    const number = () => of(value as number | null);
    switch (field.kind) {
      case "text":
        return textField({ ...line(), max: field.max });
      case "longText":
        return textArea(host, { ...line(), max: field.max });
      case "email":
        return emailField(host, text());
      case "phone":
        return phoneField(host, text());
      case "webAddress":
        return webField(host, text());
      case "integer":
        return numberField(host, { ...number(), least: field.least, most: field.most });
      case "percent":
        return percentField(host, { ...number(), least: field.least, most: field.most });
      case "decimal":
        return decimalField(host, { ...text(), scale: field.scale, least: field.least, most: field.most });
      case "money":
        return moneyField(host, { ...of(value as Money | null), currencies: given.currencies ?? ["EUR"] });
      case "duration":
        return durationField(host, number());
      case "date":
        return dateField(host, this.#calendar, text());
      case "instant":
        return instantField(host, this.#calendar, text());
      case "localTime":
        return localTimeField(host, this.#calendar, of(value as LocalTimeWritten | null));
      case "yesNo":
        return field.optional ? yesNoField(host, of(value as boolean | null)) : checkboxField(of(Boolean(value)));
      case "oneOf":
        return this.#oneOf(given, { ...line(), change: (word) => says.change(word || null) });
      case "manyOf":
        return checkboxesField({ ...of((value as readonly string[] | null) ?? []), choices: choicesOf(given) });
      case "ref":
        return this.#reference(given, value ? [value as Ref] : [], {
          ...says,
          change: (refs) => says.change(refs[0] ?? null),
        });
      case "refs":
        return this.#reference(given, (value as readonly Ref[] | null) ?? [], says);
      case "file":
        return this.#file(given, value as Ref | null, says);
      case "json":
        return this.#json(given, value as Json | null, says);
    }
  }

  #oneOf(given: FormField, says: FieldSays<string>): TemplateResult {
    const choices = choicesOf(given);
    if (choices.length <= MOST_SEEN && says.required) return radioField({ ...says, choices });
    const none = this.#host.say(words, "fields.none");
    return selectField({ ...says, choices, ...(says.value && says.required ? {} : { empty: none }) });
  }

  #reference(
    given: FormField,
    refs: readonly Ref[],
    says: Says & { readonly change: (refs: readonly Ref[]) => void },
  ): TemplateResult {
    const box = this.#boxes.get(given.key) ?? new Combobox(this.#host);
    this.#boxes.set(given.key, box);
    const { field, find = [], create } = given;
    return box.render({
      ...says,
      value: refs.map(optionOf),
      change: (options) => says.change(options.map(refOf)),
      many: field.kind === "refs",
      ...(field.kind === "refs" ? { most: field.most } : {}),
      from: find,
      ...(create ? { create } : {}),
    });
  }

  #file(
    given: FormField,
    ref: Ref | null,
    says: Says & { readonly change: (value: Ref | null) => void },
  ): TemplateResult {
    const { upload } = given;
    if (!upload) {
      const shown = { ...says, readOnly: true, value: ref?.name ?? "", change: () => {} };
      return textField(shown);
    }
    const files = this.#files.get(given.key) ?? new FileField(this.#host);
    this.#files.set(given.key, files);
    return files.render({ ...says, value: ref ? [ref] : [], change: (refs) => says.change(refs[0] ?? null), upload });
  }

  #json(
    given: FormField,
    value: Json | null,
    says: Says & { readonly change: (value: unknown) => void },
  ): TemplateResult {
    const wrong = this.#host.say(words, "form.json.wrong");
    const read = (text: string): void => {
      if (text.trim() === "") {
        says.unclear?.(null);
        says.change(null);
        return;
      }
      const parsed = parsedOf(text);
      says.unclear?.(parsed === undefined ? wrong : null);
      if (parsed !== undefined) says.change(parsed);
    };
    const text = value === null ? "" : JSON.stringify(value, null, 2);
    return html`<div class="mono" data-key=${given.key}>${textArea(this.#host, { ...says, value: text, change: read })}</div>`;
  }
}

function parsedOf(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    // What is being typed is seldom whole.
    return undefined;
  }
}
