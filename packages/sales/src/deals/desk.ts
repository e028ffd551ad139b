import type { Deal, Stage } from "@nexus-os/contracts";
import type { LiveList, Nexus, Params } from "@nexus-os/sdk";
import { Menu, Toasts } from "@nexus-os/ui";
import { html, nothing, type ReactiveController, type ReactiveControllerHost } from "lit";
import { Arrivals } from "./arrivals.ts";
import type { Carried } from "./carry.ts";
import { carriedText } from "./dock.ts";
import { Drag } from "./drag.ts";
import { Keys } from "./keys.ts";
import { dealMenu } from "./menus.ts";
import { archive, type Met, move } from "./moves.ts";
import type { Panel } from "./panel.ts";
import { EVERYTHING, type Look } from "./view.ts";
import type { Word } from "./words.ts";

/** The element that a desk works for. */
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

/** What somebody does on a board: what they look for, the deal they carry, what is open over it. */
export class Desk implements ReactiveController {
  readonly host: BoardHost;
  readonly toasts: Toasts;
  readonly menu: Menu;
  readonly keys: Keys;
  readonly drag: Drag;
  /** What was typed into forms that were closed without saving. */
  readonly drafts = new Map<string, Readonly<Record<string, string>>>();
  look: Look = EVERYTHING;
  carried: Carried | null = null;
  /** The deal that the Tab key reaches. */
  current: string | null = null;
  readonly #list: () => LiveList<Deal> | null;
  readonly #arrivals: Arrivals;
  #panel: Panel | null = null;
  #said = "";

  constructor(host: BoardHost, list: () => LiveList<Deal> | null) {
    this.host = host;
    this.#list = list;
    this.toasts = new Toasts(host, () => this.t("deals.close"));
    this.menu = new Menu(host);
    this.keys = new Keys(this);
    this.drag = new Drag(this);
    this.#arrivals = new Arrivals(this);
    host.addController(this.keys);
    host.addController(this.#arrivals);
    host.addController(this);
  }

  readonly t = (key: Word, params?: Params): string => this.host.t(key, params);

  get nexus(): Nexus | null {
    return this.host.nexus;
  }

  get deals(): LiveList<Deal> | null {
    return this.#list();
  }

  get dealsNow(): readonly Deal[] {
    return this.deals?.items ?? [];
  }

  get renderRoot(): HTMLElement | DocumentFragment {
    return this.host.renderRoot;
  }

  get updateComplete(): Promise<boolean> {
    return this.host.updateComplete;
  }

  get mayMove(): boolean {
    return this.host.may("deals.move");
  }

  /** Every stage that a deal can be put into from here. */
  get targets(): readonly Stage[] {
    return [...new Set<Stage>([...this.host.stageList, "won", "lost"])];
  }

  dealOf(id: string | undefined): Deal | undefined {
    return this.dealsNow.find((deal) => deal.id === id);
  }

  dispatchEvent(event: Event): boolean {
    return this.host.dispatchEvent(event);
  }

  seek(change: Partial<Look>): void {
    this.look = { ...this.look, ...change };
    this.host.requestUpdate();
  }

  announce(text: string): void {
    this.#said = text;
    this.host.requestUpdate();
  }

  pick(deal: Deal, by: Carried["by"]): void {
    this.carried = { deal, over: deal.stage, by };
    this.announce(this.t(by === "keys" ? "deals.carry" : "deals.drag.none", this.#params(deal, deal.stage)));
  }

  hover(stage: Stage): void {
    if (!this.carried || this.carried.over === stage) return;
    this.carried = { ...this.carried, over: stage };
    this.announce(carriedText(this.carried, this.t));
    if (this.carried.by === "keys") void this.updateComplete.then(() => this.#reveal(stage));
  }

  drop(): void {
    const { carried } = this;
    if (!carried || carried.over === carried.deal.stage) return this.leave();
    this.carried = null;
    const deal = this.dealOf(carried.deal.id);
    if (deal) this.#arrivals.comesFrom(deal.id, this.drag.rect);
    if (deal) this.move(deal, carried.over);
    this.host.requestUpdate();
  }

  leave(): void {
    const { carried } = this;
    this.carried = null;
    if (carried) this.announce(this.t("deals.left", this.#params(carried.deal, carried.deal.stage)));
  }

  move(deal: Deal, stage: Stage): void {
    this.#arrivals.own(deal.id);
    this.#guard(move(this, deal, stage));
  }

  archive(deal: Deal): void {
    this.#arrivals.own(deal.id);
    this.#guard(archive(this, deal));
  }

  /** A deal was created or saved here. */
  took(deal: Deal, text: string): void {
    this.#arrivals.own(deal.id);
    this.deals?.apply(deal);
    this.toasts.show({ text });
  }

  create(stage: Stage = this.host.stageList[0] ?? "qualify"): void {
    if (this.host.may("deals.create")) this.edit(null, stage);
  }

  edit(deal: Deal | null, stage: Stage): void {
    this.#open(async () => {
      const { DealForm } = await import("./deal-form.ts");
      return DealForm.open(this, deal, stage);
    });
  }

  meet(met: Met): void {
    this.#open(async () => {
      const { MoveConflict } = await import("./move-conflict.ts");
      return new MoveConflict(this, met);
    });
  }

  help(): void {
    this.#open(async () => {
      const { KeysHelp } = await import("./keys-help.ts");
      return new KeysHelp(this);
    });
  }

