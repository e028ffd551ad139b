import type { Deal } from "@nexus-os/contracts";
import type { LiveList, Params } from "@nexus-os/sdk";
import type { Acts, BoardHost, Seen } from "./host.ts";
import { type Column, EVERYTHING, type Look, type View, viewOf } from "./view.ts";
import type { Word } from "./words.ts";

/**
 * What a board shows, and the way to whatever acts on it. Acting (menus, drags, keys, moves) is a desk of its own that is
 * loaded behind the first picture: who acts before it is there waits for it.
 */
export class Scene implements Seen {
  readonly host: BoardHost;
  look: Look = EVERYTHING;
  /** The deal that the Tab key reaches. */
  current: string | null = null;
  desk: Acts | null = null;
  readonly #list: () => LiveList<Deal> | null;
  #coming: Promise<Acts> | null = null;
  #view: View | null = null;
  #from: readonly unknown[] = [];

  constructor(host: BoardHost, list: () => LiveList<Deal> | null) {
    this.host = host;
    this.#list = list;
  }

  get deals(): LiveList<Deal> | null {
    return this.#list();
  }

  get dealsNow(): readonly Deal[] {
    return this.deals?.items ?? [];
  }

  readonly t = (key: Word, params?: Params): string => this.host.t(key, params);

  /** The board of what is there and looked for. It stays the same object, and so does each column, until it changes. */
  view(today: string): View {
    const { host, look, dealsNow } = this;
    const { locale, stageList } = host;
    const currency = host.session?.organization.currency ?? "";
    const from = [dealsNow, look, today, locale, currency, stageList.join()];
    if (this.#view && from.every((part, index) => part === this.#from[index])) return this.#view;
    const before = this.#view?.columns ?? [];
    const view = viewOf(dealsNow, stageList, { look, today, currency, locale });
    const columns = view.columns.map((column) => before.find((old) => isSame(old, column)) ?? column);
    this.#from = from;
    this.#view = { ...view, columns };
    return this.#view;
  }

  /** Looks for something else. */
  readonly seek = (change: Partial<Look>): void => {
    this.look = { ...this.look, ...change };
    this.host.requestUpdate();
  };

  /** Acts: at once where the desk is there. */
  act(work: (desk: Acts) => void): void {
    if (this.desk) work(this.desk);
    else this.load().then(work, (error: unknown) => this.host.fail(error));
  }

  /** Fetches the desk. */
  load(): Promise<Acts> {
    this.#coming ??= import("./desk.ts").then(({ Desk }) => {
      this.desk = new Desk(this);
      this.host.requestUpdate();
      return this.desk;
    });
    return this.#coming;
  }
}

const isSame = (one: Column, other: Column): boolean =>
  one.stage === other.stage &&
  one.deals.length === other.deals.length &&
  one.deals.every((deal, index) => deal === other.deals[index]);
