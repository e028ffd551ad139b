import type { Deal, Stage } from "@nexus-os/contracts";
import type { LiveList, Nexus, Params } from "@nexus-os/sdk";
import { adopt, Menu, Toasts } from "@nexus-os/ui";
import { html, nothing, type ReactiveController } from "lit";
import { Arrivals } from "./arrivals.ts";
import type { Carried } from "./carry.ts";
import { deskStyles } from "./desk.styles.ts";
import { type Say, words } from "./desk-words.ts";
import { carriedText, dock } from "./dock.ts";
import { Drag } from "./drag.ts";
import type { Acts, BoardHost, Seen, UnderPanel } from "./host.ts";
import { Keys } from "./keys.ts";
import { dealMenu, ownersMenu, sortsMenu } from "./menus.ts";
import { archive, type Failure, type Met, move } from "./moves.ts";
import type { Panel } from "./panel.ts";

import type { Word } from "./words.ts";

/** What somebody does on a board: the deal they carry, what is open over it, what is told of it. */
export class Desk implements ReactiveController, Acts, UnderPanel {
  readonly scene: Seen;
  readonly host: BoardHost;
  readonly toasts: Toasts;
  readonly menu: Menu;
  readonly keys: Keys;
  readonly drag: Drag;
  readonly drafts = new Map<string, Readonly<Record<string, string>>>();
  carried: Carried | null = null;
  readonly #arrivals: Arrivals;
  #panel: Panel | null = null;
  #said = "";

  constructor(scene: Seen) {
    const { host } = scene;
    this.scene = scene;
    this.host = host;
    adopt(host.renderRoot, deskStyles);
    this.toasts = new Toasts(host, () => this.t("deals.close"));
    this.menu = new Menu(host);
    this.keys = new Keys(this);
    this.drag = new Drag(this);
    this.#arrivals = new Arrivals(this);
    host.addController(this.keys);
    host.addController(this.#arrivals);
    host.addController(this);
  }

  readonly t: Say = (key, params) =>
    key in words ? this.host.say(words, key as keyof typeof words, params) : this.scene.t(key as Word, params);

  get nexus(): Nexus | null {
    return this.host.nexus;
  }

  get deals(): LiveList<Deal> | null {
    return this.scene.deals;
  }

  get dealsNow(): readonly Deal[] {
    return this.scene.dealsNow;
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
    const deal = this.dealOf(carried?.deal.id);
    if (!carried || !deal || carried.over === deal.stage) {
      this.leave();
      return;
    }
    this.carried = null;
    this.#arrivals.comesFrom(deal.id, this.drag.rect);
    this.move(deal, carried.over);
    this.host.requestUpdate();
  }

  leave(): void {
    const { carried } = this;
    this.carried = null;
    if (carried) this.announce(this.t("deals.left", this.#params(carried.deal, carried.deal.stage)));
  }

  move(deal: Deal, stage: Stage): void {
    this.#own(deal, move(this, deal, stage));
  }

  archive(deal: Deal): void {
    this.#own(deal, archive(this, deal));
  }

  took(deal: Deal, text: string): void {
    this.toasts.show({ text });
    this.#own(deal, Promise.resolve(this.deals?.apply(deal)));
  }

  /** What the server refuses is told in a notice; a fault of ours takes the place of the board. */
  guard(work: Promise<unknown>): void {
    work.catch((error: unknown) => {
      if ((error as Failure).code === undefined) this.host.fail(error);
      else this.toasts.show({ text: this.t("deals.failed.other", { why: this.host.explain(error) }), isTrouble: true });
    });
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

  openOwners(anchor: HTMLElement): void {
    this.menu.open(anchor, ownersMenu(this.dealsNow, this.scene.look, this.t, this.scene.seek));
  }

  openSorts(anchor: HTMLElement): void {
    this.menu.open(anchor, sortsMenu(this.scene.look, this.t, this.scene.seek));
  }

  /** Closes what is open over the board. */
  closePanel(): void {
    this.renderRoot.querySelector("dialog")?.close();
  }

  /** What is said of the deal that is carried, and where else it can go. */
  dock(): unknown {
    return this.carried ? dock(this.carried, this.t) : nothing;
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
    const { height } = this.drag;
    if (height) this.renderRoot.querySelector<HTMLElement>(".drop")?.style.setProperty("block-size", `${height}px`);
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

  /** A change from here: it is seen, so it is not told as news. */
  #own(deal: Deal, work: Promise<unknown>): void {
    const done = this.#arrivals.own(deal.id);
    this.guard(work.finally(() => void this.updateComplete.then(done)));
  }

  #open(load: () => Promise<Panel>): void {
    const opened = load().then((panel) => {
      adopt(this.renderRoot, panel.styles);
      this.#panel = panel;
      this.host.requestUpdate();
    });
    this.guard(opened);
  }
}
