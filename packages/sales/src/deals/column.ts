import { type Deal, PROBABILITY } from "@nexus-os/contracts";
import { amounts, button, moneyText, PLUS } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { repeat } from "lit/directives/repeat.js";
import { type CardGiven, card } from "./card.ts";
import type { Carried } from "./carry.ts";
import type { Column } from "./view.ts";

/** What a column is drawn with, beside what its cards are. */
export interface ColumnGiven extends CardGiven {
  readonly carried: Carried | null;
  readonly add: (() => void) | null;
}

/** A stage with its deals, its totals by currency, and the place where a carried deal would come. */
export function column(own: Column, given: ColumnGiven): TemplateResult {
  const { t, locale, carried } = given;
  const { stage, deals, totals } = own;
  const name = t(`deals.stage.${stage}`);
  const gains = carried?.over === stage && carried.deal.stage !== stage ? carried.deal : null;
  const percent = PROBABILITY[stage];
  return html`<section class="stage ${gains ? "target" : ""}" data-stage=${stage} aria-labelledby="stage-${stage}" part="column">
    <header>
      <h3 id="stage-${stage}">${name} <span class="meta">${deals.length}</span></h3>
      <span class="meta num" title=${t("deals.probability.long", { percent })}>${t("deals.probability", { percent })}</span>
      <p class="tot">
        ${totals.length ? amounts(totals, locale) : "–"}
        ${gains ? html`<span class="plus num">+${moneyText(gains.amount, locale)}</span>` : nothing}
      </p>
    </header>
    <div class="list"><ol>
      ${gains ? html`<li class="drop"></li>` : nothing}
      ${cards(deals, given)}
    </ol>
    ${
      given.add
        ? html`<div class="addc">${button({
            label: t("deals.add"),
            title: t("deals.add.to", { stage: name }),
            icon: PLUS,
            kind: "plain",
            small: true,
            act: given.add,
          })}</div>`
        : nothing
    }</div>
  </section>`;
}

/** The cards of a column, drawn again only where something of them may have changed: a column can hold hundreds. */
function cards(deals: readonly Deal[], given: CardGiven): unknown {
  const { locale, today, mayChange } = given;
  const ghost = deals.find(({ id }) => id === given.ghost);
  const current = deals.find(({ id }) => id === given.current);
  return guard([deals, locale, today, mayChange, ghost?.id, current?.id], () =>
    repeat(
      deals,
      (deal) => deal.id,
      (deal) => html`<li>${card(deal, given)}</li>`,
    ),
  );
}
