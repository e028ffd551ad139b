import { html, nothing, type TemplateResult } from "lit";
import { live } from "lit/directives/live.js";
import type { PartHost } from "../element/part-host.ts";
import { DOWN, icon } from "../parts/icon.ts";
import { type FieldSays, factsOf, field, idOf } from "./field.ts";
import { words } from "./words.ts";

/** One that can be chosen. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Choices of one group stand together under its name. */
  readonly group?: string;
}

/** What the field of a choice says. */
export interface ChoiceSays extends FieldSays<string> {
  readonly choices: readonly Choice[];
  /** What stands there while nothing is chosen. */
  readonly empty?: string;
}

function optionsOf({ choices, empty, value }: ChoiceSays): unknown {
  const option = (each: Choice) =>
    html`<option value=${each.value} .selected=${live(each.value === value)}>${each.label}</option>`;
  const groups = [...new Set(choices.map(({ group }) => group ?? ""))];
  const first = empty === undefined ? nothing : option({ value: "", label: empty });
  const drawn = groups.map((group) => {
    const some = choices.filter((each) => (each.group ?? "") === group).map(option);
    return group ? html`<optgroup label=${group}>${some}</optgroup>` : some;
  });
  return [first, ...drawn];
}

/** One of a short list, by the platform's own control. For a long list, or one that is searched, take a combobox. */
export function selectField(says: ChoiceSays): TemplateResult {
  const { readOnly, choices, value } = says;
  const { id, describedBy, invalid, required } = factsOf(says);
  if (readOnly) {
    const label = choices.find((each) => each.value === value)?.label ?? says.empty ?? "";
    return field(says, html`<input id=${id} type="text" readonly .value=${label} aria-describedby=${describedBy} />`);
  }
  const chosen = (event: Event) => says.change((event.target as HTMLSelectElement).value);
  return field(
    says,
    html`<select
      id=${id}
      ?autofocus=${says.isFirst}
      ?disabled=${says.disabled}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @change=${chosen}
    >
      ${optionsOf(says)}
    </select>${icon(DOWN)}`,
  );
}

/** One of a few that are all seen. Arrow keys choose, as with the platform's own. */
export function radioField(says: ChoiceSays): TemplateResult {
  const { describedBy, invalid, required } = factsOf(says);
  return field(
    says,
    html`<span
      class="choices"
      role="radiogroup"
      id=${idOf(says.key)}
      aria-labelledby=${idOf(says.key, "label")}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
    >
      ${says.choices.map(
        ({ value, label }) => html`<label class="choice"
          ><input
            type="radio"
            name=${idOf(says.key)}
            value=${value}
            .checked=${live(value === says.value)}
            ?disabled=${says.disabled || (says.readOnly && value !== says.value)}
            @change=${() => says.change(value)}
          />${label}</label>`,
      )}
    </span>`,
    { bare: true, isGroup: true },
  );
}

/** Any number of a few that are all seen. */
export function checkboxesField(
  says: FieldSays<readonly string[]> & { readonly choices: readonly Choice[] },
): TemplateResult {
  const { value, choices, change } = says;
  const { describedBy } = factsOf(says);
  const turn = (word: string, isOn: boolean) =>
    change(choices.map((each) => each.value).filter((each) => (each === word ? isOn : value.includes(each))));
  return field(
    says,
    html`<span class="choices" id=${idOf(says.key)} tabindex="-1">
      ${choices.map(
        (each) => html`<label class="choice"
          ><input
            type="checkbox"
            .checked=${live(value.includes(each.value))}
            ?disabled=${says.disabled || says.readOnly}
            aria-describedby=${describedBy}
            @change=${(event: Event) => turn(each.value, (event.target as HTMLInputElement).checked)}
          />${each.label}</label>`,
      )}
    </span>`,
    { bare: true, isGroup: true },
  );
}

function ticked(says: FieldSays<boolean>, role: "switch" | typeof nothing): TemplateResult {
  const { id, describedBy, invalid } = factsOf(says);
  const tick = (event: Event) => says.change((event.target as HTMLInputElement).checked);
  const box = html`<label class="choice"
    ><input
      id=${id}
      type="checkbox"
      role=${role}
      .checked=${live(says.value)}
      ?disabled=${says.disabled || says.readOnly}
      ?autofocus=${says.isFirst}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @change=${tick}
    />${says.label}</label>`;
  const { label: _, ...rest } = says;
  return field({ ...rest, label: "", hidesLabel: true }, box, { bare: true, isGroup: false });
}

/** Something that is agreed to, or belongs to what is sent: it takes effect with the form. */
export const checkboxField = (says: FieldSays<boolean>): TemplateResult => ticked(says, nothing);

/** Something that is on or off, and takes effect at once. */
export const switchField = (says: FieldSays<boolean>): TemplateResult => ticked(says, "switch");

/** Yes, no, or not said yet. */
export function yesNoField(host: PartHost, says: FieldSays<boolean | null>): TemplateResult {
  const choices = [
    ...(says.optional ? [{ value: "", label: host.say(words, "fields.none") }] : []),
    { value: "yes", label: host.say(words, "fields.yes") },
    { value: "no", label: host.say(words, "fields.no") },
  ];
  const value = says.value === null ? "" : says.value ? "yes" : "no";
  return radioField({ ...says, choices, value, change: (word) => says.change(word === "" ? null : word === "yes") });
}
