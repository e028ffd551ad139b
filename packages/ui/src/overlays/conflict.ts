import { html, type TemplateResult } from "lit";

/** Whose value is kept. */
export type Side = "mine" | "theirs";

/** A field that two people changed. */
export interface Clash {
  readonly key: string;
  readonly label: string;
  readonly mine: string;
  readonly theirs: string;
}

/** Mine and theirs side by side: a choice for each field that both changed. */
export function conflict(says: {
  readonly heads: Readonly<Record<"field" | Side, string>>;
  readonly clashes: readonly Clash[];
  readonly kept: Readonly<Record<string, Side>>;
  readonly keep: (key: string, side: Side) => void;
}): TemplateResult {
  const { heads, clashes, kept, keep } = says;
  const choice = (clash: Clash, side: Side) => html`<label>
    <input type="radio" name="keep-${clash.key}" .checked=${kept[clash.key] === side} @change=${() => keep(clash.key, side)} />
    <span><span class="unseen">${heads[side]}: </span>${clash[side]}</span>
  </label>`;
  return html`<div class="versus">
    <div class="row heads meta" aria-hidden="true"><span>${heads.field}</span><span>${heads.mine}</span><span>${heads.theirs}</span></div>
    ${clashes.map(
      (clash) => html`<fieldset class="row">
        <legend class="meta">${clash.label}</legend>
        ${choice(clash, "mine")}${choice(clash, "theirs")}
      </fieldset>`,
    )}
  </div>`;
}
