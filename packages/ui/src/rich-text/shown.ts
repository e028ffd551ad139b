import { html, type TemplateResult } from "lit";
import { type Block, type BlockGroup, grouped, type Run } from "./blocks.ts";
import { readRichText } from "./read.ts";

function run({ bold, code, href, italic, text }: Run): unknown {
  const plain = code ? html`<code>${text}</code>` : text;
  const slanted = italic && !code ? html`<i>${plain}</i>` : plain;
  const marked = bold && !code ? html`<b>${slanted}</b>` : slanted;
  // Another site learns nothing of where its reader came from, and cannot reach back.
  return href ? html`<a href=${href} target="_blank" rel="noopener noreferrer nofollow">${marked}</a>` : marked;
}

const runs = (block: Block): unknown => block.runs.map(run);
const items = (blocks: readonly Block[]): unknown => blocks.map((block) => html`<li>${runs(block)}</li>`);
const line = (block: Block): string => block.runs.map(({ text }) => text).join("");

function group({ kind, blocks }: BlockGroup): TemplateResult {
  if (kind === "code") return html`<pre><code>${blocks.map(line).join("\n")}</code></pre>`;
  if (kind === "bullet") return html`<ul>${items(blocks)}</ul>`;
  if (kind === "number") return html`<ol>${items(blocks)}</ol>`;
  return kind === "heading" ? html`<h3>${blocks.map(runs)}</h3>` : html`<p>${blocks.map(runs)}</p>`;
}

/** Rich text to be read. What it is made of is a closed list, and every sign of it is text: there is no HTML to be cleaned. */
export const shownRichText = (text: string): TemplateResult =>
  html`<div class="rich">${grouped(readRichText(text)).map(group)}</div>`;
