import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { beside } from "../overlays/place.ts";
import { chip } from "../parts/chip.ts";
import { DOWN, icon, X } from "../parts/icon.ts";
import { type FieldSays, factsOf, field, idOf } from "./field.ts";
import { Finder, type Found, type Source, type Told } from "./finder.ts";
import { CREATE, listbox, type Option, optionId } from "./listbox.ts";
import { nextOf, walked } from "./listbox-keys.ts";
import { words } from "./words.ts";

/** What a combobox says. Its value is always a list: of at most one, where `many` is not said. */
export interface ComboboxSays extends FieldSays<readonly Option[]> {
  readonly many?: boolean;
  /** How many may be chosen. */
  readonly most?: number;
  /** All there are, or how they are found. */
  readonly from: Source;
  /** Makes a new one of what was typed, and gives it. */
  readonly create?: (text: string) => Option | Promise<Option>;
  readonly placeholder?: string;
}

/**
 * A field that finds what it takes (the ARIA pattern of a combobox with a list): typing narrows, the arrows walk, Enter
 * takes, Escape leaves, Backspace takes the last of several away. What is found later than something else is not shown.
 */
export class Combobox implements ReactiveController {
  readonly #host: PartHost;
  #says: ComboboxSays | null = null;
  /** What was typed since something was taken; null where what stands there is what is chosen. */
  #query: string | null = null;
  #isOpen = false;
  #on = -1;
  #options: readonly Option[] = [];
  #more = false;
  /** Where the keyboard goes as soon as something is found: to the first, to the last, or nowhere. */
  #towards: 1 | -1 | 0 = 0;
  #state: "ready" | "finding" | "failed" = "ready";
  #failure = "";
  readonly #finder = new Finder((told, text) => this.#show(told, text));
  #told = "";

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#close();
  }

  hostUpdated(): void {
    const list = this.#list;
    const box = this.#input?.closest<HTMLElement>(".field");
    if (!list || !box) return;
    if (!list.matches(":popover-open")) list.showPopover();
    list.style.setProperty("inline-size", `${Math.max(box.getBoundingClientRect().width, 160)}px`);
    beside(list, box);
    list.querySelector(".on")?.scrollIntoView({ block: "nearest" });
  }

  render(says: ComboboxSays): TemplateResult {
    this.#says = says;
    const { value, many, readOnly, disabled } = says;
    const { id, describedBy, invalid, required } = factsOf(says);
    const list = idOf(says.key, "list");
    const isStill = readOnly || disabled;
    const one = many ? undefined : value[0];
    const text = this.#query ?? one?.label ?? "";
    const shown = this.#isOpen && !isStill;
    const on = shown ? this.#on : -1;
    const control = html`${
      many
        ? value.map((option) =>
            isStill
              ? chip({ label: option.label })
              : chip({
                  label: option.label,
                  remove: {
                    label: this.#host.say(words, "fields.remove", { name: option.label }),
                    act: () => this.#remove(option),
                  },
                }),
          )
        : nothing
    }<input
        id=${id}
        type="text"
        role="combobox"
        aria-label=${says.label}
        dir="auto"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        placeholder=${many && value.length ? nothing : (says.placeholder ?? nothing)}
        aria-autocomplete="list"
        aria-expanded=${shown ? "true" : "false"}
        aria-controls=${shown ? list : nothing}
        aria-activedescendant=${on >= 0 ? optionId(list, on) : nothing}
        aria-required=${required}
        aria-invalid=${invalid}
        aria-describedby=${describedBy}
        ?autofocus=${says.isFirst}
        ?disabled=${disabled}
        ?readonly=${readOnly}
        .value=${text}
        @input=${this.#typed}
        @keydown=${this.#pressed}
        @click=${() => this.#open()}
        @blur=${this.#left}
      />${
        isStill
          ? nothing
          : html`${
              one && !says.required
                ? html`<button type="button" tabindex="-1" aria-label=${this.#host.say(words, "fields.remove", { name: one.label })} @click=${() => this.#remove(one)}>${icon(X)}</button>`
                : nothing
            }<button type="button" tabindex="-1" aria-label=${this.#host.say(words, "fields.show", { label: says.label })} @pointerdown=${(event: Event) => event.preventDefault()} @click=${this.#toggle}>${icon(DOWN)}</button>`
      }`;
    return html`${field(says, control, { tall: Boolean(many) })}
      ${
        shown
          ? listbox({
              ...{ id: list, options: this.#options, query: this.#query ?? "", on, many: Boolean(many) },
              label: this.#host.say(words, "fields.list", { label: says.label }),
              chosen: value.map((option) => option.value),
              note: this.#note,
              choose: (option) => void this.#choose(option),
            })
          : nothing
      }
      <span class="unseen" role="status" data-of=${id}>${this.#told}</span>`;
  }

  get #note(): string | null {
    if (this.#state === "finding") return this.#options.length ? null : this.#host.say(words, "fields.finding");
    if (this.#state === "failed") return this.#failure;
    if (this.#more) return this.#host.say(words, "fields.more");
    return this.#options.length ? null : this.#host.say(words, "fields.found", { count: 0 });
  }

  get #input(): HTMLInputElement | null {
    const id = this.#says && idOf(this.#says.key);
    return id ? this.#host.renderRoot.querySelector<HTMLInputElement>(`#${CSS.escape(id)}`) : null;
  }

  get #list(): HTMLElement | null {
    const id = this.#says && idOf(this.#says.key, "list");
    return id
      ? (this.#host.renderRoot.querySelector(`#${CSS.escape(id)}`)?.closest<HTMLElement>(".options") ?? null)
      : null;
  }

  #draw(): void {
    this.#host.requestUpdate();
  }

  #open(towards: 1 | -1 | 0 = 0): void {
    if (this.#isOpen || this.#says?.readOnly || this.#says?.disabled) return;
    this.#isOpen = true;
    this.#on = -1;
    this.#towards = towards;
    this.#look(true);
  }

  #close(): void {
    this.#finder.stop();
    if (!this.#isOpen) return;
    this.#isOpen = false;
    this.#on = -1;
    this.#draw();
  }

  readonly #toggle = (): void => {
    this.#input?.focus();
    if (this.#isOpen) this.#close();
    else this.#open();
  };

  readonly #typed = (event: Event): void => {
    this.#query = (event.target as HTMLInputElement).value;
    this.#isOpen = true;
    this.#on = -1;
    this.#towards = 1;
    this.#look(false);
  };

  #look(isNow: boolean): void {
    if (this.#says) this.#finder.look(this.#says.from, (this.#query ?? "").trim(), isNow);
  }

  #show(told: Told, text: string): void {
    this.#state = typeof told === "string" ? told : "ready";
    if (told === "failed") this.#fail(this.#host.say(words, "fields.finding.failed"));
    if (told !== "finding") this.#fill(told === "failed" ? { options: [] } : told, text);
    this.#draw();
  }

  #fill({ options, more = false }: Found, text: string): void {
    const isNew = text !== "" && !options.some(({ label }) => label.toLowerCase() === text.toLowerCase());
    const create =
      this.#says?.create && isNew ? [{ value: CREATE, label: this.#host.say(words, "fields.create", { text }) }] : [];
    this.#options = [...options, ...create];
    this.#more = more;
    this.#on = this.#begin(text);
    this.#towards = 0;
    if (this.#state !== "ready") return;
    const told = this.#host.say(words, "fields.found", { count: options.length });
    this.#told = more ? `${told}. ${this.#host.say(words, "fields.more")}` : told;
  }

  /** Where the keyboard begins: at what is chosen, at the first that fits what was typed, or at an end. */
  #begin(text: string): number {
    if (this.#towards === 0) return -1;
    const { many, value = [] } = this.#says ?? {};
    const chosen = many || text ? -1 : this.#options.findIndex((option) => option.value === value[0]?.value);
    if (chosen >= 0) return chosen;
    return text || this.#query === null ? nextOf(this.#options, this.#towards === 1 ? -1 : 0, this.#towards) : -1;
  }

  async #choose(option: Option): Promise<void> {
    const says = this.#says;
    if (!says) return;
    const { value, many, most = Number.POSITIVE_INFINITY } = says;
    const text = (this.#query ?? "").trim();
    this.#query = null;
    const isThere = value.some((each) => each.value === option.value);
    if (many && isThere) {
      this.#remove(option);
      return;
    }
    if (many && value.length >= most) {
      this.#told = this.#host.say(words, "fields.full", { count: most });
      this.#draw();
      return;
    }
    if (!many) this.#close();
    if (option.value === CREATE && says.create) await this.#create(says.create, text);
    else this.#take(option);
    if (many && this.#isOpen) this.#look(true);
    this.#draw();
  }

  #take(option: Option): void {
    const says = this.#says;
    this.#told = this.#host.say(words, "fields.chosen", { name: option.label });
    says?.change(says.many ? [...says.value, option] : [option]);
  }

  async #create(create: NonNullable<ComboboxSays["create"]>, text: string): Promise<void> {
    try {
      this.#take(await create(text));
    } catch {
      // What was typed stands there again, and the list says why.
      this.#query = text;
      this.#isOpen = true;
      this.#options = [];
      this.#fail(this.#host.say(words, "fields.create.failed", { text }));
    }
  }

  #fail(why: string): void {
    this.#state = "failed";
    this.#failure = why;
    this.#told = why;
  }

  #remove(option: Option): void {
    const says = this.#says;
    if (!says) return;
    this.#query = null;
    this.#told = this.#host.say(words, "fields.removed", { name: option.label });
    says.change(says.value.filter(({ value }) => value !== option.value));
    this.#input?.focus();
    this.#draw();
  }

  /** What was typed and not taken is given up: what is chosen stands there again. An emptied field is empty. */
  readonly #left = (): void => {
    const says = this.#says;
    if (says && !says.many && this.#query?.trim() === "" && says.value.length && !says.required) says.change([]);
    this.#query = null;
    this.#close();
    this.#draw();
  };

  readonly #pressed = (event: KeyboardEvent): void => {
    const { key } = event;
    const says = this.#says;
    if (!says || says.readOnly || event.isComposing) return;
    if (!this.#isOpen) {
      if (key === "ArrowDown" || key === "ArrowUp") {
        event.preventDefault();
        this.#open(event.altKey ? 0 : key === "ArrowDown" ? 1 : -1);
      } else this.#backspace(event);
      return;
    }
    const next = walked(key, this.#options, this.#on);
    if (next !== null && !event.altKey) {
      event.preventDefault();
      this.#on = next;
      this.#draw();
    } else if (key === "Enter" && this.#on >= 0) {
      event.preventDefault();
      void this.#choose(this.#options[this.#on] as Option);
    } else if (key === "Enter" && this.#query) {
      // What was typed is not taken yet: a form that is sent now would lose it.
      event.preventDefault();
    } else if (key === "ArrowUp") this.#close();
    else if (key === "Escape") {
      // The list alone is closed, not the dialog that it stands over.
      event.preventDefault();
      event.stopPropagation();
      this.#query = null;
      this.#close();
    } else this.#backspace(event);
  };

  #backspace(event: KeyboardEvent): void {
    const last = this.#says?.value.at(-1);
    if (event.key === "Backspace" && this.#says?.many && last && !(event.target as HTMLInputElement).value) {
      this.#remove(last);
    }
  }
}
