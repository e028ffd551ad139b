import type { Deal } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import { ALERT, avatar, button, icon, MORE, moneyText } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { guard } from "lit/directives/guard.js";
import { dayText } from "./days.ts";
import { troubleOf } from "./view.ts";
import type { Word } from "./words.ts";

/** What all cards of a board are drawn with. */
export interface CardGiven {
  readonly t: (key: Word, params?: Params) => string;
  readonly locale: string;
  readonly today: string;
  /** The id of whoever is signed in. */
  readonly me: string;
  readonly mayChange: boolean;
  /** The deal that is carried from its place. */
  readonly ghost: string | null;
  /** The deal that the Tab key reaches. */
  readonly current: string | null;
}

/** A deal as a card. It is drawn again only where something of it changed. */
export const card = (deal: Deal, given: CardGiven): unknown =>
  guard([deal, given.locale, given.today, given.mayChange, given.ghost === deal.id, given.current === deal.id], () =>
    drawn(deal, given),
  );

function drawn(deal: Deal, given: CardGiven): TemplateResult {
  const { t, locale } = given;
  const isCurrent = given.current === deal.id;
  const title = `${deal.account.name}, ${deal.name}`;
  return html`<article class="deal ${given.ghost === deal.id ? "ghost" : ""}" data-id=${deal.id} part="card">
    <button class="co" type="button" tabindex=${isCurrent ? 0 : -1} aria-label=${title} aria-describedby="of-${deal.id}">
      <span>${deal.account.name}</span>
    </button>
    <p class="meta cut nm">${deal.name}</p>
    <div id="of-${deal.id}">
      <p class="amt"><span class="num">${moneyText(deal.amount, locale)}</span></p>
      <p class="ft">${nextStep(deal, given)}${avatar(deal.owner.name, deal.owner.id === given.me)}</p>
    </div>
    ${given.mayChange ? html`<span class="more">${more(t("deals.actions", { deal: title }))}</span>` : nothing}
  </article>`;
}

function nextStep(deal: Deal, { t, locale, today }: CardGiven): TemplateResult {
  const trouble = troubleOf(deal, today);
  if (trouble) {
    return html`<span class="step warn">${icon(ALERT)}<span class="cut">${t(`deals.trouble.${trouble}`)}</span></span>`;
  }
  const { nextStep: step, nextStepOn: on } = deal;
  const date = on && (on === today ? t("deals.step.today") : dayText(on, locale));
  const text = date ? t("deals.step.on", { step: step ?? "", date }) : (step ?? "");
  return html`<span class="step"><span class="cut" title=${text}>${text}</span></span>`;
}

const more = (label: string): TemplateResult =>
  button({ label, icon: MORE, iconOnly: true, kind: "plain", small: true, opens: "menu" });
