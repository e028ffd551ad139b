import { BOARD, CHECK, icon, X } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import type { Carried } from "./carry.ts";
import type { Say } from "./desk-words.ts";

/** What the board says of a deal that is carried. */
export function carriedText({ deal, over, by }: Carried, t: Say): string {
  const stays = over === deal.stage;
  const params = { deal: deal.name, from: t(`deals.stage.${deal.stage}`), to: t(`deals.stage.${over}`) };
  if (by === "keys") return t(stays ? "deals.carry.none" : "deals.carry.over", params);
  return t(stays ? "deals.drag.none" : "deals.drag", params);
}

/** While a deal is carried: what would happen, and the two places for deals that are over. */
export const dock = (carried: Carried, t: Say): TemplateResult => html`<div class="dock" aria-hidden="true">
  <p class="live">${icon(BOARD)}<span>${carriedText(carried, t)}</span></p>
  <div class="zones">
    ${(["won", "lost"] as const).map((stage) =>
      carried.deal.stage === stage
        ? nothing
        : html`<span class="zone ${carried.over === stage ? "target" : ""}" data-stage=${stage}
            >${icon(stage === "won" ? CHECK : X)}${t(`deals.stage.${stage}`)}</span
          >`,
    )}
  </div>
</div>`;
