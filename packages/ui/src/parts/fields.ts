import { html, nothing, type TemplateResult } from "lit";
import { ALERT, DOWN, icon } from "./icon.ts";

/** What every field says. */
export interface FieldSays {
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly help?: string;
  /** What is wrong with it, and how to mend it. */
  readonly error?: string | undefined;
  /** Said beside the label of a field that may stay empty. */
  readonly optional?: string;
  readonly room?: "half" | "most" | "rest";
}

/** One that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

const idOf = (key: string): string => `field-${key}`;

function framed(says: FieldSays, control: TemplateResult): TemplateResult {
  const id = idOf(says.key);
  return html`<div class=${says.room ?? ""}>
    <label class="label" for=${id}>${says.label}${says.optional ? html` <span class="quiet">${says.optional}</span>` : nothing}</label>
    <span class="field ${says.error ? "bad" : ""}">${control}</span>
    ${says.help ? html`<p class="meta help" id="${id}-help">${says.help}</p>` : nothing}
    ${says.error ? html`<p class="bad-text" id="${id}-bad">${icon(ALERT)}<span>${says.error}</span></p>` : nothing}
  </div>`;
}

const describedBy = ({ key, help, error }: FieldSays): string | typeof nothing =>
  [help && `${idOf(key)}-help`, error && `${idOf(key)}-bad`].filter(Boolean).join(" ") || nothing;

/** A line of text, a number, or a day of the calendar. */
export function textField(
  says: FieldSays & {
    readonly type?: "text" | "date";
    readonly inputMode?: "decimal";
    readonly max?: number;
    readonly required?: boolean;
    readonly isFirst?: boolean;
  },
): TemplateResult {
  const typed = (event: Event) => says.change((event.target as HTMLInputElement).value);
  return framed(
    says,
    html`<input
      id=${idOf(says.key)}
      type=${says.type ?? "text"}
      inputmode=${says.inputMode ?? nothing}
      maxlength=${says.max ?? nothing}
      autocomplete="off"
      ?autofocus=${says.isFirst}
      aria-required=${says.required ? "true" : nothing}
      aria-invalid=${says.error ? "true" : nothing}
      aria-describedby=${describedBy(says)}
      .value=${says.value}
      @input=${typed}
    />`,
  );
}

/** One of a list. */
export function selectField(
  says: FieldSays & {
    readonly choices: readonly Choice[];
    /** What stands there while nothing is chosen. */
    readonly empty?: string;
    readonly required?: boolean;
    readonly isFirst?: boolean;
  },
): TemplateResult {
  const chosen = (event: Event) => says.change((event.target as HTMLSelectElement).value);
  const choices = says.empty === undefined ? says.choices : [{ value: "", label: says.empty }, ...says.choices];
  return framed(
    says,
    html`<select
      id=${idOf(says.key)}
      ?autofocus=${says.isFirst}
      aria-required=${says.required ? "true" : nothing}
      aria-invalid=${says.error ? "true" : nothing}
      aria-describedby=${describedBy(says)}
      @change=${chosen}
    >
      ${choices.map(({ value, label }) => html`<option value=${value} ?selected=${value === says.value}>${label}</option>`)}
    </select>${icon(DOWN)}`,
  );
}

/** What is wrong with a form, gathered above it; each line leads to its field. */
export function gathered(
  title: string,
  errors: readonly { readonly key: string; readonly text: string }[],
): TemplateResult {
  const lead = (event: Event, key: string): void => {
    const root = (event.currentTarget as Element).getRootNode() as ShadowRoot;
    root.querySelector<HTMLElement>(`#${idOf(key)}`)?.focus();
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
