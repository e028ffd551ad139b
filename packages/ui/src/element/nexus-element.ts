import type { Session } from "@nexus-os/contracts";
import { explain, isRightToLeft, type Nexus, onDefaultNexus, type Params, say, speak, type Words } from "@nexus-os/sdk";
import { LitElement, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { parts } from "../parts/parts.styles.ts";
import type { Appearance } from "../tokens/appearance.ts";
import { tokens } from "../tokens/tokens.styles.ts";
import { ContextRequest, type End } from "./context.ts";
import { LoadErrorEvent, ReadyEvent } from "./events.ts";
import type { PartHost } from "./part-host.ts";
import { states } from "./states.styles.ts";
import { banner, problem } from "./states.ts";
import { words } from "./words.ts";

/** What an element has to show: it loads, it has nothing, it has its content, or it could not get it. */
export type Shown =
  | { readonly is: "loading" | "empty" }
  | { readonly is: "ready" /** Content that may be old. */; readonly but?: "offline" | "stale" | undefined }
  | { readonly is: "error"; readonly error: unknown };

/**
 * What every element of Nexus is made from. It finds its connection, draws loading, empty, error, forbidden, offline and
 * stale, and keeps failures inside.
 */
export abstract class NexusElement<W extends Words = Words> extends LitElement implements PartHost {
  static override styles = [tokens, parts, states];
  static override properties: PropertyDeclarations = { nexus: { attribute: false } };

  static #unfinished: NexusElement | null = null;

  /** The element whose constructor began last. */
  static takeUnfinished(): NexusElement | null {
    const element = NexusElement.#unfinished;
    NexusElement.#unfinished = null;
    return element;
  }

  /** The connection, where it is not given by a provider around or by the page's `connect()`. */
  declare nexus: Nexus | null;

  /** The words of this element. */
  protected abstract readonly words: W;
  /** How long loading may take, in milliseconds, before it is told as an error. */
  protected deadline = 20_000;
  /** Who is signed in; null until that is known. */
  session: Session | null = null;

  #appearance: Appearance | null = null;
  #failure: { readonly error: unknown } | null = null;
  #ends: End[] = [];
  #late: ReturnType<typeof setTimeout> | undefined;
  #told: unknown = null;
  #asked: Nexus | null = null;
  #redrawn = false;

  constructor() {
    super();
    this.nexus = null;
    NexusElement.#unfinished = this as unknown as NexusElement;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    if (this.#appearance) this.#appear(this.#appearance);
    if (!this.nexus) this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const end of this.#ends) end();
    this.#ends = [];
    clearTimeout(this.#late);
    this.#late = undefined;
  }

  /** How the element looks: a theme of one brand colour, light or dark, comfortable or compact. */
  get appearance(): Appearance | null {
    return this.#appearance;
  }

  set appearance(appearance: Appearance | null) {
    this.#appearance = appearance;
    if (appearance && this.isConnected) this.#appear(appearance);
  }

  /** The locale that the element speaks. */
  get locale(): string {
    return this.nexus?.locale ?? (document.documentElement.lang || "en");
  }

  /** The time zone that the element tells moments in. */
  get timeZone(): string | undefined {
    return this.nexus?.timeZone;
  }

  /** A text of this element, its parameters filled in. */
  t(key: keyof W & string, params: Params = {}): string {
    return this.say(this.words, key, params);
  }

  /** A text of a part that this element holds. */
  say<P extends Words>(words: P, key: keyof P & string, params: Params = {}): string {
    // The element itself listens: it is drawn again when the language has come.
    return say(words, key, params, this);
  }

  /** What a failure says, in the language of this element. */
  explain(error: unknown): string {
    return explain((error ?? {}) as Parameters<typeof explain>[0], this);
  }

  /** Whether whoever is signed in may call an operation. */
  may(operation: string): boolean {
    return this.session?.permissions.includes(operation) ?? false;
  }

  /** What there is to show at this moment. */
  protected abstract shown(): Shown;
  /** The content, where there is any. */
  protected abstract content(): unknown;
  /** The boxes of what comes, in their final size. */
  protected abstract skeleton(): unknown;

  /** What is shown where there is nothing. */
  protected empty(): unknown {
    return this.content();
  }

  /** Loads again, after an error. */
  protected reload(): void {}

  /** Shows a failure in the place of the content, with a retry. */
  fail(error: unknown): void {
    this.#failure = { error };
    if ((error as { code?: string } | null)?.code === undefined) reportError(error);
    this.requestUpdate();
  }

  /** Forgets a failure and loads again. */
  retry(): void {
    this.#failure = null;
    this.#told = null;
    this.#asked = null;
    this.#redrawn = false;
    this.reload();
    this.requestUpdate();
  }

  /** A handler whose failures, late ones too, stay in this element. */
  handler<A extends unknown[]>(act: (...given: A) => unknown): (...given: A) => void {
    return async (...given) => {
      try {
        await act.apply(this, given);
      } catch (error) {
        this.fail(error);
      }
    };
  }

  protected override performUpdate(): void {
    try {
      super.performUpdate();
    } catch (error) {
      // What was drawn may be half of something: it goes, and lit's memory of it as well.
      this.renderRoot.replaceChildren();
      (this.renderRoot as unknown as Record<string, unknown>)["_$litPart$"] = undefined;
      if (this.#redrawn) throw error;
      this.#redrawn = true;
      this.fail(error);
    }
  }

  protected override willUpdate(_changed: PropertyValues): void {
    if (this.nexus && this.nexus !== this.#asked) this.#meet(this.nexus);
  }

  protected override render(): unknown {
    const shown = this.#now();
    if (shown.is === "error") {
      return problem(shown.error, this, () => this.retry());
    }
    if (shown.is === "loading") return this.skeleton();
    const hint = shown.is === "ready" ? shown.but : undefined;
    return [
      hint ? banner(this.say(words, `state.${hint}`)) : nothing,
      shown.is === "empty" ? this.empty() : this.content(),
    ];
  }

  protected override updated(_changed: PropertyValues): void {
    const shown = this.#now();
    this.ariaBusy = shown.is === "loading" ? "true" : null;
    if (shown.is === "loading") {
      this.#late ??= setTimeout(() => this.fail({ code: "TOO_SLOW" }), this.deadline);
      return;
    }
    clearTimeout(this.#late);
    this.#late = undefined;
    const told = shown.is === "error" ? shown.error : "ready";
    if (told === this.#told) return;
    this.#told = told;
    this.dispatchEvent(shown.is === "error" ? new LoadErrorEvent(shown.error) : new ReadyEvent());
  }

  #appear(appearance: Appearance): void {
    // Few pages have a brand of their own: what makes a theme comes for those alone.
    this.handler(async () => (await import("../tokens/appearance.ts")).appear(this, appearance))();
  }

  #now(): Shown {
    if (this.#failure) return { is: "error", error: this.#failure.error };
    return this.session ? this.shown() : { is: "loading" };
  }

  #ask(): void {
    let answered = false;
    this.dispatchEvent(
      new ContextRequest((nexus, end) => {
        answered = true;
        if (end) this.#ends.push(end);
        this.nexus = nexus;
      }),
    );
    if (answered) return;
    this.#ends.push(
      onDefaultNexus((nexus) => {
        this.nexus = nexus;
      }),
    );
  }

  #meet(nexus: Nexus): void {
    this.#asked = nexus;
    this.session = null;
    this.lang ||= nexus.locale;
    this.dir ||= isRightToLeft(nexus.locale) ? "rtl" : "ltr";
    // The language comes beside the session: what is drawn is drawn in it at once.
    Promise.all([nexus.session(), speak(nexus.locale)]).then(
      ([session]) => {
        if (nexus !== this.#asked) return;
        this.session = session;
        this.requestUpdate();
      },
      (error: unknown) => nexus === this.#asked && this.fail(error),
    );
  }
}
