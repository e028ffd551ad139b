import type { FieldData, Noun, Ref } from "@nexus-os/contracts";
import type { Nexus } from "@nexus-os/sdk";
import type { FormField } from "../fields/form-field.ts";
import { type Cell, cellOf } from "../table/cells.ts";
import type { AnyRecord } from "./calls.ts";
import { sourceOf } from "./references.ts";

/** What a page says of a noun beside what the contract knows. Each is a word of the page's element. */
export interface Labels {
  /** What a field is called. */
  field(key: string): string;
  /** What a word of a choice is called. */
  word(key: string, word: string): string;
  /** Yes, or no. */
  answer(is: boolean): string;
}

/** What the fields of a noun are to one page: how they are called, read and given. */
export class NounFields {
  readonly noun: Noun;
  readonly #labels: Labels;

  constructor(noun: Noun, labels: Labels) {
    this.noun = noun;
    this.#labels = labels;
  }

  /** A field by its key; what every record has is among them. */
  of(key: string): FieldData | undefined {
    return key === "createdAt" || key === "updatedAt"
      ? { kind: "instant", class: "operational", optional: false, writes: "never" }
      : this.noun.fields[key];
  }

  /** What a word of a choice is called, for a field that has such. */
  naming(key: string): ((value: unknown) => string) | undefined {
    const kind = this.of(key)?.kind;
    if (kind === "yesNo") return (value) => this.#labels.answer(Boolean(value));
    return kind === "oneOf" ? (value) => this.#labels.word(key, String(value)) : undefined;
  }

  /** Yes, or no. */
  answer(is: boolean): string {
    return this.#labels.answer(is);
  }

  /** How a field is read. */
  cell(key: string, locale: string): Cell<AnyRecord> {
    const field = this.of(key);
    const text = this.naming(key);
    const column = { key, label: this.#labels.field(key), ...(field ? { field } : {}), ...(text ? { text } : {}) };
    return cellOf<AnyRecord>(column, locale);
  }

  /** A field as forms have it. */
  given(key: string, { nexus, currency, creates }: Surroundings): FormField {
    const field = this.noun.fields[key] as FieldData;
    return {
      ...{
        key,
        field,
        label: this.#labels.field(key),
        currencies: [currency, ...CURRENCIES.filter((one) => one !== currency)],
      },
      nameOf: (word) => this.#labels.word(key, word),
      ...("to" in field && field.kind !== "file" && nexus ? sourceOf(nexus, field.to, creates) : {}),
      ...(field.kind === "longText" || !field.optional ? {} : { room: "half" }),
    };
  }
}

/** What stands around a form. */
export interface Surroundings {
  readonly nexus: Nexus | null;
  /** The currency of the organization. */
  readonly currency: string;
  /** Whether a record of a noun can be made from its name alone. */
  readonly creates: (noun: string) => boolean;
}

const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "SEK", "PLN", "JPY"];

/** What a record is called. */
export const titleOf = (noun: Pick<Noun, "title">, record: AnyRecord): string => {
  const title = record[noun.title] as string | Ref | null;
  return (typeof title === "object" ? title?.name : title) ?? "";
};
