import { html, nothing, type ReactiveController, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { icon } from "../parts/icon.ts";
import { safeAddress } from "./blocks.ts";
import { blocksOf, nodesOf } from "./nodes.ts";
import { pastedHtml } from "./pasted.ts";
import { readRichText } from "./read.ts";
import { choose, putAt, rangeIn } from "./selection.ts";
import { TOOLS, type Tool, toolOf, walkTools } from "./tools.ts";
import { words } from "./words.ts";
import { writtenRichText } from "./write.ts";

/** What an address on the web begins with, in every language. */
const SCHEME = "https://";

/** What a field for rich text holds, and whom it tells. */
export interface RichTextSays {
  readonly label: string;
  /** The text, in our part of Markdown. */
  readonly value: string;
  readonly placeholder?: string;
  readonly change: (value: string) => void;
}

/** A field for text with bold, italic, headings, lists, links and code. It is kept as Markdown, and never read as HTML. */
export class RichText implements ReactiveController {
  readonly #host: PartHost;
  readonly #says: () => RichTextSays;
  /** What the field shows, as it was told last: only another text is written into it. */
  #shown: string | null = null;
  #range: Range | null = null;
  #isWrong = false;

  constructor(host: PartHost, says: () => RichTextSays) {
    this.#host = host;
    this.#says = says;
    host.addController(this);
  }

  hostUpdated(): void {
    const field = this.#field;
    const { value } = this.#says();
    if (!field || (this.#shown === value && field.hasChildNodes())) return;
    field.replaceChildren(...nodesOf(readRichText(value)));
    this.#shown = value;
    this.#mark(field);
  }

  render(): TemplateResult {
    const { label, placeholder } = this.#says();
    return html`<div class="rich-field" @keydown=${this.#key}>
      <div role="toolbar" aria-label=${this.#t("rich-text.tools")} @keydown=${walkTools}>${TOOLS.map((tool, index) => this.#tool(tool, index))}</div>
      ${this.#range ? this.#asked() : nothing}
      <div
        class="rich"
        contenteditable="true"
        role="textbox"
        aria-multiline="true"
        aria-label=${label}
        data-placeholder=${placeholder ?? nothing}
        @input=${this.#input}
        @paste=${this.#paste}
        @drop=${(event: Event) => event.preventDefault()}
      ></div>
    </div>`;
  }

  get #field(): HTMLElement | null {
    return this.#host.renderRoot.querySelector(".rich-field .rich");
  }

  // A press keeps what is chosen in the field only if the button takes no focus.
  #tool(tool: Tool, index: number): TemplateResult {
    const label = this.#t(`rich-text.${tool.id}`);
    return html`<button class="btn plain only s" type="button" tabindex=${index ? -1 : 0} title=${label} aria-label=${label} aria-keyshortcuts=${tool.aria} @mousedown=${keep} @click=${() => this.#act(tool)}>${icon(tool.icon)}</button>`;
  }

  #asked(): TemplateResult {
    const label = this.#t("rich-text.link.to");
    return html`<form novalidate @submit=${this.#link}>
      <span class="field grow"><input type="url" name="to" autocomplete="off" aria-label=${label} placeholder=${SCHEME} aria-invalid=${this.#isWrong ? "true" : nothing} aria-describedby=${this.#isWrong ? "rich-wrong" : nothing} /></span>
      ${button({ label: this.#t("rich-text.link.set"), small: true, submit: true })}
      ${this.#isWrong ? html`<p class="wrong" id="rich-wrong" role="alert">${this.#t("rich-text.link.wrong")}</p>` : nothing}
    </form>`;
  }

  #act(tool: Tool): void {
    const field = this.#field;
    if (!field) return;
    field.focus();
    if (tool.id === "link") this.#ask(field);
    else if (tool.id === "code") this.#code(field);
    else if ("block" in tool) {
      const isOn = rangeIn(field)?.startContainer.parentElement?.closest(tool.block);
      document.execCommand("formatBlock", false, isOn ? "p" : tool.block);
    } else document.execCommand(tool.command);
    this.#input();
  }

  #ask(field: HTMLElement): void {
    this.#range = rangeIn(field)?.cloneRange() ?? null;
    this.#isWrong = false;
    this.#host.requestUpdate();
    void this.#host.updateComplete.then(() =>
      this.#host.renderRoot.querySelector<HTMLElement>(".rich-field input")?.focus(),
    );
  }

  readonly #link = (event: Event): void => {
    event.preventDefault();
    const field = this.#field;
    const range = this.#range;
    const typed = new FormData(event.currentTarget as HTMLFormElement).get("to");
    const href = safeAddress(String(typed ?? "").trim());
    this.#isWrong = href === null;
    if (href && field && range) {
      this.#range = null;
      field.focus();
      choose(field.getRootNode(), range);
      const text = range.toString() || href;
      putAt(
        range,
        nodesOf([{ kind: "text", runs: [{ text, href }] }]).flatMap((node) => [...node.childNodes]),
      );
      this.#input();
    }
    this.#host.requestUpdate();
  };

  #code(field: HTMLElement): void {
    const range = rangeIn(field);
    const text = range?.toString();
    if (!range || !text) return;
    const code = text.includes("\n");
    const blocks = code ? text.split("\n").map((line) => ({ kind: "code" as const, runs: [{ text: line }] })) : null;
    const inline = () =>
      nodesOf([{ kind: "text", runs: [{ text, code: true }] }]).flatMap((node) => [...node.childNodes]);
    putAt(range, blocks ? nodesOf(blocks) : inline());
  }

  readonly #input = (): void => {
    const field = this.#field;
    if (!field) return;
    const text = writtenRichText(blocksOf(field));
    this.#mark(field);
    if (text === this.#shown) return;
    this.#shown = text;
    this.#says().change(text);
  };

  /** A field without text shows what belongs in it. */
  #mark(field: HTMLElement): void {
    field.classList.toggle("none", !field.textContent && !field.querySelector("li"));
  }

  readonly #paste = (event: ClipboardEvent): void => {
    const field = this.#field;
    const range = field && rangeIn(field);
    event.preventDefault();
    if (!range) return;
    const rich = event.clipboardData?.getData("text/html");
    const plain = event.clipboardData?.getData("text/plain") ?? "";
    const blocks = rich
      ? pastedHtml(rich)
      : plain.split(/\n+/).map((text) => ({ kind: "text" as const, runs: [{ text }] }));
    const nodes = nodesOf(blocks);
    // One paragraph goes into the line that is written.
    putAt(
      range,
      blocks.length === 1 && blocks[0]?.kind === "text" ? nodes.flatMap((node) => [...node.childNodes]) : nodes,
    );
    this.#input();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.#range) {
      this.#range = null;
      this.#field?.focus();
      this.#host.requestUpdate();
    } else {
      const tool = toolOf(event);
      if (!tool) return;
      this.#act(tool);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  #t(key: keyof typeof words): string {
    return this.#host.say(words, key);
  }
}

const keep = (event: Event): void => event.preventDefault();
