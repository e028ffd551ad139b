import { html, nothing, type TemplateResult } from "lit";
import { avatar } from "../parts/avatar.ts";

/** Whose value is kept. */
export type Side = "mine" | "theirs";

/** A value made of both, where that makes sense: a text, a list of tags. */
export interface Merge {
  readonly label: string;
  readonly value: string;
  readonly isKept: boolean;
  /** Keeps it. */
  readonly keep: () => void;
  readonly write: (value: string) => void;
}

/** A field that two people changed. */
export interface Clash {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
  readonly merge?: Merge;
}

/** Mine and theirs side by side: a choice for each field that both changed. */
export function conflict(says: {
  readonly heads: Readonly<Record<"field" | Side, string>>;
  /** Who changed it, shown as pictures of them in the heads. */
  readonly people?: Readonly<Record<Side, string>>;
  readonly clashes: readonly Clash[];
  readonly kept: Readonly<Record<string, Side>>;
  readonly keep: (key: string, side: Side) => void;
}): TemplateResult {
  const { heads, people, clashes, kept, keep } = says;
  const head = (side: Side) =>
    html`<span>${people ? avatar(people[side], side === "mine", { isNamed: true }) : nothing}${heads[side]}</span>`;
  const option = (key: string, isKept: boolean, act: () => void, content: unknown) => html`<label>
    <input type="radio" name="keep-${key}" .checked=${isKept} @change=${act} />${content}
  </label>`;
  const choice = ({ key, merge, ...clash }: Clash, side: Side) =>
    option(
      key,
      !merge?.isKept && kept[key] === side,
      () => keep(key, side),
      html`<span><span class="unseen">${heads[side]}: </span>${clash[side]}</span>`,
    );
  return html`<div class="versus">
    <div class="row heads meta" aria-hidden="true"><span>${heads.field}</span>${head("mine")}${head("theirs")}</div>
    ${clashes.map(
      (clash) => html`<fieldset class="row">
        <legend class="meta">${clash.label}</legend>
        ${choice(clash, "mine")}${choice(clash, "theirs")}${clash.merge ? merged(clash.key, clash.merge, option) : nothing}
      </fieldset>`,
    )}
  </div>`;
}

function merged(
  key: string,
  { label, value, isKept, keep, write }: Merge,
  option: (key: string, isKept: boolean, act: () => void, content: unknown) => TemplateResult,
): TemplateResult {
  const type = (event: Event) => write((event.currentTarget as HTMLTextAreaElement).value);
  return html`<div class="both">${option(key, isKept, keep, html`<span>${label}</span>`)}${
    isKept ? html`<textarea rows="2" aria-label=${label} .value=${value} @input=${type}></textarea>` : nothing
  }</div>`;
}
