import {
  type Change,
  DEFAULT_SORT,
  type List,
  matches,
  type Noun,
  ordered,
  type Page,
  type Standing,
} from "@nexus-os/contracts";
import { failure, NexusError } from "./errors.ts";
import type { LiveStream } from "./live.ts";

/** What a live list is asked for. */
export interface LiveInput<Filter = unknown, Sort extends string = string>
  extends Pick<List<Filter, Sort>, "filter" | "sort"> {
  /** Loads so many records at once, at most 500, and more of them when it is asked for more. Without it all are loaded. */
  readonly pageSize?: number;
}

/**
 * How much a list can be relied on: `ready` is as it is on the server now; `stale` and `offline` are as it was when news
 * stopped coming; `error` needs `retry()`.
 */
export type LiveState = "loading" | "ready" | "stale" | "offline" | "error";

/** A list that keeps itself as it is on the server. */
export interface LiveList<R> {
  readonly state: LiveState;
  /** The records of the list in its order. A new array after each change. */
  readonly items: readonly R[];
  /** Whether all records are here: not before the last page, and never with more than 2,000 of a list without pages. */
  readonly complete: boolean;
  readonly error: NexusError | null;
  /** The last change of a record that was heard of here: who made it, when, and by which operation. */
  changeOf(id: string): Change<R> | null;
  /** Tells when anything changed, at most once a tick. The answer ends it. */
  subscribe(tell: () => void): () => void;
  /** Takes a record as some answer of the server had it. The higher version wins, so that no order of arrival matters. */
  apply(record: R): void;
  /** Shows a record as it will be, until the answer is called: with the record that the server gave, or with none to take it back. */
  propose(record: R): (settled?: R) => void;
  /** Loads the next page of a list that is loaded by pages. */
  more(): void;
  retry(): void;
  close(): void;
}

const PAGE = 500;
const MOST = 2_000;
/** Of how many records the last change is remembered: what is told of it is told soon. */
const MOST_HEARD = 600;
/** How long records wait for news to flow first; beyond it they are shown without. */
const PATIENCE = 2_500;

type Rec = Standing & Readonly<Record<string, unknown>>;
type Filter = Readonly<Record<string, unknown>>;

interface Known<R> {
  readonly version: number;
  /** Null where the record is not of the list, or left this reader's sight. */
  readonly record: R | null;
}

/** What a list of one noun stands on. */
export interface ListSource<R> {
  readonly noun: string;
  readonly list: (input: List) => Promise<Page<R>>;
  readonly stream: LiveStream;
}

/** The noun of a record as far as matching and ordering need it, told by the record itself: a page loads no declarations. */
function nounOf(record: Standing): Noun {
  const kindOf = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return "text";
    return "minor" in value ? "money" : "ref";
  };
  const fields = Object.fromEntries(Object.entries(record).map(([key, value]) => [key, { kind: kindOf(value) }]));
  // The rules look at the kinds of fields alone.
  return { fields } as unknown as Noun;
}

/** Loads a list once news flows, then keeps it by them. */
export class LoadedList<R extends Standing> implements LiveList<R> {
  complete = false;
  error: NexusError | null = null;
  readonly #source: ListSource<R>;
  readonly #input: LiveInput;
  readonly #leave: () => void;
  readonly #tell = new Set<() => void>();
  readonly #proposed = new Map<string, R>();
  readonly #heard = new Map<string, Change<R>>();
  #known = new Map<string, Known<R>>();
  /** What is being loaded to take the place of what is known. */
  #coming: Map<string, Known<R>> | null = null;
  #load = 0;
  /** How many records are wanted. */
  #wanted: number;
  /** The cursor behind the last page, and the last record of it: what is ordered behind it was not looked for. */
  #after: string | null = null;
  #edge: R | null = null;
  #loaded = false;
  #lost = false;
  #items: readonly R[] | null = null;
  #telling = false;
  #patience: ReturnType<typeof setTimeout>;

