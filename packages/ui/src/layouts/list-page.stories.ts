import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badgeStyles, state } from "../parts/badge.ts";
import { button } from "../parts/button.ts";
import { card, cardRows, cardStyles } from "../parts/card.ts";
import { addChip, chip, chipStyles } from "../parts/chip.ts";
import { disclosure, disclosureStyles } from "../parts/disclosure.ts";
import { CHECK, COLUMNS, DOWNLOAD, EXTERNAL, icon, MAIL, PLUS, SEARCH, SEND, SORT, X } from "../parts/icon.ts";
import { listPage, listPageStyles, sidePanel } from "./list-page.ts";
import { pageHeadStyles } from "./page-head.ts";

/** The controls of the stories. */
interface Args {
  isOpen: boolean;
  isSelecting: boolean;
  close: () => void;
}

const ROWS = [
  ["Rheinland Chemiepark", "RE-2026-0431", "€60,440.97"],
  ["Hanseatic Cold Storage", "RE-2026-0427", "€24,180.80"],
  ["Vogel & Söhne Präzisionsguss GmbH & Co. KG", "RE-2026-0402", "€71,406.00"],
  ["Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", "RE-2026-0398", "€104,720.00"],
] as const;
const styles = css`
  .find { inline-size: 176px; block-size: var(--n-control-s); }
  .great { font-size: 24px; line-height: 32px; font-weight: 600; }
`;

const TEXT =
  "A list with its tools above, and beside it the record that is open, so that nobody loses their place. The panel takes its room from the list; where there is " +
  "none it lies over it, on a phone from below. Escape in it closes it. What is selected is told at the bottom with what can be done.";

const meta: Meta<Args> = {
  title: "Parts/Layouts/List with side panel",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  args: { isOpen: true, isSelecting: true, close: () => {} },
  render: ({ isOpen, isSelecting, close }) =>
    staged({
      styles: [badgeStyles, cardStyles, chipStyles, disclosureStyles, listPageStyles, pageHeadStyles, styles],
      build: (host) => {
        let isShown = isOpen;
        const hide = () => {
          isShown = false;
          close();
          host.requestUpdate();
        };
        const only = (label: string, sign: string) =>
          button({ label, icon: sign, iconOnly: true, kind: "plain", small: true });
        const panel = () =>
          sidePanel(host, {
            kind: "Invoice",
            title: "RE-2026-0431",
            actions: only("Open full page", EXTERNAL),
            close: hide,
            content: html`<div><p class="great"><span class="num">€60,440.97</span></p><p>${state("Part paid", "half")} <span class="quiet">€40,440.97 open, due 21 May</span></p></div>
              <div class="btns">${button({ label: "Record payment", icon: CHECK })}${button({ label: "Send copy", icon: SEND })}</div>
              ${disclosure({ label: "Show the working", isWell: true, content: "50,391.50 × 19 % = 9,574.39" })}`,
          });
        return () => {
          return listPage({
            title: "Invoices",
            actions: [{ label: "Export", icon: DOWNLOAD }],
            primary: { label: "New invoice", icon: PLUS },
            bar: html`<span class="field find">${icon(SEARCH)}<input aria-label="Find in invoices" placeholder="Find in invoices" /></span>
              ${chip({ label: "Issued", relation: "since", value: "1 Feb 2026", remove: { label: "Remove filter Issued", act: close } })}
              ${addChip("Filter", close)}<span class="grow"></span>${only("Sort: newest first", SORT)}${only("Columns", COLUMNS)}`,
            content: card({
              isFlush: true,
              content: cardRows(
                ROWS.map(([title, text, amount]) => ({ title, text, end: html`<span class="num">${amount}</span>` })),
              ),
            }),
            ...(isSelecting
              ? {
                  bulk: html`<b>3 selected</b><span class="quiet num">€184,306.00 open</span>${button({ label: "Send reminders", icon: MAIL, small: true })}${only("Clear selection", X)}`,
                }
              : {}),
            ...(isShown ? { panel: panel() } : {}),
          });
        };
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const PanelOpen: Story = {};
export const ListAlone: Story = { args: { isOpen: false, isSelecting: false } };
