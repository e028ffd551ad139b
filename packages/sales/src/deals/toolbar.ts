import type { Money } from "@nexus-os/contracts";
import { amounts, button, DOWN, HELP, icon, PLUS, SEARCH, SORT, X } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import type { CardGiven } from "./card.ts";
import type { Look, View } from "./view.ts";

/** What the head of the board is drawn with. */
export interface HeadGiven extends Pick<CardGiven, "t" | "locale"> {
  readonly look: Look;
  readonly ownerName: string | null;
  readonly heading: boolean;
  readonly change: (look: Partial<Look>) => void;
  readonly openOwners: (event: Event) => void;
  readonly openSorts: (event: Event) => void;
  readonly help: () => void;
  readonly create: (() => void) | null;
}

/** Title and the one primary action, what is looked for, and the figures of what is shown. */
export const head = (view: View, given: HeadGiven): TemplateResult => html`
  <div class="head">
    ${given.heading ? html`<h2>${given.t("deals.title")}</h2>` : nothing}
    ${toolbar(given)}
    ${given.create ? button({ label: given.t("deals.new"), icon: PLUS, kind: "primary", part: "new", act: given.create }) : nothing}
  </div>
  ${sums(view, given)}
`;

function toolbar({ t, look, ownerName, change, openOwners, openSorts, help }: HeadGiven): TemplateResult {
  const typed = (event: Event) => change({ text: (event.target as HTMLInputElement).value });
  const leave = (event: KeyboardEvent) => {
    if (event.key === "Escape" && look.text) change({ text: "" });
  };
  return html`<div class="bar" role="search">
    <label class="field find"
      >${icon(SEARCH)}<input
        type="search"
        aria-label=${t("deals.find")}
        placeholder=${t("deals.find")}
        .value=${look.text}
        @input=${typed}
        @keydown=${leave}
    /></label>
    <span class="owner">
      <button class="chip ${ownerName ? "x" : "add"}" type="button" aria-haspopup="menu" @click=${openOwners}>
        ${t("deals.owner")} ${ownerName ? html`<span class="quiet">${t("deals.owner.is")}</span> <b>${ownerName}</b>` : icon(DOWN)}
      </button>
      ${
        ownerName
          ? button({
              label: t("deals.owner.remove"),
              icon: X,
              iconOnly: true,
              kind: "plain",
              small: true,
              act: () => change({ owner: null }),
            })
          : nothing
      }
    </span>
    <span class="tail">
      ${button({ label: t(`deals.sort.${look.sort}`), title: `${t(`deals.sort.${look.sort}`)}, ${t("deals.sort")}`, icon: SORT, kind: "plain", small: true, opens: "menu", act: openSorts })}
      <span class="keys">${button({ label: t("deals.help"), icon: HELP, iconOnly: true, kind: "plain", small: true, opens: "dialog", act: help })}</span>
    </span>
  </div>`;
}

function sums(view: View, { t, locale, look, change }: HeadGiven): TemplateResult {
  const figure = (label: string, all: readonly Money[], kind = "") =>
    html`<span class="figure ${kind}"><span class="quiet">${label}</span> <b>${amounts(all, locale)}</b></span>`;
  const flip = () => change({ trouble: !look.trouble });
  return html`<div class="sums">
    <b>${t("deals.count", { count: view.count })}</b>
    ${view.count ? [figure(t("deals.open"), view.open), figure(t("deals.weighted"), view.weighted, view.weighted.length > 1 ? "extra" : "")] : nothing}
    ${
      view.troubles || look.trouble
        ? html`<button class="look" type="button" aria-pressed=${look.trouble} @click=${flip}>${t("deals.look", { count: view.troubles })}${look.trouble ? icon(X) : nothing}</button>`
        : nothing
    }
  </div>`;
}