  constructor(source: ListSource<R>, input: LiveInput) {
    this.#source = source;
    this.#input = input;
    this.#wanted = input.pageSize ?? MOST;
    this.#patience = setTimeout(() => void this.#read(), PATIENCE);
    this.#leave = source.stream.listen({
      hello: (anew) => {
        this.#lost = false;
        if (anew || this.error) void this.#read();
        this.#changed();
      },
      change: (change) => this.#hear(change),
      reset: () => void this.#read(),
      lost: (error) => {
        this.#lost = true;
        if (error) this.error = error;
        this.#changed();
      },
    });
  }

  get state(): LiveState {
    const offline = this.error?.code === "OFFLINE" || (this.#lost && globalThis.navigator?.onLine === false);
    if (offline) return "offline";
    if (this.error) return "error";
    if (!this.#loaded) return "loading";
    return this.#lost ? "stale" : "ready";
  }

  get items(): readonly R[] {
    this.#items ??= this.#shown();
    return this.#items;
  }

  changeOf(id: string): Change<R> | null {
    return this.#heard.get(id) ?? null;
  }

  subscribe(tell: () => void): () => void {
    this.#tell.add(tell);
    return () => this.#tell.delete(tell);
  }

  apply(record: R): void {
    this.#learn(record.id, record);
  }

  propose(record: R): (settled?: R) => void {
    this.#proposed.set(record.id, record);
    this.#changed();
    return (settled) => {
      // A later proposal for the same record stays until its own answer.
      if (this.#proposed.get(record.id) === record) this.#proposed.delete(record.id);
      if (settled) this.#learn(settled.id, settled);
      this.#changed();
    };
  }

  more(): void {
    const { pageSize } = this.#input;
    if (!pageSize || !this.#loaded || this.complete || this.#coming || this.error) return;
    this.#wanted += pageSize;
    void this.#read(this.#after);
  }

  retry(): void {
    this.error = null;
    this.#source.stream.retry();
    void this.#read();
  }

  close(): void {
    clearTimeout(this.#patience);
    this.#load += 1;
    this.#tell.clear();
    this.#leave();
  }

  /**
   * Reads the pages that are wanted. Shows the first as soon as it is there; read again, what was shown stays until the last
   * is there.
   */
  async #read(from: string | null = null): Promise<void> {
    clearTimeout(this.#patience);
    this.#load += 1;
    const load = this.#load;
    const coming = new Map<string, Known<R>>(from === null ? [] : this.#known);
    this.#coming = coming;
    this.error = null;
    if (!this.#loaded) this.#known = coming;
    const { pageSize = PAGE, ...rest } = this.#input;
    let after = from;
    let edge = this.#edge;
    try {
      do {
        const page: Page<R> = await this.#source.list({
          ...{ ...rest, limit: pageSize },
          ...(after === null ? {} : { after }),
        });
        if (load !== this.#load) return;
        for (const record of page.items) put(coming, record.id, { version: record.version, record }, false);
        after = page.next;
        edge = page.items.at(-1) ?? edge;
        this.#loaded = true;
        if (this.#known === coming) this.#changed();
      } while (after !== null && coming.size < this.#wanted);
      this.#known = coming;
      this.#after = after;
      this.#edge = edge;
      this.complete = after === null;
    } catch (error) {
      if (load !== this.#load) return;
      this.error = error instanceof NexusError ? error : failure("INTERNAL");
    }
    this.#coming = null;
    this.#changed();
  }

  #hear(change: Change): void {
    if (change.noun !== this.#source.noun) return;
    const record = change.record as R | null;
    this.#remember(change as Change<R>);
    // The record was read when it was sent: it may be newer than the change that it came with.
    this.#learn(change.id, record, Math.max(change.version, record?.version ?? 0));
  }

  #remember(change: Change<R>): void {
    this.#heard.delete(change.id);
    this.#heard.set(change.id, change);
    const [oldest = ""] = this.#heard.keys();
    if (this.#heard.size > MOST_HEARD) this.#heard.delete(oldest);
  }

  #learn(id: string, record: R | null, version = record?.version ?? 0): void {
    const news = { version, record: record && this.#fits(record) ? record : null };
    if (this.#coming) put(this.#coming, id, news, true);
    if (put(this.#known, id, news, true)) this.#changed();
  }

  #shown(): readonly R[] {
    const shown = new Map<string, R>();
    for (const [id, { record }] of this.#known) if (record) shown.set(id, record);
    for (const [id, record] of this.#proposed) {
      if (this.#fits(record)) shown.set(id, record);
      else shown.delete(id);
    }
    const items = [...shown.values()];
    const [first] = items;
    if (!first) return items;
    const order = ordered(nounOf(first), this.#input.sort ?? DEFAULT_SORT);
    items.sort((one, other) => order(one as R & Rec, other as R & Rec));
    const edge = this.#input.pageSize && !this.complete ? this.#edge : null;
    // What news brought from behind the pages that were read would stand among others that are not there yet.
    return edge ? items.filter((one) => order(one as R & Rec, edge as R & Rec) <= 0) : items;
  }

  #fits(record: R): boolean {
    return matches(nounOf(record), record as R & Rec, (this.#input.filter ?? {}) as Filter);
  }

  #changed(): void {
    this.#items = null;
    if (this.#telling) return;
    this.#telling = true;
    queueMicrotask(() => {
      this.#telling = false;
      for (const tell of this.#tell) tell();
    });
  }
}

/** Keeps the newer of two; of the same version the one that came as news. */
function put<R>(into: Map<string, Known<R>>, id: string, news: Known<R>, isNews: boolean): boolean {
  const own = into.get(id)?.version ?? 0;
  if (isNews ? news.version < own : news.version <= own) return false;
  into.set(id, news);
  return true;
}
