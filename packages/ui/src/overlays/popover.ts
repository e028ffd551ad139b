import { css, html, nothing, type ReactiveController } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { beside, type Place } from "./place.ts";

/** What stands in a popover, and where. */
export interface PopoverSays extends Place {
  readonly label: string;
  readonly content: () => unknown;
  readonly closed?: () => void;
}

/** How a popover looks. */
export const popoverStyles = css`
  .popover { position: fixed; inset: auto; margin: 0; padding: var(--n-space-4); min-inline-size: 200px; max-inline-size: min(400px, calc(100vw - 16px)); max-block-size: min(560px, calc(100dvh - 16px)); overflow: auto; overscroll-behavior: contain; border: 0; border-radius: var(--n-radius-card); background: var(--n-surface-raised); color: var(--n-text); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .popover:popover-open { animation: enter var(--n-motion-feedback) var(--n-ease); }
  @keyframes enter { from { opacity: 0; } }
  @media (forced-colors: active) { .popover { border: 1px solid; } }
`;

const STOPS = ":is(input, select, textarea, button, a[href], [tabindex='0']):not([type=hidden], :disabled)";

/** Something small beside what opened it, that is not modal: a choice of columns, a colour, the detail of a figure. */
export class Popover implements ReactiveController {
  readonly #host: PartHost;
  #says: PopoverSays | null = null;
  #anchor: HTMLElement | null = null;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  /** Opens it at a button; once more closes it. */
  open(anchor: HTMLElement, says: PopoverSays): void {
    if (this.#says && this.#anchor === anchor) {
      this.close();
      return;
    }
    this.#anchor = anchor;
    this.#says = says;
    anchor.setAttribute("aria-expanded", "true");
    this.#host.requestUpdate();
  }

  close(): void {
    this.#element?.hidePopover();
  }

  hostUpdated(): void {
    const element = this.#element;
    if (!element || !this.#anchor || !this.#says) return;
    if (!element.matches(":popover-open")) {
      element.showPopover();
      (element.querySelector<HTMLElement>(STOPS) ?? element).focus({ preventScroll: true });
    }
    // Its content may have another size than before.
    beside(element, this.#anchor, this.#says);
  }

  hostDisconnected(): void {
    this.#says = null;
  }

  render(): unknown {
    const says = this.#says;
    if (!says) return nothing;
    return html`<div class="popover" popover="auto" role="dialog" tabindex="-1" aria-label=${says.label} @beforetoggle=${this.#closing}>${says.content()}</div>`;
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(".popover");
  }

  /** It is forgotten before it is gone, or the next update would open it again. */
  readonly #closing = (event: ToggleEvent): void => {
    if (event.newState !== "closed" || event.target !== event.currentTarget) return;
    const { closed } = this.#says ?? {};
    const hadFocus = (event.currentTarget as Element).matches(":focus-within");
    this.#anchor?.setAttribute("aria-expanded", "false");
    if (hadFocus) this.#anchor?.focus({ preventScroll: true });
    this.#says = null;
    this.#anchor = null;
    this.#host.requestUpdate();
    closed?.();
  };
}
