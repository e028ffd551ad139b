import { noChange } from "lit";
import {
  Directive,
  type DirectiveResult,
  directive,
  type ElementPart,
  type PartInfo,
  PartType,
} from "lit/directive.js";
import { ALERT } from "../parts/icon.ts";

/** What was typed, as it is understood: a value, or what is wrong with it. */
export type Read<V> = { readonly value: V } | { readonly wrong: string };

/** A value that is typed as text. */
export interface TypedSays<V> {
  readonly value: V | null;
  /** How a value stands in the field. */
  readonly write: (value: V) => string;
  /** Reads what was typed; it is never empty. */
  readonly read: (text: string) => Read<V>;
  readonly change: (value: V | null) => void;
  readonly unclear?: ((message: string | null) => void) | undefined;
  /** The value beside, for the arrow keys; by ten for Page Up and Page Down. */
  readonly step?: (value: V | null, by: number) => V;
}

const STEPS: Readonly<Record<string, number>> = { ArrowUp: 1, ArrowDown: -1, PageUp: 10, PageDown: -10 };
const SVG = "http://www.w3.org/2000/svg";

/** What is wrong with what stands in an input. The halves of one field tell it in one place. */
const wrongs = new WeakMap<HTMLInputElement, string>();

function alertIcon(): SVGElement {
  const svg = document.createElementNS(SVG, "svg");
  const path = document.createElementNS(SVG, "path");
  svg.setAttribute("class", "icon");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.ariaHidden = "true";
  path.setAttribute("d", ALERT);
  svg.append(path);
  return svg;
}

/**
 * Keeps the text of an input whose value is more than text. What cannot be understood stays as it was typed, changes
 * nothing, and is told when the field is left; what can be is written as it is read.
 */
class Typed<V> extends Directive {
  #says: TypedSays<V> | null = null;
  #input: HTMLInputElement | null = null;
  /** The value that the text stands for. */
  #known = "";
  #wrong: string | null = null;
  /** Whether the person knows what is wrong. */
  #isTold = false;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error("A value is typed into an element.");
  }

  render(_says: TypedSays<V>): unknown {
    return noChange;
  }

  override update({ element }: ElementPart, [says]: [TypedSays<V>]): unknown {
    this.#says = says;
    if (!this.#input) this.#begin(element as HTMLInputElement);
    if (JSON.stringify(says.value) !== this.#known) this.#show(says.value);
    return noChange;
  }

  #begin(input: HTMLInputElement): void {
    this.#input = input;
    this.#known = "?";
    input.addEventListener("input", () => this.#typed(input.value.trim()));
    input.addEventListener("blur", () => this.#left());
    input.addEventListener("keydown", (event) => this.#stepped(event));
  }

  #show(value: V | null): void {
    this.#known = JSON.stringify(value);
    if (this.#input && this.#says) this.#input.value = value === null ? "" : this.#says.write(value);
    this.#clear(null);
    this.#tell();
  }

  #typed(text: string): void {
    const says = this.#says;
    if (!says) return;
    const read: Read<V | null> = text === "" ? { value: null } : says.read(text);
    if ("wrong" in read) {
      this.#clear(read.wrong);
      return;
    }
    this.#clear(null);
    this.#tell();
    this.#take(read.value);
  }

  #take(value: V | null): void {
    const known = JSON.stringify(value);
    if (known === this.#known) return;
    this.#known = known;
    this.#says?.change(value);
  }

  #left(): void {
    this.#tell();
    if (this.#wrong === null && this.#says) this.#show(JSON.parse(this.#known) as V | null);
  }

  #stepped(event: KeyboardEvent): void {
    const by = STEPS[event.key];
    const says = this.#says;
    if (!by || !says?.step || this.#input?.readOnly || event.altKey) return;
    event.preventDefault();
    // There is nothing to go on from, and it is not ours to drop.
    if (this.#wrong !== null) return;
    const value = says.step(says.value, by);
    if (JSON.stringify(value) === this.#known) return;
    this.#show(value);
    says.change(value);
  }

  /** Notes what is wrong: the form knows it at once, the person when they leave the field. */
  #clear(wrong: string | null): void {
    const input = this.#input;
    if (wrong === this.#wrong || !input) return;
    this.#wrong = wrong;
    if (wrong === null) wrongs.delete(input);
    else wrongs.set(input, wrong);
    this.#says?.unclear?.(this.#wrongOfAll());
  }

  /** What is wrong with the field: with this input, or with its other half. */
  #wrongOfAll(): string | null {
    const input = this.#input;
    const of = input?.dataset["of"];
    if (!input || !of || this.#wrong !== null) return this.#wrong;
    const halves = (input.getRootNode() as ParentNode).querySelectorAll<HTMLInputElement>(
      `input[data-of="${CSS.escape(of)}"]`,
    );
    return [...halves].map((half) => wrongs.get(half)).find(Boolean) ?? null;
  }

  #tell(): void {
    const input = this.#input;
    const root = input?.getRootNode() as Partial<ShadowRoot> | undefined;
    const place = input && root?.getElementById?.(`${input.dataset["of"] ?? input.id}-unclear`);
    if (!input || !place) return;
    if (this.#wrong !== null) input.ariaInvalid = "true";
    else if (this.#isTold) input.removeAttribute("aria-invalid");
    this.#isTold = this.#wrong !== null;
    const wrong = this.#wrongOfAll();
    if (wrong !== null) {
      const text = document.createElement("span");
      text.textContent = wrong;
      place.replaceChildren(alertIcon(), text);
    }
    place.hidden = wrong === null;
  }
}

/** Lets a value be typed into an input: `<input ${typed({ … })} />`. */
export const typed = directive(Typed) as <V>(says: TypedSays<V>) => DirectiveResult;
