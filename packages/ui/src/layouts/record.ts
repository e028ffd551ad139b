import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { breadcrumb, type Crumb } from "../parts/breadcrumb.ts";
import { type ButtonSays, button } from "../parts/button.ts";
import { ARROW_DOWN, ARROW_UP, FLAG, icon } from "../parts/icon.ts";
import { words } from "./words.ts";

/** A stage that a record goes through. */
export interface StageSays {
  readonly id: string;
  readonly label: string;
  /** How long it was there: "9 d", "6 d so far". */
  readonly note?: string;
  readonly is: "past" | "now" | "ahead";
}

/** A field as it is read: pressed, it is edited in its place. */
export interface RecordField {
  readonly label: string;
  readonly value: unknown;
  readonly edit?: (event: Event) => void;
  /** What stands there while it is edited. */
  readonly editor?: unknown;
  /** Nothing is in it yet. */
  readonly isEmpty?: boolean;
}

/** What the page of a record says. */
export interface RecordSays {
  readonly path: { readonly label: string; readonly crumbs: readonly Crumb[] };
  /** Where it stands in the list it was opened from. */
  readonly pager?: { readonly place: string; readonly before?: () => void; readonly after?: () => void };
  readonly title: string;
  /** Amount, state, owner, date: one line. */
  readonly facts: readonly unknown[];
  /** The two most likely acts, and what opens the rest. */
  readonly actions: readonly ButtonSays[];
  readonly stages?: {
    readonly label: string;
    readonly all: readonly StageSays[];
    readonly choose?: (id: string) => void;
  };
  readonly next?: {
    readonly text: string;
    readonly due: string;
    readonly tone?: "warn" | "bad";
    readonly done: () => void;
  };
  readonly fields: readonly RecordField[];
  /** Below the fields: "Created 2 April by Lea Marchetti". */
  readonly origin?: string;
  readonly timeline: unknown;
  readonly related: readonly unknown[];
}

const stages = ({ label, all, choose }: NonNullable<RecordSays["stages"]>) =>
  html`<ol class="stages" aria-label=${label}>${all.map(
    ({ id, label: name, note, is }) => html`<li class=${is} aria-current=${is === "now" ? "step" : nothing}>
      <button type="button" ?disabled=${!choose} title=${name} @click=${() => choose?.(id)}><span>${name}</span>${note ? html`<span class="meta">${note}</span>` : nothing}</button>
    </li>`,
  )}</ol>`;

const field = (host: PartHost, { label, value, edit, editor, isEmpty }: RecordField) => {
  const shown = isEmpty ? html`<span class="quiet">${host.say(words, "layouts.record.add")}</span>` : value;
  if (editor) return html`<div class="editing"><dt>${label}</dt><dd>${editor}</dd></div>`;
  return html`<div>
    <dt>${label}</dt>
    <dd>${
      edit
        ? html`${shown}<button class="edit" type="button" aria-label=${host.say(words, "layouts.record.edit", { field: label })} @click=${edit}></button>`
        : shown
    }</dd>
  </div>`;
};

/** A record: what it is and what comes next; its fields, what happened, and what belongs to it. A phone shows what happened first. */
export function recordPage(host: PartHost, says: RecordSays): TemplateResult {
  const t = (key: keyof typeof words) => host.say(words, key);
  const { path, pager, title, facts, actions, next, origin } = says;
  const step = (label: string, key: string, sign: string, act: (() => void) | undefined) =>
    button({ label, key, icon: sign, iconOnly: true, kind: "plain", small: true, act, disabled: !act });
  return html`<div class="page record">
    <div class="path">${breadcrumb(path.label, path.crumbs)}${
      pager
        ? html`<span class="pager"><span class="meta">${pager.place}</span>${step(t("layouts.record.before"), "k", ARROW_UP, pager.before)}${step(t("layouts.record.after"), "j", ARROW_DOWN, pager.after)}</span>`
        : nothing
    }</div>
    <header>
      <div class="named"><h1>${title}</h1><p class="facts">${facts.map((fact) => html`<span>${fact}</span>`)}</p></div>
      <div class="btns">${actions.map((action) => button(action))}</div>
      ${says.stages ? stages(says.stages) : nothing}
      ${
        next
          ? html`<p class="next">${icon(FLAG)}<span class="what"><span class="quiet">${t("layouts.record.next")}</span> <b>${next.text}</b></span><span class="due ${next.tone ?? ""}">${next.due}</span>${button({ label: t("layouts.record.done"), kind: "plain", small: true, act: next.done })}</p>`
          : nothing
      }
    </header>
    <div class="three">
      <section class="details" aria-label=${t("layouts.record.details")}>
        <h2>${t("layouts.record.details")}</h2>
        <dl>${says.fields.map((one) => field(host, one))}</dl>
        ${origin ? html`<p class="meta">${origin}</p>` : nothing}
      </section>
      <section class="happened" aria-label=${t("layouts.record.timeline")}>${says.timeline}</section>
      <aside class="related" aria-label=${t("layouts.record.related")}>${says.related}</aside>
    </div>
  </div>`;
}
