import { type Params, say, type Words } from "@nexus-os/sdk";
import { html, LitElement, nothing, type PropertyDeclarations } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { X } from "../parts/icon.ts";
import { parts } from "../parts/parts.styles.ts";
import { tokens } from "../tokens/tokens.styles.ts";
import { anchorIn } from "./anchors.ts";
import { TourEndEvent } from "./events.ts";
import { placeOf } from "./place.ts";
import { tourStyles } from "./tour.styles.ts";
import { words } from "./words.ts";

/** One thing that a tour tells. */
export interface TourStep {
  /** What it points to: `deals-board/new`, by `data-tour` and tags. Without it the card stands in the middle. */
  readonly anchor?: string;
  readonly title: string;
  readonly text: string;
  /** An event of what it points to that leads to the next step, as `click`. */
  readonly until?: string;
}

/** How long a step waits for what it points to, in milliseconds. */
const PATIENCE = 2000;
const RING = 4;

/**
 * Leads a person through a page, step by step, and points at things wherever they stand.
 *
 * @summary Plays a guided tour.
 * @tag nexus-tour
 * @attr {string} name - What the tour is called in `nexus-tour-end`
 * @fires {TourEndEvent} nexus-tour-end - It is over: seen to its end, or left
 */
export class NexusTour extends LitElement implements PartHost {
  static override styles = [tokens, parts, tourStyles];
  static override properties: PropertyDeclarations = { name: {}, steps: { attribute: false }, at: { state: true } };

  declare name: string;
  /** What it tells, in order. */
  declare steps: readonly TourStep[];
  /** The step that is shown, from 0; -1 while it does not play. */
  declare at: number;

  #anchor: HTMLElement | null = null;
  #since = 0;
  #frame = 0;
  #before: HTMLElement | null = null;
  #unhear: () => void = () => {};

  constructor() {
    super();
    this.name = "";
    this.steps = [];
    this.at = -1;
  }

  get locale(): string {
    return this.lang || document.documentElement.lang || "en";
  }

  say<W extends Words>(of: W, key: keyof W & string, params: Params = {}): string {
    return say(of, key, params, this.locale);
  }

  /** Begins at the first step, or at another one. */
  start(step = 0): void {
    if (this.steps.length === 0) return;
    this.#before = document.activeElement as HTMLElement | null;
    this.#go(Math.min(Math.max(step, 0), this.steps.length - 1));
    cancelAnimationFrame(this.#frame);
    this.#follow();
  }

  /** Ends it where it is. */
  stop(): void {
    this.#end(false);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#rest();
    this.at = -1;
  }

  protected override render(): unknown {
    const step = this.steps[this.at];
    if (!step) return nothing;
    const isLast = this.at === this.steps.length - 1;
    const t = (key: keyof typeof words, params?: Params): string => this.say(words, key, params);
    return html`<div class="ring" popover="manual"></div>
      <div class="card" popover="manual" role="dialog" tabindex="-1" aria-labelledby="title" aria-describedby="text" @keydown=${this.#keys}>
        <div class="head">
          <h2 id="title">${step.title}</h2>
          ${button({ label: t("tour.end"), icon: X, iconOnly: true, kind: "plain", small: true, act: () => this.#end(false) })}
        </div>
        <div class="text" id="text">
          <p>${step.text}</p>
          <p class="meta" id="absent" hidden>${t("tour.absent")}</p>
        </div>
        <div class="foot">
          <span class="meta">${t("tour.step", { step: this.at + 1, steps: this.steps.length })}</span>
          ${this.at > 0 ? button({ label: t("tour.back"), small: true, act: () => this.#go(this.at - 1) }) : nothing}
          ${button({ label: t(isLast ? "tour.done" : "tour.next"), kind: "primary", small: true, act: () => this.#next() })}
        </div>
      </div>`;
  }

  protected override updated(): void {
    for (const one of this.renderRoot.querySelectorAll<HTMLElement>("[popover]")) {
      if (!one.matches(":popover-open")) one.showPopover();
    }
    if (this.at >= 0) this.#card?.focus({ preventScroll: true });
  }

  get #card(): HTMLElement | null {
    return this.renderRoot.querySelector<HTMLElement>(".card");
  }

  readonly #keys = (event: KeyboardEvent): void => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    this.#end(false);
  };

  #next(): void {
    if (this.at === this.steps.length - 1) this.#end(true);
    else this.#go(this.at + 1);
  }

  #go(to: number): void {
    this.#unhear();
    this.#unhear = () => {};
    this.#anchor = null;
    this.#since = performance.now();
    this.at = to;
  }

  #end(isComplete: boolean): void {
    if (this.at < 0) return;
    const step = this.at + 1;
    this.#rest();
    this.at = -1;
    this.#before?.focus({ preventScroll: true });
    this.dispatchEvent(new TourEndEvent(this.name, isComplete, step));
  }

  #rest(): void {
    cancelAnimationFrame(this.#frame);
    this.#unhear();
    this.#unhear = () => {};
    this.#anchor = null;
  }

  /** Stays beside what is told about while the page scrolls, grows and loads. */
  readonly #follow = (): void => {
    this.#frame = requestAnimationFrame(this.#follow);
    if (this.#anchor?.isConnected !== true) this.#find();
    this.#place();
  };

  #find(): void {
    const path = this.steps[this.at]?.anchor;
    this.#anchor = path === undefined ? null : anchorIn(document, path);
    const until = this.steps[this.at]?.until;
    const anchor = this.#anchor;
    anchor?.scrollIntoView({ block: "nearest", inline: "nearest" });
    if (!anchor || until === undefined) return;
    const heard = (): void => this.#next();
    anchor.addEventListener(until, heard, { once: true });
    this.#unhear = () => anchor.removeEventListener(until, heard);
  }

  #place(): void {
    const card = this.#card;
    const ring = this.renderRoot.querySelector<HTMLElement>(".ring");
    if (!card || !ring) return;
    const at = this.#anchor?.getBoundingClientRect() ?? null;
    const isMissing = !at && this.steps[this.at]?.anchor !== undefined;
    card.querySelector("#absent")?.toggleAttribute("hidden", !isMissing || performance.now() - this.#since < PATIENCE);
    const room = { width: window.innerWidth, height: window.innerHeight };
    const { left, top } = placeOf(at, card.getBoundingClientRect(), room, getComputedStyle(this).direction === "rtl");
    card.style.setProperty("left", `${left}px`);
    card.style.setProperty("top", `${top}px`);
    const box = at ?? { left: room.width / 2, top: room.height / 2, width: 0, height: 0 };
    const grow = at ? RING : 0;
    ring.style.setProperty("left", `${box.left - grow}px`);
    ring.style.setProperty("top", `${box.top - grow}px`);
    ring.style.setProperty("width", `${box.width + 2 * grow}px`);
    ring.style.setProperty("height", `${box.height + 2 * grow}px`);
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-tour": NexusTour;
  }
}
