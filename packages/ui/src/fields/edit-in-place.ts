import { css, html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { idOf } from "./field.ts";
import { FieldsByKind } from "./field-of.ts";
import { type FormField, isEmpty, writtenOf } from "./form-field.ts";
import { words } from "./words.ts";

/** A value that is shown, and changed where it stands. */
export interface EditSays {
  readonly given: FormField;
  readonly value: unknown;
  /** How it is shown. */
  readonly shown: unknown;
  /** Whether whoever sees it may change it. */
  readonly mayEdit: boolean;
  /** Keeps the new value, as it is written. A failure is thrown. */
  readonly save: (value: unknown) => Promise<void>;
  readonly explain: (error: unknown) => string;
  readonly timeZone?: string;
}

/** How values look that are changed where they stand. */
export const editStyles = css`
  .edit-here { display: block; inline-size: 100%; min-block-size: 26px; padding: 3px 6px; margin: -3px -6px; border-radius: var(--n-radius-control); overflow-wrap: anywhere; }
  .edit-here:hover { background: var(--n-hover); }
  .editing .field { block-size: 30px; padding-inline: 8px; }
  .editing .field.tall { block-size: auto; }
  .editing .hint { display: block; margin-block: var(--n-space-1); }
  @media (pointer: coarse) { .edit-here { min-block-size: var(--n-touch); } .editing .field { block-size: var(--n-touch); } }
`;

/** One value at a time of a record. A press, Enter or F2 begins; Enter saves, Escape leaves it, going elsewhere saves. */
export class EditInPlace implements ReactiveController {
  readonly #host: PartHost;
  readonly #fields: FieldsByKind;
  #key: string | null = null;
  #value: unknown = null;
  #unclear: string | null = null;
  #error: string | undefined;
  /** The value that is open, as it was drawn last. */
  #open: EditSays | null = null;
  #saving: Promise<void> | null = null;
  #isNew = false;
  #told = "";

  constructor(host: PartHost) {
    this.#host = host;
    this.#fields = new FieldsByKind(host);
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#key = null;
  }

  hostUpdated(): void {
    if (!this.#isNew || this.#key === null) return;
    const control = this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(idOf(`edit-${this.#key}`))}`);
    if (!control) return;
    this.#isNew = false;
    const first = control.querySelector<HTMLElement>("input:not(:disabled)") ?? control;
    first.focus();
    if (first instanceof HTMLInputElement && first.type === "text") first.select();
  }

  /** What floats above, and what is told. Stands once in the element. */
  floating(): TemplateResult {
    return html`${this.#fields.floating()}<span class="unseen" role="status">${this.#told}</span>`;
  }

  render(says: EditSays): TemplateResult {
    const { given, shown, mayEdit } = says;
    if (!mayEdit || given.readOnly) return html`${shown}`;
    if (this.#key === given.key) {
      this.#open = says;
      return this.#editor(says);
    }
    const label = this.#host.say(words, "edit.begin", { label: given.label });
    const begin = () => void this.#begin(says);
    const pressed = (event: KeyboardEvent): void => {
      if (event.key !== "F2") return;
      event.preventDefault();
      begin();
    };
    return html`<button class="edit-here" type="button" id=${idOf(`shown-${given.key}`)} aria-describedby=${idOf(`how-${given.key}`)} @click=${begin} @keydown=${pressed}
      >${isEmpty(says.value) ? html`<span class="quiet">${this.#host.say(words, "edit.empty")}</span>` : shown}<span class="unseen" id=${idOf(`how-${given.key}`)}>${label}</span></button>`;
  }

  /** Begins; what was open before is saved first, and stays open where that fails. */
  async #begin({ given, value }: EditSays): Promise<void> {
    if (this.#key !== null && this.#open) await this.#save(this.#open, false);
    if (this.#key !== null) return;
    this.#key = given.key;
    this.#value = value;
    this.#unclear = null;
    this.#error = undefined;
    this.#isNew = true;
    this.#told = "";
    this.#host.requestUpdate();
  }

  #editor(says: EditSays): TemplateResult {
    const { given, timeZone } = says;
    const { label, field } = given;
    const drawn = this.#fields.render(given, this.#value, {
      ...{ key: `edit-${given.key}`, label, hidesLabel: true, error: this.#error, required: !field.optional, timeZone },
      disabled: this.#saving !== null,
      change: (value) => {
        this.#value = value;
        this.#error = undefined;
        this.#host.requestUpdate();
      },
      unclear: (message) => {
        this.#unclear = message;
        if (this.#error === undefined) return;
        this.#error = undefined;
        this.#host.requestUpdate();
      },
    });
    const pressed = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return;
      const isLine = !(event.target instanceof HTMLTextAreaElement) || event.ctrlKey || event.metaKey;
      if (event.key === "Escape") this.#end(says);
      else if (event.key === "Enter" && isLine && !(event.target instanceof HTMLButtonElement))
        void this.#save(says, true);
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    const left = (event: FocusEvent): void => {
      const inside = (event.currentTarget as HTMLElement).contains(event.relatedTarget as Node | null);
      const floats = (event.relatedTarget as Element | null)?.closest?.("[popover]");
      // The window may have lost the focus, not the field.
      if (!inside && !floats && document.hasFocus()) void this.#save(says, false);
    };
    return html`<div class="editing" @keydown=${pressed} @focusout=${left}>
      ${drawn}${this.#saving ? nothing : html`<span class="meta hint">${this.#host.say(words, "edit.hint")}</span>`}
    </div>`;
  }

  #save(says: EditSays, isBack: boolean): Promise<void> {
    this.#saving ??= this.#keep(says, isBack).finally(() => {
      this.#saving = null;
      this.#host.requestUpdate();
    });
    return this.#saving;
  }

  async #keep(says: EditSays, isBack: boolean): Promise<void> {
    if (this.#key !== says.given.key) return;
    if (this.#unclear !== null) {
      if (isBack) this.#error = this.#unclear;
      return;
    }
    const { field, label } = says.given;
    if (!field.optional && isEmpty(this.#value)) {
      this.#error = this.#host.say(words, "form.missing", { label });
      return;
    }
    const value = writtenOf(field, this.#value);
    if (JSON.stringify(value) === JSON.stringify(writtenOf(field, says.value))) {
      this.#end(says, isBack);
      return;
    }
    this.#host.requestUpdate();
    try {
      await says.save(value);
      this.#told = this.#host.say(words, "edit.saved", { label });
      this.#end(says, isBack);
    } catch (error) {
      this.#error = says.explain(error);
      this.#isNew = true;
    }
  }

  #end({ given }: EditSays, isBack = true): void {
    this.#key = null;
    this.#host.requestUpdate();
    if (!isBack) return;
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(idOf(`shown-${given.key}`))}`)?.focus(),
    );
  }
}
