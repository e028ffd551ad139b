import type { Money } from "@nexus-os/contracts";
import { ALERT, avatar, CLOCK, formatsOf, icon } from "@nexus-os/ui";
import { css, html, nothing, type TemplateResult } from "lit";
import { DEALS as KNOWN, type Deal as Known } from "../../packages/ui/src/board/fixture/deals.ts";

/** An open deal of Havelmann; a foreign amount has its worth in euros. */
export interface Deal extends Known {
  readonly worth: Money;
  readonly foreign?: boolean;
  readonly ends?: boolean;
}

/** The share of its amount at which a deal of a stage is counted. */
export const CHANCES = { qualify: 10, discovery: 25, proposal: 50, negotiation: 75, contract: 90 } as const;
export type Stage = keyof typeof CHANCES;
export const STAGES = Object.keys(CHANCES) as Stage[];

const OWNERS: Readonly<Record<string, string>> = {
  "Aline Okafor": "Amara Okoye",
  "Lea Marquardt": "Lea Marchetti",
  "Sanne Aalders": "Sven Achterberg",
  "Tomasz Zielinski": "Tomasz Zieliński",
};

const known = KNOWN.map(
  (deal): Deal => ({
    ...deal,
    worth: deal.amount,
    owner: OWNERS[deal.owner] ?? deal.owner,
    ends: deal.step.startsWith("Approval"),
  }),
);

const PEMBANGKIT: Deal = {
  ...{ id: "deal-idr", stage: "proposal", company: "PT Pembangkit Listrik Nusantara Sejahtera" },
  ...{ name: "Steam loops, five-year frame", owner: "Jonas Weidner", step: "Board paper, Fri 22 May" },
  amount: { minor: 10_080_600_000_000, currency: "IDR" },
  worth: { minor: 530_000_000, currency: "EUR" },
  foreign: true,
};

const first = known.findIndex(({ stage }) => stage === "proposal");
/** The sixteen open deals, together €12,778,400. */
export const DEALS: readonly Deal[] = [...known.slice(0, first), PEMBANGKIT, ...known.slice(first)];

/** How the card of a deal looks. */
export const dealStyles = css`
  .co { display: -webkit-box; -webkit-line-clamp: 2; line-clamp: 2; -webkit-box-orient: vertical; overflow: hidden; font-weight: 500; hyphens: auto; }
  .amount { margin-block-start: var(--n-space-2); font-weight: 600; }
  .foot { display: flex; align-items: center; justify-content: space-between; gap: var(--n-space-2); margin-block-start: var(--n-space-2); font-size: var(--n-size-meta); line-height: 20px; color: var(--n-text-quiet); }
  .foot .step { display: flex; align-items: center; gap: var(--n-space-1); min-inline-size: 0; }
  .foot .icon { inline-size: 14px; block-size: 14px; }
  .foot .warn { color: var(--n-warning-text); }
`;

/** A card of the board: foreign money in its own currency first, then in the house's at a named date. */
export function dealCard(deal: Deal, locale: string, at: string): TemplateResult {
  const { amount, company, ends, foreign, isQuiet, name, owner, step, worth } = deal;
  const formats = formatsOf(locale);
  return html`
    <p class="co">${company}</p>
    <p class="meta cut">${name}</p>
    <p class="amount"><span class="num">${formats.money(amount)}</span></p>
    ${foreign ? html`<p class="meta"><span class="num">${formats.money(worth)}</span> ${at}</p>` : nothing}
    <p class="foot"><span class="step ${isQuiet ? "warn" : ""}">${isQuiet ? icon(ends ? CLOCK : ALERT) : nothing}<span class="cut">${step}</span></span>${avatar(owner)}</p>`;
}