  menuOf(card: HTMLElement): void {
    const deal = this.dealOf(card.dataset["id"]);
    const anchor = card.querySelector<HTMLElement>(".more button");
    if (!deal || !anchor) return;
    const now = () => this.dealOf(deal.id) ?? deal;
    this.menu.open(
      anchor,
      dealMenu(deal, this.t, {
        mayMove: this.mayMove,
        open: () => this.edit(now(), deal.stage),
        move: (stage) => this.move(now(), stage),
        archive: this.host.may("deals.archive") ? () => this.archive(now()) : null,
      }),
    );
  }

  /** Closes what is open over the board. */
  closePanel(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** What lies over the board: menu, notices, dialogs, and what is read out. */
  over(): unknown {
    const closed = () => {
      this.#panel = null;
      this.host.requestUpdate();
    };
    return [
      this.menu.render(),
      this.toasts.render(),
      html`<div @close=${{ handleEvent: closed, capture: true }}>${this.#panel?.render() ?? nothing}</div>
        <p class="unseen" role="status">${this.#said}</p>`,
    ];
  }

  hostUpdated(): void {
    const dialog = this.renderRoot.querySelector("dialog");
    if (dialog && !dialog.open) dialog.showModal();
  }

  hostDisconnected(): void {
    this.drag.stop();
    this.carried = null;
    this.#panel = null;
  }

  #params(deal: Deal, stage: Stage): Params {
    const name = this.t(`deals.stage.${stage}`);
    return { deal: deal.name, stage: name, from: name };
  }

  #reveal(stage: Stage): void {
    this.renderRoot
      .querySelector(`.stage[data-stage=${stage}]`)
      ?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  #guard(work: Promise<unknown>): void {
    work.catch((error: unknown) => this.host.fail(error));
  }

  #open(load: () => Promise<Panel>): void {
    const opened = load().then((panel) => {
      this.#adopt(panel);
      this.#panel = panel;
      this.host.requestUpdate();
    });
    this.#guard(opened);
  }

  #adopt({ styles }: Panel): void {
    const root = this.renderRoot as ShadowRoot;
    const sheets = styles.map(({ styleSheet }) => styleSheet).filter((sheet) => sheet !== undefined);
    root.adoptedStyleSheets = [...new Set([...root.adoptedStyleSheets, ...sheets])];
  }
}
