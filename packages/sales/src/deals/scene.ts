import type { Deal, Stage } from "@nexus-os/contracts";
import type { LiveList, Nexus, Params } from "@nexus-os/sdk";
import type { ReactiveControllerHost } from "lit";
import type { Desk } from "./desk.ts";
import { EVERYTHING, type Look } from "./view.ts";
import type { Word } from "./words.ts";

/** What a board's parts need of its element. */
export interface BoardHost extends ReactiveControllerHost {
  readonly nexus: Nexus | null;
  readonly session: {
    readonly member: { readonly id: string };
    readonly organization: { readonly currency: string };
  } | null;
  readonly locale: string;
  readonly renderRoot: HTMLElement | DocumentFragment;
  readonly updateComplete: Promise<boolean>;
  readonly stageList: readonly Stage[];
  t(key: Word, params?: Params): string;
  may(operation: string): boolean;
  fail(error: unknown): void;
  dispatchEvent(event: Event): boolean;
}

/**
 * What a board shows, and the way to whatever acts on it. Acting (menus, drags, keys, moves) is a desk of its own that is
 * loaded behind the first picture: who acts before it is there waits for it.
 */
export class Scene {
  readonly host: BoardHost;
  look: Look = EVERYTHING;
  /** The deal that the Tab key reaches. */
  current: string | null = null;
  desk: Desk | null = null;
  readonly #list: () => LiveList<Deal> | null;
  #coming: Promise<Desk> | null = null;

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

  /** Looks for something else. */
  readonly seek = (change: Partial<Look>): void => {
    this.look = { ...this.look, ...change };
    this.host.requestUpdate();
  };

  /** Acts: at once where the desk is there. */
  act(work: (desk: Desk) => void): void {
    if (this.desk) work(this.desk);
    else this.load().then(work, (error: unknown) => this.host.fail(error));
  }

  /** Fetches the desk. */
  load(): Promise<Desk> {
    this.#coming ??= import("./desk.ts").then(({ Desk }) => {
      this.desk = new Desk(this);
      this.host.requestUpdate();
      return this.desk;
    });
    return this.#coming;
  }
}
