import type { Standing } from "@nexus-os/contracts";
import type { LiveList, Nexus, Params, Words } from "@nexus-os/sdk";
import {
  ALERT,
  button,
  dialogStyles,
  fieldStyles,
  icon,
  LiveData,
  message,
  NexusElement,
  picture,
  type Shown,
  Toasts,
  toastStyles,
} from "@nexus-os/ui";
import { html, nothing, type PropertyDeclarations, type PropertyValues, type TemplateResult } from "lit";
import { repeat } from "lit/directives/repeat.js";
import { Asking } from "./asking.ts";
import { listStyles } from "./list.styles.ts";
import { momentText } from "./moments.ts";
import { News } from "./news.ts";
import type { ListWord } from "./words.ts";

/** A record that stands in one of some states, if it says so itself. */
export interface Stated extends Standing {
  readonly state?: string;
}

/** A part of a list: the records in some states. */
export interface Part {
  readonly key: string;
  readonly label: string;
  readonly states: readonly string[];
}

const ALL = "";
const PAPERS = picture("M22 12h36l14 14v36H22zM58 12v14h14", "M32 36h28M32 46h20");

/** A failure of a call, as far as a list acts on it. */
export interface Failure<R> {
  readonly code?: string;
  readonly message?: string;
  readonly facts?: { readonly current?: R; readonly state?: string };
}

/** A live list of records by their state, with what can be done to each. What all lists of administration are made from. */
export abstract class RecordList<R extends Stated, W extends Words & Record<ListWord, string>> extends NexusElement<W> {
  static override styles = [...NexusElement.styles, dialogStyles, fieldStyles, toastStyles, listStyles];
  static override properties: PropertyDeclarations = { ...NexusElement.properties, heading: {} };

  /** `hide` leaves out the title. */
  declare heading: string;
  /** The part of the list that is shown. */
  declare protected shownPart: string;

  protected readonly data = new LiveData<LiveList<R>>(this, (nexus) => this.open(nexus));
  protected readonly asking: Asking = new Asking(this);
  protected readonly toasts = new Toasts(this, () => this.t("list.close"));
  readonly #news = new News<R>((record) => this.stateOf(record));
  readonly #own = new Set<string>();
  readonly #troubles = new Map<string, string>();
  #said = "";

  constructor() {
    super();
    this.heading = "";
    this.shownPart = ALL;
  }

