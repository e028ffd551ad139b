import { html, nothing, type ReactiveController, type ReactiveControllerHost, type TemplateResult } from "lit";
import { CHECK, icon } from "../parts/icon.ts";
import { atPoint, beside } from "./place.ts";

/** A line of a menu. */
export interface MenuItem {
  readonly id: string;
  readonly label: string;
  readonly icon?: string;
  readonly hint?: string;
  /** Given where the item is one of a choice. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
}

/** Some lines of a menu that belong together. */
export interface MenuGroup {
  readonly title?: string;
  /** Whether several can be checked, or one. */
  readonly many?: boolean;
  readonly items: readonly MenuItem[];
}

/** What a menu offers. */
export interface MenuSays {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
  readonly choose: (id: string) => void;
}

/** The one menu of an element: a popover beside whatever opened it. Arrows walk, letters find, Escape leaves. */
export class Menu implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: ParentNode };
  #says: MenuSays | null = null;
  #anchor: HTMLElement | null = null;
  #point: readonly [x: number, y: number] | null = null;
  #typed = "";
  #typedAt = 0;

  constructor(host: ReactiveControllerHost & { readonly renderRoot: ParentNode }) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens the menu at a button; once more closes it. */
  open(anchor: HTMLElement, says: MenuSays): void {
    if (this.#says && this.#anchor === anchor) {
      this.close();
      return;
    }
    this.#anchor = anchor;
    this.#point = null;
    this.#says = says;
    anchor.setAttribute("aria-expanded", "true");
    this.#host.requestUpdate();
  }

  /** Opens the menu of a thing where the pointer is, or by the menu key: for `@contextmenu`. What it offers can be had elsewhere too. */
  context(event: MouseEvent, says: MenuSays): void {
    const anchor = event.currentTarget as HTMLElement;
    event.preventDefault();
    const show = () => {
      this.#anchor = anchor;
      this.#point = [event.clientX, event.clientY];
      this.#says = says;
      this.#host.requestUpdate();
    };
    // Where the button is still down, letting it go would be a click beside the menu and close it.
    if (event.buttons & 2) window.addEventListener("pointerup", () => setTimeout(show), { once: true });
    else show();
  }

  close(): void {
    this.#element?.hidePopover();
  }

  hostUpdated(): void {
    const element = this.#element;
    if (!element || !this.#anchor || element.matches(":popover-open")) return;
    element.showPopover();
    if (this.#point) atPoint(element, ...this.#point);
    else beside(element, this.#anchor);
    const items = this.#items;
    (items.find((item) => item.ariaChecked === "true") ?? items[0])?.focus({ preventScroll: true });
  }

  hostDisconnected(): void {
    this.#says = null;
  }

  render(): unknown {
    const says = this.#says;
    if (!says) return nothing;
    return html`<div
      class="menu"
      popover="auto"
      role="menu"
      aria-label=${says.label}
      @keydown=${this.#walk}
      @beforetoggle=${this.#closing}
    >
      ${says.groups.map(
        (group, index) => html`${index ? html`<hr />` : nothing}
          ${group.title ? html`<p class="meta" role="presentation">${group.title}</p>` : nothing}
          ${group.items.map((item) => this.#item(group, item))}`,
      )}
    </div>`;
  }

  #item({ many }: MenuGroup, item: MenuItem): TemplateResult {
    const isChoice = item.checked !== undefined;
    const lead = isChoice
      ? item.checked
        ? icon(CHECK)
        : html`<span class="hold"></span>`
      : item.icon
        ? icon(item.icon)
        : nothing;
    return html`<button
      type="button"
      role=${isChoice ? (many ? "menuitemcheckbox" : "menuitemradio") : "menuitem"}
      tabindex="-1"
      aria-checked=${isChoice ? (item.checked ? "true" : "false") : nothing}
      aria-disabled=${item.disabled ? "true" : nothing}
      @click=${() => this.#choose(item)}
    >
      ${lead}<span class="grow">${item.label}</span>${item.hint ? html`<span class="meta num">${item.hint}</span>` : nothing}
    </button>`;
  }

  #choose(item: MenuItem): void {
    if (item.disabled) return;
    const choose = this.#says?.choose;
    this.#anchor?.focus({ preventScroll: true });
    this.close();
    choose?.(item.id);
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(".menu");
  }

  get #items(): HTMLElement[] {
    return [...(this.#element?.querySelectorAll("button") ?? [])];
  }

  readonly #walk = (event: KeyboardEvent): void => {
    const items = this.#items;
    const root = (this.#element?.getRootNode() ?? document) as Document | ShadowRoot;
    const at = items.indexOf(root.activeElement as HTMLElement);
    const last = items.length - 1;
    const next = { ArrowDown: at === last ? 0 : at + 1, ArrowUp: at > 0 ? at - 1 : last, Home: 0, End: last }[
      event.key
    ];
    event.stopPropagation();
    if (next !== undefined) items[next]?.focus();
    else if (event.key === "Tab") this.close();
    else if (event.key.length === 1 && event.key !== " ") this.#find(event.key, items, at);
    else return;
    event.preventDefault();
  };

  #find(letter: string, items: HTMLElement[], at: number): void {
    const now = performance.now();
    this.#typed = now - this.#typedAt > 800 ? letter : this.#typed + letter;
    this.#typedAt = now;
    const from = this.#typed.length > 1 ? at : at + 1;
    const order = [...items.slice(from), ...items.slice(0, from)];
    const typed = this.#typed.toLocaleLowerCase();
    order.find((item) => item.textContent?.trim().toLocaleLowerCase().startsWith(typed))?.focus();
  }

  /** It is forgotten before it is gone, or the next update would open it again. */
  readonly #closing = (event: ToggleEvent): void => {
    if (event.newState !== "closed") return;
    if (!this.#point) this.#anchor?.setAttribute("aria-expanded", "false");
    this.#says = null;
    this.#anchor = null;
    this.#host.requestUpdate();
  };
}
