import { html, nothing, type TemplateResult } from "lit";
import { ALERT, icon } from "../parts/icon.ts";

/** What every field says. `V` is what it holds, in the form that the contracts' field kinds have. */
export interface FieldSays<V> {
  /** Names the field within its element. */
  readonly key: string;
  readonly label: string;
  readonly value: V;
  /** Told of each change that can be understood, while it is typed. */
  readonly change: (value: V) => void;
  readonly help?: string;
  /** What is wrong with it, and how to mend it. */
  readonly error?: string | undefined;
  /** Said beside the label of a field that may stay empty. */
  readonly optional?: string;
  readonly required?: boolean;
  /** Takes the focus when a dialog opens. */
  readonly isFirst?: boolean;
  readonly disabled?: boolean;
  /** It cannot be changed, but reached and copied. */
  readonly readOnly?: boolean;
  /** The label is for assistive technology alone: in the cell of a table, in a filter. */
  readonly hidesLabel?: boolean;
  readonly room?: "half" | "most" | "rest";
  /** Told what is wrong with what was typed as long as it cannot be understood, and null when it can. */
  readonly unclear?: (message: string | null) => void;
}

/** The id of a field's control, and of whatever else stands with it under a name of its own. */
export const idOf = (key: string, of = ""): string => `field-${key}${of && `-${of}`}`;

/** What a field says beside its value. */
export type FieldAround = Omit<FieldSays<never>, "value" | "change">;

const describedBy = ({ key, help, error }: FieldAround): string =>
  [help && idOf(key, "help"), idOf(key, error ? "bad" : "unclear")].filter(Boolean).join(" ");

/** What every control of a field has, by the names of attributes. */
export interface ControlFacts {
  readonly id: string;
  readonly describedBy: string;
  readonly invalid: "true" | typeof nothing;
  readonly required: "true" | typeof nothing;
}

export const factsOf = (says: FieldAround): ControlFacts => ({
  id: idOf(says.key),
  describedBy: describedBy(says),
  invalid: says.error ? "true" : nothing,
  required: says.required ? "true" : nothing,
});

/** What stands around a control. */
export interface FrameSays {
  /** The control has no box of its own: a row of choices, a switch. */
  readonly bare?: boolean;
  /** Several controls under one name. */
  readonly isGroup?: boolean;
  /** A box that grows with what stands in it. */
  readonly tall?: boolean;
}

/** A label, a control, and below it what helps and what is wrong. */
export function field(
  says: FieldAround,
  control: TemplateResult,
  { bare, isGroup, tall }: FrameSays = {},
): TemplateResult {
  const { key, label, optional, help, error, hidesLabel, room = "" } = says;
  const id = idOf(key);
  const text = html`${label}${optional ? html` <span class="quiet">${optional}</span>` : nothing}`;
  const hidden = hidesLabel ? "unseen" : "";
  const state = `${error ? "bad" : ""} ${says.disabled ? "off" : ""} ${says.readOnly ? "still" : ""} ${tall ? "tall" : ""}`;
  return html`<div class="one ${room}" role=${isGroup ? "group" : nothing} aria-labelledby=${isGroup ? idOf(key, "label") : nothing}>
    ${
      label === ""
        ? nothing
        : isGroup
          ? html`<span class="label ${hidden}" id=${idOf(key, "label")}>${text}</span>`
          : html`<label class="label ${hidden}" id=${idOf(key, "label")} for=${id}>${text}</label>`
    }
    ${bare ? control : html`<span class="field ${state}">${control}</span>`}
    ${help ? html`<p class="meta help" id=${idOf(key, "help")}>${help}</p>` : nothing}
    ${error ? html`<p class="bad-text" id=${idOf(key, "bad")}>${icon(ALERT)}<span>${error}</span></p>` : nothing}
    <p class="bad-text" id=${idOf(key, "unclear")} hidden></p>
  </div>`;
}

/** What is wrong with a form, gathered above it; each line leads to its field. */
export function gathered(
  title: string,
  errors: readonly { readonly key: string; readonly text: string }[],
): TemplateResult {
  const lead = (event: Event, key: string): void => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>(`#${CSS.escape(idOf(key))}`)?.focus();
  };
  return html`<div class="gathered" role="alert">
    <p>${title}</p>
    ${
      errors.length
        ? html`<ul>
          ${errors.map(({ key, text }) => html`<li><button type="button" @click=${(event: Event) => lead(event, key)}>${text}</button></li>`)}
        </ul>`
        : nothing
    }
  </div>`;
}