  /** Opens the list at a connection. */
  protected abstract open(nexus: Nexus): LiveList<R>;
  /** The title, what the columns say, and what is said where there is nothing. */
  protected abstract readonly says: {
    readonly title: string;
    readonly columns: readonly string[];
    readonly none: string;
    readonly noneOfPart: string;
  };
  /** The parts that can be shown by themselves. */
  protected abstract readonly listParts: readonly Part[];
  /** The cells of a record, without what can be done. */
  protected abstract cells(record: R): readonly unknown[];
  /** What can be done to a record by whoever is signed in. */
  protected abstract actions(record: R): readonly TemplateResult[];
  /** The state that a record stands in. */
  protected stateOf(record: R): string {
    return record.state ?? "";
  }
  /** What can be done beside all records, by whoever is signed in. */
  protected get beside(): readonly TemplateResult[] {
    return [];
  }
  /** What is read out when somebody else, or Nexus, brought a record into its state. */
  protected abstract told(record: R): string;

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#news.forget();
  }

  protected override reload(): void {
    this.data.close();
  }

  protected override shown(): Shown {
    return this.data.shown;
  }

  protected override skeleton(): unknown {
    return html`<div class="nx" role="status" aria-label=${this.says.title}>
      <i class="sk head-box"></i><i class="sk bar-box"></i>
      <div class="frame">${Array.from({ length: 6 }, () => html`<div class="box"><i class="sk"></i><i class="sk short"></i></div>`)}</div>
    </div>`;
  }

  protected override empty(): unknown {
    return html`<div class="nx">${this.#head()}${message({ picture: PAPERS, text: this.says.none })}</div>${this.#over()}`;
  }

  protected override content(): unknown {
    const { items, complete } = this.data.list ?? { items: [], complete: true };
    const part = this.listParts.find(({ key }) => key === this.shownPart);
    // A row whose act was refused stays until that is read.
    const stays = (record: R) => !part || part.states.includes(this.stateOf(record)) || this.#troubles.has(record.id);
    const shown = items.filter(stays);
    const all = () => this.#show(ALL);
    const reset = button({ label: this.t("list.none.reset"), act: all });
    return html`<div class="nx">
        ${this.#head()} ${this.#parts(items)}
        ${shown.length ? this.#table(shown) : message({ picture: PAPERS, text: this.says.noneOfPart, action: reset })}
        ${complete ? nothing : html`<p class="meta">${this.t("list.newest", { count: items.length })}</p>`}
      </div>
      ${this.#over()}`;
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const { list } = this.data;
    if (!list || this.data.shown.is === "loading") return;
    const news = this.#news.in(list.items).filter(({ id }) => !this.#own.has(id));
    const [first] = news;
    if (first) this.#said = news.length > 1 ? this.t("list.changed.many", { count: news.length }) : this.told(first);
  }

  /** A moment, as the house reads it. */
  protected moment(at: string): TemplateResult {
    const text = momentText(at, this.locale, this.nexus?.timeZone ?? "UTC");
    return html`<time datetime=${at}>${text}</time>`;
  }

  /** Does something to a record, and tells in its row where the server refuses. */
  protected async act(
    record: R,
    work: (record: R) => Promise<R>,
    done: (record: R) => string,
    undo?: (record: R) => { readonly label: string; readonly act: () => void },
  ): Promise<void> {
    this.#troubles.delete(record.id);
    this.#own.add(record.id);
    try {
      const settled = await work(record);
      this.data.list?.apply(settled);
      this.toasts.show({ text: done(settled), ...(undo ? { undo: undo(settled) } : {}) });
    } catch (error) {
      this.#refused(record, error as Failure<R>);
    }
    this.requestUpdate();
    await this.updateComplete;
    this.#own.delete(record.id);
    this.#keepFocus();
  }

  /** The sentence of a refusal, where this list has one of its own. */
  protected refusal(failure: Failure<R>): string | null {
    const key = `list.refused.${failure.code}`;
    return key in this.words ? this.t(key as ListWord) : null;
  }

  #refused(record: R, failure: Failure<R>): void {
    // What is no answer of the server is a fault of ours: the element's boundary shows it.
    if (failure.code === undefined) throw failure;
    if (failure.facts?.current) this.data.list?.apply(failure.facts.current);
    this.#troubles.set(
      record.id,
      this.refusal(failure) ?? this.t("list.refused", { why: this.explain(failure) } satisfies Params),
    );
  }

  /** What had the focus may have gone with its row: it stays in the list. */
  #keepFocus(): void {
    const root = this.shadowRoot;
    if (!this.isConnected || root?.activeElement || document.activeElement !== document.body) return;
    root?.querySelector<HTMLElement>('.chip[aria-pressed="true"]')?.focus({ preventScroll: true });
  }

  #show(part: string): void {
    this.shownPart = part;
    this.#troubles.clear();
    this.requestUpdate();
  }

  #head(): unknown {
    const title = this.heading === "hide" ? nothing : html`<h2>${this.says.title}</h2>`;
    const beside = this.beside.length > 0 ? html`<div class="beside">${this.beside}</div>` : nothing;
    return title === nothing && beside === nothing ? nothing : html`<div class="head">${title}${beside}</div>`;
  }

  #parts(items: readonly R[]): TemplateResult {
    const chip = (key: string, label: string, count: number) =>
      html`<button
        class="chip"
        type="button"
        aria-pressed=${this.shownPart === key ? "true" : "false"}
        @click=${() => this.#show(key)}
      >${label} <span class="num">${count.toLocaleString(this.locale)}</span></button>`;
    return html`<div class="bar" role="group" aria-label=${this.t("list.show")}>
      ${chip(ALL, this.t("list.all"), items.length)}
      ${this.listParts.map(({ key, label, states }) =>
        chip(key, label, items.filter((record) => states.includes(this.stateOf(record))).length),
      )}
    </div>`;
  }

  #table(records: readonly R[]): TemplateResult {
    const { title, columns } = this.says;
    return html`<div class="frame table" role="table" aria-label=${title}>
      <div role="rowgroup" class="titles"><div role="row" class="row">
        ${[...columns, html`<span class="unseen">${this.t("list.actions")}</span>`].map((column) => html`<div role="columnheader">${column}</div>`)}
      </div></div>
      <div role="rowgroup" class="body">${repeat(
        records,
        ({ id }) => id,
        (record) => this.#row(record),
      )}</div>
    </div>`;
  }

  #row(record: R): TemplateResult {
    const trouble = this.#troubles.get(record.id);
    const [title, ...cells] = this.cells(record);
    return html`<div role="row" class="row" data-id=${record.id} data-state=${this.stateOf(record)}>
      <div role="cell" class="what">${title}${
        trouble ? html`<p class="trouble" role="alert">${icon(ALERT)}<span>${trouble}</span></p>` : nothing
      }</div>
      ${cells.map((cell) => html`<div role="cell">${cell}</div>`)}
      <div role="cell" class="acts">${this.actions(record)}</div>
    </div>`;
  }

  #over(): unknown {
    return [this.asking.render(), this.toasts.render(), html`<p class="unseen" role="status">${this.#said}</p>`];
  }
}
