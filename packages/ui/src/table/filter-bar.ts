import type { FieldData } from "@nexus-os/contracts";
import { html, nothing, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import type { Menu } from "../overlays/menu.ts";
import { addChip, chip } from "../parts/chip.ts";
import { icon, SEARCH } from "../parts/icon.ts";
import { filterWords as words } from "./words.ts";

/** What lists are narrowed by, as the contracts have it: a value, any of several, or from and to. */
export type Filter = Readonly<Record<string, unknown>>;

/** A field that a list can be narrowed by. */
export interface FilterField {
  readonly key: string;
  readonly label: string;
  readonly field: FieldData;
  /** What a value is called. */
  readonly text: (value: unknown) => string;
  /** What it can be narrowed to at one choice: words, people, spans of time. */
  readonly choices: readonly { readonly id: string; readonly label: string; readonly filter: unknown }[];
}

/** What a filter bar shows, and whom it tells. */
export interface FilterBarSays {
  /** What is looked for in the list; none where it has no such field. */
  readonly find?: { readonly label: string; readonly value: string; readonly change: (value: string) => void };
  readonly fields: readonly FilterField[];
  readonly filter: Filter;
  readonly change: (filter: Filter) => void;
  /** What stands at its end: sort, columns, views. */
  readonly end?: unknown;
}

type Bounds = { readonly from?: unknown; readonly to?: unknown; readonly currency?: string };
const TIMES = new Set(["date", "instant", "localTime"]);

/** How a filter reads: how field and value hang together, and the value. */
function read(host: PartHost, { field, text }: FilterField, wanted: unknown): { relation: string; value: string } {
  const list = new Intl.ListFormat(host.locale, { type: "disjunction" });
  if (wanted === null)
    return { relation: host.say(words, "table.filter.is"), value: host.say(words, "table.filter.empty") };
  if (Array.isArray(wanted) || typeof wanted !== "object") {
    return { relation: host.say(words, "table.filter.is"), value: list.format([wanted].flat().map(text)) };
  }
  const { from, to, currency } = wanted as Bounds;
  const shown = (value: unknown) => text(field.kind === "money" ? { minor: value, currency } : value);
  const isTime = TIMES.has(field.kind);
  if (from !== undefined && to !== undefined) {
    const span = { from: shown(from), to: shown(to) };
    return { relation: host.say(words, "table.filter.between"), value: host.say(words, "table.filter.span", span) };
  }
  const [low, high] = isTime
    ? (["table.filter.since", "table.filter.until"] as const)
    : (["table.filter.least", "table.filter.most"] as const);
  return from === undefined
    ? { relation: host.say(words, high), value: shown(to) }
    : { relation: host.say(words, low), value: shown(from) };
}

/** The bar above a list: what is looked for, what it is narrowed by, and what else there is to choose. */
export function filterBar(host: PartHost, menu: Menu, says: FilterBarSays): TemplateResult {
  const { find, fields, filter, change, end } = says;
  const without = (key: string) => Object.fromEntries(Object.entries(filter).filter(([each]) => each !== key));
  const anchorOf = (event: Event) => event.currentTarget as HTMLElement;
  const choose = (anchor: HTMLElement, { key, label, choices }: FilterField) =>
    menu.open(anchor, {
      label,
      groups: [{ title: label, items: choices.map(({ id, label: text }) => ({ id, label: text })) }],
      choose: (id) => change({ ...filter, [key]: choices.find((choice) => choice.id === id)?.filter }),
    });
  const add = (event: Event) => {
    const anchor = anchorOf(event);
    const items = fields.filter(({ key }) => !(key in filter)).map(({ key, label }) => ({ id: key, label }));
    const open = (id: string) => {
      const field = fields.find(({ key }) => key === id);
      // The menu that offered the fields has to be gone before it offers the values.
      if (field) void host.updateComplete.then(() => choose(anchor, field));
    };
    menu.open(anchor, { label: host.say(words, "table.filter.add"), groups: [{ items }], choose: open });
  };
  const chips = fields
    .filter(({ key }) => key in filter)
    .map((field) => {
      const { key, label } = field;
      const remove = {
        label: host.say(words, "table.filter.remove", { field: label }),
        act: () => change(without(key)),
      };
      const opens = "menu" as const;
      const act = (event: Event) => choose(anchorOf(event), field);
      return chip({ label, remove, opens, act, ...read(host, field, filter[key]) });
    });
  const typed = (event: Event) => find?.change((event.target as HTMLInputElement).value);
  return html`<div class="bar" role="search">
    ${find ? html`<div class="field find">${icon(SEARCH)}<input type="search" aria-label=${find.label} placeholder=${find.label} .value=${find.value} @input=${typed} /></div>` : nothing}
    ${chips}${fields.length ? addChip(host.say(words, "table.filter"), add) : nothing}
    ${end ? html`<div class="btns tail">${end}</div>` : nothing}
  </div>`;
}
