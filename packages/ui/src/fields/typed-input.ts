import { html, nothing, type TemplateResult } from "lit";
import { type FieldAround, factsOf, idOf } from "./field.ts";
import { type TypedSays, typed } from "./typed.ts";

/** How a value is typed. */
export interface TypingSays {
  /** Which half of a field it is, where several inputs stand in one; its label is read out. */
  readonly of?: string | undefined;
  /** The keys that a phone shows. */
  readonly keys?: "decimal" | "numeric" | "email" | "tel" | "url" | undefined;
  /** What a browser may fill in. */
  readonly fills?: "email" | "tel" | "url";
  /** Figures, or signs that are written from left to right in every language. */
  readonly form?: "figures" | "address";
  readonly placeholder?: string;
}

/** The input of a value that is more than text, with what all of them have. */
export function typedInput<V>(
  says: FieldAround,
  value: TypedSays<V>,
  { of, keys, fills, form, placeholder }: TypingSays = {},
): TemplateResult {
  const { id, describedBy, invalid, required } = factsOf(says);
  return html`<input
    id=${of ? idOf(says.key, of) : id}
    data-of=${of ? id : nothing}
    class=${form === "figures" ? "num" : ""}
    type="text"
    dir=${form === "address" ? "ltr" : nothing}
    inputmode=${keys ?? nothing}
    autocomplete=${fills ?? "off"}
    autocapitalize="off"
    spellcheck="false"
    placeholder=${placeholder ?? nothing}
    ?autofocus=${says.isFirst}
    ?disabled=${says.disabled}
    ?readonly=${says.readOnly}
    aria-label=${of ? says.label : nothing}
    aria-required=${required}
    aria-invalid=${invalid}
    aria-describedby=${describedBy}
    ${typed(value)}
  />`;
}
