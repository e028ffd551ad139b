import { button, conflict, conflictStyles, dialog, dialogStyles, type Side } from "@nexus-os/ui";
import { html, nothing } from "lit";
import { changedBetween, valueText, written } from "./deal-fields.ts";
import type { UnderPanel } from "./host.ts";
import type { Met } from "./moves.ts";
import type { Panel } from "./panel.ts";
import { sayOver } from "./panel-say.ts";

/** A move met somebody else's change: where I put the deal, where it is, and what else changed. */
export class MoveConflict implements Panel {
  readonly styles = [dialogStyles, conflictStyles];
  readonly #desk: UnderPanel;
  readonly #met: Met;
  #kept: Side = "theirs";

  constructor(desk: UnderPanel, met: Met) {
    this.#desk = desk;
    this.#met = met;
  }

  render(): unknown {
    const { seen, current, stage } = this.#met;
    const { locale } = this.#desk.host;
    const t = sayOver(this.#desk);
    const time = t.time(current.updatedAt);
    const names = {
      accounts: [{ value: current.account.id, label: current.account.name }],
      owners: [{ value: current.owner.id, label: current.owner.name }],
    };
    const changes = changedBetween(seen, current).map((key) =>
      t("deals.conflict.change", {
        field: t(`deals.form.${key}`),
        value: valueText(key, written(current), names, locale),
      }),
    );
    return dialog({
      title: t("deals.conflict.title"),
      text: t("deals.conflict.move.text", { deal: current.account.name, time }),
      closeLabel: this.#desk.t("deals.close"),
      isWide: true,
      content: html`${conflict({
        heads: {
          field: t("deals.conflict.field"),
          mine: t("deals.conflict.mine"),
          theirs: t("deals.conflict.theirs", { time }),
        },
        clashes: [
          {
            key: "stage",
            label: t("deals.form.stage"),
            mine: this.#desk.t(`deals.stage.${stage}`),
            theirs: this.#desk.t(`deals.stage.${current.stage}`),
          },
        ],
        kept: { stage: this.#kept },
        keep: (_, side) => this.#keep(side),
      })}
      ${changes.length ? html`<p class="meta">${t("deals.conflict.also", { changes: changes.join(", ") })}</p>` : nothing}`,
      footer: html`<span class="grow"></span>${button({ label: t("deals.conflict.decide"), kind: "primary", act: () => this.#decide() })}`,
    });
  }

  #keep(side: Side): void {
    this.#kept = side;
    this.#desk.host.requestUpdate();
  }

  #decide(): void {
    const { current, stage } = this.#met;
    this.#desk.closePanel();
    if (this.#kept === "mine") this.#desk.move(this.#desk.dealOf(current.id) ?? current, stage);
  }
}
