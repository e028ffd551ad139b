import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { chip } from "../parts/chip.ts";
import { type FieldSays, factsOf, field } from "./field.ts";
import { words } from "./words.ts";

/** What the field of free words says. */
export interface TagsSays extends FieldSays<readonly string[]> {
  readonly most?: number;
  readonly placeholder?: string;
}

/** Free words: Enter or a comma ends one, Backspace takes the last away, a pasted list becomes several. */
export function tagsField(host: PartHost, says: TagsSays): TemplateResult {
  const { value, change, most = Number.POSITIVE_INFINITY, readOnly, disabled } = says;
  const isStill = readOnly || disabled;
  const { id, describedBy, invalid, required } = factsOf(says);
  const add = (input: HTMLInputElement): void => {
    const typed = input.value.split(/[,;\n]/).map((word) => word.trim().normalize("NFC"));
    const fresh = [...new Set(typed)].filter((word) => word !== "" && !value.includes(word));
    input.value = "";
    if (fresh.length > 0) change([...value, ...fresh].slice(0, most));
  };
  const remove = (word: string): void => {
    change(value.filter((each) => each !== word));
    host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus();
  };
  const pressed = (event: KeyboardEvent): void => {
    const input = event.target as HTMLInputElement;
    if (event.isComposing) return;
    if (event.key === "Enter" || event.key === ",") {
      // An empty field leaves Enter to its form.
      if (input.value.trim() !== "" || event.key === ",") event.preventDefault();
      add(input);
    } else if (event.key === "Backspace" && input.value === "" && value.length) change(value.slice(0, -1));
  };
  const tag = (word: string) =>
    isStill
      ? chip({ label: word })
      : chip({
          label: word,
          remove: {
            label: host.say(words, "fields.remove", { name: word }),
            act: () => remove(word),
          },
        });
  return field(
    says,
    html`${value.map(tag)}<input
      id=${id}
      type="text"
      dir="auto"
      autocomplete="off"
      placeholder=${value.length ? nothing : (says.placeholder ?? nothing)}
      ?autofocus=${says.isFirst}
      ?disabled=${disabled || value.length >= most}
      ?readonly=${readOnly}
      aria-required=${required}
      aria-invalid=${invalid}
      aria-describedby=${describedBy}
      @keydown=${pressed}
      @blur=${(event: Event) => add(event.target as HTMLInputElement)}
    />`,
    { tall: true },
  );
}
