import type { Noun } from "@nexus-os/contracts";
import type { LiveList, Words } from "@nexus-os/sdk";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { LiveData } from "../element/live-data.ts";
import { NexusElement, type Shown } from "../element/nexus-element.ts";
import { message, problem } from "../element/states.ts";
import { listPage } from "../layouts/list-page.ts";
import { Menu } from "../overlays/menu.ts";
import { button } from "../parts/button.ts";
import { empty } from "../parts/empty.ts";
import { COLUMNS, PLUS } from "../parts/icon.ts";
import { PAPER } from "../parts/pictures.ts";
import { Toasts } from "../parts/toast.ts";
import { arranging, openColumns } from "../table/arranging.ts";
import type { Sort } from "../table/column.ts";
import { copying } from "../table/copying.ts";
import { type Filter, filterBar } from "../table/filter-bar.ts";
import { Table } from "../table/table.ts";
import { Beside } from "./beside.ts";
import { type AnyRecord, callsOf, listOf } from "./calls.ts";
import { columnsOf, type RecordColumn } from "./columns.ts";
import { Creating } from "./creating.ts";
import type { Desk } from "./desk.ts";
import { RecordOpenEvent } from "./events.ts";
import { filterFields, isPutAway } from "./filters.ts";
import { Found } from "./found.ts";
import { NounFields, titleOf } from "./labels.ts";
import { chosenBar, put } from "./putting.ts";
import { pageStyles } from "./styles.ts";
import { Total } from "./total.ts";
import { words } from "./words.ts";

const PAGE = 100;
const NEWEST: Sort = { by: "createdAt", direction: "down" };

/**
 * The page of a noun: a live table that is sorted, narrowed and searched at the server, a form for a new record, and beside
 * the list the record that is open. A subclass says the noun, its columns and its words: `<noun>.title`, `<noun>.one`,
 * `<noun>.new`, `<noun>.none`, `<noun>.field.<key>` and, for choices, `<noun>.<key>.<word>`.
 */
export abstract class RecordsPage<R extends AnyRecord, W extends Words = Words> extends NexusElement<W> {
  static override styles = [...NexusElement.styles, ...pageStyles];
  static override properties: PropertyDeclarations = { ...NexusElement.properties, record: {} };

  /** The id of the record that is open beside the list. */
  declare record: string | null;

  protected abstract readonly noun: Noun;
  protected abstract readonly columns: readonly RecordColumn<R>[];
  /** What the keys of its words begin with, where that is not the word of the noun. */
  protected readonly saying: string | null = null;
  /** What a new record begins with. */
  protected readonly initial: Readonly<Record<string, unknown>> = {};
  /** The nouns whose records can be made from a name while something refers to them. */
  protected readonly creates: readonly string[] = [];

