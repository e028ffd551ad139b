import { css, html, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { beside } from "../overlays/place.ts";

/** How a tooltip looks. */
export const tooltipStyles = css`
  .tooltip { position: fixed; inset: auto; margin: 0; padding: var(--n-space-1) var(--n-space-2); max-inline-size: min(280px, calc(100vw - 16px)); border: 0; border-radius: var(--n-radius-control); background: var(--n-text); color: var(--n-surface); box-shadow: var(--n-shadow-menu); font-size: var(--n-size-meta); line-height: var(--n-line-meta); font-weight: 400; white-space: normal; }
  .tooltip::before { content: ""; position: absolute; z-index: -1; inset: -8px; }
  @media (forced-colors: active) { .tooltip { border: 1px solid; } }
`;

const WAIT = 400;
const LINGER = 100;

/**
 * Explains what is under the pointer or has the focus: whatever in the element has `data-tip`. The text can be reached
 * with the pointer, Escape puts it away, and what has the focus is described by it.
 */
export class Tooltips implements ReactiveController {
  readonly #host: PartHost;
  #anchor: HTMLElement | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(host: PartHost) {
    this.#host = host;
    host.addController(this);
  }

  hostUpdated(): void {
    if (this.#anchor && !this.#anchor.isConnected) this.#hide();
  }

  hostDisconnected(): void {
    this.#hide();
  }

  /** Around what has tips in it. */
  render(content: unknown): TemplateResult {
    return html`<div
      @pointerover=${this.#over}
      @pointerout=${this.#out}
      @pointerdown=${this.#hide}
      @focusin=${this.#focus}
      @focusout=${this.#hide}
      @keydown=${this.#key}
    >
      ${content}
      <div class="tooltip" id="tooltip" popover="manual"></div>
    </div>`;
  }

  get #element(): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>("#tooltip");
  }

  readonly #over = (event: PointerEvent): void => {
    // A finger has no hover: it would see the tip of what it just pressed.
    if (event.pointerType === "touch") return;
    const target = event.target as Element;
    const anchor = target === this.#element ? this.#anchor : target.closest<HTMLElement>("[data-tip]");
    if (anchor === this.#anchor) clearTimeout(this.#timer);
    else if (anchor) this.#soon(() => this.#show(anchor), this.#anchor ? 0 : WAIT);
  };

  readonly #out = (event: PointerEvent): void => {
    const anchor = (event.target as Element).closest("[data-tip], #tooltip");
    if (anchor && !anchor.contains(event.relatedTarget as Node | null)) this.#soon(this.#hide, LINGER);
  };

  readonly #focus = (event: FocusEvent): void => {
    const anchor = (event.target as Element).closest<HTMLElement>("[data-tip]");
    if (anchor?.matches(":focus-visible")) this.#show(anchor);
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== "Escape" || !this.#anchor) return;
    // What is around (a dialog) stays: this Escape was for the tip.
    event.stopPropagation();
    event.preventDefault();
    this.#hide();
  };

  #soon(act: () => void, after: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(act, after);
  }

  #show(anchor: HTMLElement): void {
    const element = this.#element;
    if (!element || !anchor.isConnected) return;
    this.#hide();
    this.#anchor = anchor;
    element.role = "tooltip";
    element.textContent = anchor.dataset["tip"] ?? "";
    anchor.setAttribute("aria-describedby", "tooltip");
    element.showPopover();
    beside(element, anchor, { side: "above", align: "middle" });
    document.addEventListener("keydown", this.#key, true);
  }

  readonly #hide = (): void => {
    clearTimeout(this.#timer);
    if (!this.#anchor) return;
    this.#anchor.removeAttribute("aria-describedby");
    this.#anchor = null;
    document.removeEventListener("keydown", this.#key, true);
    this.#element?.hidePopover();
  };
}
