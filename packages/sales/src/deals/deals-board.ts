import { type Deal, OPEN_STAGES, STAGES, type Stage } from "@nexus-os/contracts";
import type { LiveList } from "@nexus-os/sdk";
import { LiveData, NexusElement, type Shown } from "@nexus-os/ui";
import { html, nothing, type PropertyDeclarations, type PropertyValues } from "lit";
import { boardOf } from "./board.ts";
import { boardStyles, cardStyles } from "./deals-board.styles.ts";
import { boxes, nobody } from "./places.ts";
import { Scene } from "./scene.ts";
import { words } from "./words.ts";

/**
 * A sales pipeline: deals as cards, stage by stage, moved by drag, keyboard or menu, and live.
 *
 * @summary A sales pipeline to work in, stage by stage.
 * @tag nexus-deals-board
 * @attr {string} stages - The stages that are shown, separated by spaces; the open ones by default
 * @attr {string} heading - `hide` leaves out the title
 * @fires {DealMoveEvent} nexus-deals-move - Before a deal is moved; prevent it, and the deal stays
 * @fires {DealMovedEvent} nexus-deals-moved - A deal was moved here
 * @fires {DealCreatedEvent} nexus-deals-created - A deal was created here
 * @fires {ReadyEvent} nexus-ready - The deals are shown
 * @fires {LoadErrorEvent} nexus-load-error - The deals could not be loaded
 * @slot - Nothing: the board draws all of itself
 * @csspart column - A stage
 * @csspart card - A deal
 * @csspart new - The button that makes a new deal
 * @csspart toast - A notice with its undo
 * @cssprop --nexus-deals-column - The least width of a stage
 * @cssprop --nexus-deals-height - The least height of a stage
 */
export class DealsBoard extends NexusElement<typeof words> {
  static override styles = [...NexusElement.styles, boardStyles, cardStyles];
  static override properties: PropertyDeclarations = { ...NexusElement.properties, stages: {}, heading: {} };

  /** The stages that are shown, separated by spaces. */
  declare stages: string;
  /** `hide` leaves out the title. */
  declare heading: string;

  protected readonly words = words;
  readonly #data = new LiveData<LiveList<Deal>>(this, (nexus) =>
    nexus.live("deals", { filter: { stage: this.stageList } }),
  );
  readonly #scene = new Scene(this, () => this.#data.list);

  constructor() {
    super();
    this.stages = OPEN_STAGES.join(" ");
    this.heading = "";
  }

  /** The stages that are shown, in their order. */
  get stageList(): readonly Stage[] {
    const named = STAGES.filter((stage) => this.stages.split(/\s+/).includes(stage));
    return named.length ? named : OPEN_STAGES;
  }

  protected override reload(): void {
    this.#data.close();
  }

  protected override shown(): Shown {
    return this.#data.shown;
  }

  protected override skeleton(): unknown {
    return boxes(this.stageList, this.t("deals.loading"));
  }

  protected override empty(): unknown {
    const { t, desk } = this.#scene;
    const create = () => this.#scene.act((acts) => acts.create());
    const title = this.heading === "hide" ? nothing : html`<div class="head"><h2>${t("deals.title")}</h2></div>`;
    return [title, nobody(t, this.may("deals.create") ? create : null), desk?.over()];
  }

  protected override content(): unknown {
    return [boardOf(this.#scene, this.heading !== "hide"), this.#scene.desk?.over()];
  }

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    if (changed.has("stages") && changed.get("stages") !== undefined) this.#data.close();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    // What acts on the board comes behind its first picture, so that the picture does not wait for it.
    if (this.#data.shown.is !== "loading") void this.#scene.load();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-deals-board": DealsBoard;
  }
}