  protected readonly data: LiveData<LiveList<R>> = new LiveData<LiveList<R>>(this, (nexus) =>
    listOf<R>(nexus, this.noun.word, { filter: this.#filter, sort: this.#sort, pageSize: PAGE }),
  );
  readonly #menu = new Menu(this);
  readonly #toasts = new Toasts(this, () => this.say(words, "records.close"));
  readonly #found = new Found<R>(this);
  readonly #desk: Desk<R> = this.#deskOf();
  readonly #total = new Total<R>(this.#desk);
  readonly #creating = new Creating<R>(this.#desk, (record) => this.#keep(put(this.#desk, "archive", [record], true)));
  readonly #beside = new Beside<R>(this.#desk, (id) => this.#keep(this.#back(id)));
  #filter: Filter = {};
  #sort = NEWEST;
  #table: Table<R> | null = null;
  #fields: NounFields | null = null;

  constructor() {
    super();
    this.record = null;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#found.stop();
  }

  protected override reload(): void {
    this.#total.forget();
    this.data.close();
  }

  protected override shown(): Shown {
    const { shown } = this.data;
    // What is sorted or narrowed otherwise comes into the table that is there.
    if (this.#table && shown.is === "loading") return { is: "ready" };
    const isNarrowed = this.#found.text !== "" || Object.keys(this.#filter).length > 0;
    return shown.is === "empty" && isNarrowed ? { is: "ready" } : shown;
  }

  protected override skeleton(): unknown {
    const rows = Array.from({ length: 8 }, () => html`<i class="sk"></i>`);
    return html`<div class="await" role="status" aria-label=${this.#desk.own("title")}>
      <i class="sk title"></i><i class="sk bar"></i>${rows}
    </div>`;
  }

  protected override empty(): unknown {
    const { own, may } = this.#desk;
    const act = may("create") ? { act: { label: own("new"), act: () => this.#creating.open(this.initial) } } : {};
    const content = empty(this, { picture: PAPER(), text: own("none"), ...act });
    return [listPage({ title: own("title"), content, ...this.#aside() }), this.#over()];
  }

  protected override content(): unknown {
    const { own, may } = this.#desk;
    const primary = { label: own("new"), icon: PLUS, act: () => this.#creating.open(this.initial) };
    const { error, text } = this.#found;
    return [
      listPage({
        ...{ title: own("title"), bar: this.#bar() },
        content: [
          error ? problem(error, this, () => this.#look(text)) : this.#drawn(),
          this.#table?.chosen.length ? chosenBar(this.#desk, this.#table.chosen, isPutAway(this.#filter)) : nothing,
        ],
        ...(may("create") ? { primary } : {}),
        ...this.#aside(),
      }),
      this.#over(),
    ];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("record")) this.#beside.turned();
    const { list } = this.data;
    if (!list || !this.session || this.data.shown.is === "loading") return;
    if (!list.complete && list.items.length) this.#keep(this.#total.ask(this.#filter));
    this.#keep(this.#beside.fetch());
  }

  readonly #keep = (work: Promise<unknown>): void => this.handler(() => work)();

  #deskOf(): Desk<R> {
    const element = this;
    const label = (key: string): string =>
      key === "createdAt" || key === "updatedAt" ? this.say(words, `records.field.${key}`) : own(`field.${key}`);
    const own = (key: string): string => this.t(`${this.saying ?? this.noun.word}.${key}` as keyof W & string);
    return {
      host: this,
      ...{ own, label, keep: (work) => this.#keep(work), explain: (error) => this.explain(error) },
      say: (key, params) => this.say(words, key, params),
      may: (verb) => this.may(`${this.noun.word}.${verb}`),
      take: (record) => this.#take(record),
      open: (id) => this.#open(id),
      unchoose: () => this.#table?.select(({ ids }) => ids.clear()),
      get nexus() {
        return element.nexus;
      },
      get session() {
        return element.session;
      },
      get noun() {
        return element.noun;
      },
      get toasts() {
        return element.#toasts;
      },
      get opened() {
        return element.record;
      },
      get items() {
        return element.#items;
      },
      get calls() {
        if (!element.nexus) throw new Error("there is no connection");
        return callsOf<R>(element.nexus, element.noun.word);
      },
      get fields() {
        element.#fields ??= new NounFields(element.noun, {
          ...{ field: label, word: (key, word) => own(`${key}.${word}`) },
          answer: (is) => element.say(words, is ? "records.yes" : "records.no"),
        });
        return element.#fields;
      },
      get around() {
        const currency = element.session?.organization.currency ?? "EUR";
        const creates = (noun: string) => element.creates.includes(noun) && element.may(`${noun}.create`);
        return { nexus: element.nexus, currency, creates };
      },
    };
  }

  get #items(): readonly R[] {
    const items = this.data.list?.items ?? [];
    return this.#found.records(items) ?? items;
  }

  #aside(): { readonly panel?: unknown } {
    return this.record === null ? {} : { panel: this.#beside.render() };
  }

  #drawn(): unknown {
    const { list } = this.data;
    const isFinding = this.#found.text.trim() !== "";
    const isLoading = isFinding ? this.#found.isLooking : list?.state === "loading";
    return this.#tableOf().render({
      ...{ rows: this.#items, state: isLoading ? "loading" : "ready", current: this.record },
      hasMore: !isFinding && list !== null && !list.complete && list.state === "ready",
    });
  }

  #tableOf(): Table<R> {
    const { own, label, may, fields } = this.#desk;
    const columns = () => columnsOf(this.columns, fields, label);
    this.#table ??= new Table<R>(this, {
      label: own("title"),
      // They are called otherwise as soon as the language has come.
      get columns() {
        return columns();
      },
      nameOf: (record) => titleOf(this.noun, record),
      ...{ isPaged: true, sort: [this.#sort], sorted: (sort) => this.#sorted(sort) },
      ...(may("bulk") ? { selected: () => this.requestUpdate() } : {}),
      open: ({ id }) => this.#open(id),
      more: () => this.data.list?.more(),
      retry: () => this.data.list?.retry(),
      empty: () => this.#noneFit(),
      count: (shown) => this.#total.text(shown, !this.data.list?.complete && !this.#found.text),
      features: [copying<R>(), arranging<R>(this.#menu)],
    });
    return this.#table;
  }

  #noneFit(): unknown {
    const act = () => {
      this.#look("");
      this.#narrow({});
    };
    const action = button({ label: this.say(words, "records.none.reset"), act });
    return message({ picture: PAPER(), text: this.say(words, "records.none.fit"), action });
  }

  #bar(): unknown {
    const { say, fields, label } = this.#desk;
    const me = this.session?.member ?? null;
    const labels = { me: say("records.me"), archived: say("records.archived") };
    const columns = button({
      ...{ label: say("records.columns"), icon: COLUMNS, kind: "plain", small: true, iconOnly: true, opens: "menu" },
      act: (event) => openColumns(this.#tableOf(), this.#menu, event.currentTarget as HTMLElement),
    });
    return filterBar(this, this.#menu, {
      find: { label: say("records.find"), value: this.#found.text, change: (text) => this.#look(text) },
      fields: filterFields({ fields, label, labels, me }),
      ...{ filter: this.#filter, change: (filter) => this.#narrow(filter), end: columns },
    });
  }

  #look(text: string): void {
    const { nexus } = this;
    if (nexus) this.#found.look(text, { nexus, noun: this.noun.word, archived: isPutAway(this.#filter) });
  }

  #narrow(filter: Filter): void {
    this.#filter = filter;
    this.#desk.unchoose();
    if (this.#found.text) this.#look(this.#found.text);
    this.data.close();
    this.requestUpdate();
  }

  #sorted([first = NEWEST]: readonly Sort[]): void {
    this.#sort = first;
    this.data.close();
    this.requestUpdate();
  }

  #open(id: string | null): void {
    if (id === this.record) return;
    this.record = id;
    this.dispatchEvent(new RecordOpenEvent(id));
  }

  /** Takes the focus back to the row of a record that was open. */
  async #back(id: string): Promise<void> {
    await this.updateComplete;
    const table = this.#table;
    const row = table ? [...table.rows].findIndex((one) => one.id === id) : -1;
    if (table && row >= 0) table.focus({ row, column: table.lead });
  }

  /** Takes a record as an answer had it, wherever it is shown. */
  #take(record: R): void {
    this.data.list?.apply(record);
    this.#found.apply(record);
    this.#beside.take(record);
    this.requestUpdate();
  }

  #over(): unknown {
    return [this.#menu.render(), this.#creating.render(), this.#toasts.render(), this.#beside.floating()];
  }
}
