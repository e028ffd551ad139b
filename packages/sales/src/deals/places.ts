import type { Stage } from "@nexus-os/contracts";
import { button, message, PLUS, picture } from "@nexus-os/ui";
import { html, type TemplateResult } from "lit";
import type { CardGiven } from "./card.ts";

const CARDS = [3, 2, 3, 2, 1];

/** The board while its deals are on their way: boxes of their size. */
export const boxes = (stages: readonly Stage[], label: string): TemplateResult => html`<div class="nx">
  <div class="lines"><i class="sk"></i><i class="sk"></i><i class="sk"></i></div>
  <div class="boxes board" role="status" aria-label=${label}>
    ${stages.map(
      (_, index) => html`<div class="stage">
        <div class="top"><i class="sk"></i></div>
        ${Array.from({ length: CARDS[index % CARDS.length] ?? 1 }, () => html`<div class="box"><i class="sk long"></i><i class="sk"></i><i class="sk long"></i></div>`)}
      </div>`,
    )}
  </div>
</div>`;

const COLUMNS = picture("M14 14h20v44H14zM38 14h20v28H38zM62 14h20v36H62z", "M19 22h10M19 30h10M43 22h10M67 22h10");

/** Where there is no deal at all: what will stand here, and the way to the first one. */
export const nobody = (t: CardGiven["t"], create: (() => void) | null): TemplateResult =>
  create
    ? message({
        picture: COLUMNS,
        text: t("deals.none"),
        action: button({ label: t("deals.new"), icon: PLUS, kind: "primary", act: create }),
      })
    : message({ picture: COLUMNS, text: t("deals.none.viewer") });

/** Where nothing fits what is looked for. */
export const nothingFound = (t: CardGiven["t"], reset: () => void): TemplateResult =>
  html`<div class="none">${message({ picture: COLUMNS, text: t("deals.none.found"), action: button({ label: t("deals.none.reset"), act: reset }) })}</div>`;
