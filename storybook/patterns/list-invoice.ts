import type { Params } from "@nexus-os/sdk";
import { disclosure, formatsOf, type PartHost, state } from "@nexus-os/ui";
import { css, html, type TemplateResult } from "lit";
import { words } from "./list-words.ts";

/** How an invoice looks in its panel: amount, facts, lines, totals, and the working behind them. */
export const invoiceStyles = css`
  .held .great { font-size: 24px; line-height: 32px; font-weight: 600; letter-spacing: -0.015em; }
  .facing { display: flex; flex-wrap: wrap; gap: 2px var(--n-space-3); margin-block-start: 2px; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .known, .totals { display: grid; gap: 6px; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .known > div { display: grid; grid-template-columns: 96px minmax(0, 1fr); }
  .known dt, .totals dt { color: var(--n-text-quiet); }
  .known a, .norm a { color: var(--n-accent-text); font-weight: 500; text-decoration: none; }
  .lines { inline-size: 100%; border-collapse: collapse; font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .lines :is(th, td) { padding: 0 var(--n-space-2); border-block-end: 1px solid var(--n-border); font-weight: 400; text-align: start; }
  .lines tr > :first-child { padding-inline-start: 0; }
  .lines tr > :last-child { padding-inline-end: 0; }
  .lines thead th { block-size: 28px; font-size: var(--n-size-meta); font-weight: 500; color: var(--n-text-quiet); }
  .lines tbody > tr > * { block-size: 48px; }
  .lines tbody > tr:last-child > * { border-block-end-color: var(--n-border-strong); }
  .lines .end { text-align: end; }
  .lines .meta { display: block; }
  .totals { margin-block-start: calc(var(--n-space-1) * -1); }
  .totals > div { display: flex; justify-content: space-between; gap: var(--n-space-3); }
  .totals .sum { padding-block: 6px; border-block-start: 1px solid var(--n-border-strong); font-weight: 600; }
  .totals .sum dt { color: inherit; }
  .totals .sum:last-child { padding-block-end: 0; }
  .steps { display: grid; gap: var(--n-space-2); }
  .steps .num { display: flex; justify-content: space-between; gap: var(--n-space-3); font-size: var(--n-size-table); line-height: var(--n-line-table); white-space: normal; }
  .steps .meta { display: block; }
  .steps b { font-weight: 600; }
  .norm { margin-block-start: var(--n-space-3); padding-block-start: var(--n-space-2); border-block-start: 1px solid var(--n-border); }
`;

/** The invoice RE-2026-0431 with every rounding said. */
export function invoice(host: PartHost, acts: unknown): TemplateResult {
  const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
  const formats = formatsOf(host.locale);
  const figure = (value: number, places = 2) =>
    formats.number(value, { minimumFractionDigits: places, maximumFractionDigits: places }).replace("-", "−");
  const euros = (minor: number) => formats.money({ minor, currency: "EUR" }, { as: "full" });
  const share = (value: number) => formats.percent(value);
  const fact = (label: string, value: unknown) => html`<div><dt>${label}</dt><dd>${value}</dd></div>`;
  const link = (label: string) => html`<a href="#">${label}</a>`;
  const line = (label: string, count: number, price: number, vat: number) =>
    html`<tr><th scope="row">${label}<span class="meta"><span class="num">${formats.number(count)} × ${figure(price)}</span></span></th><td class="end num">${share(vat)}</td><td class="end num">${figure(count * price)}</td></tr>`;
  const total = (label: string, value: number, isSum = false) =>
    html`<div class=${isSum ? "sum" : ""}><dt>${label}</dt><dd class="num">${figure(value)}</dd></div>`;
  const step = (label: string, formula: string, value: number) =>
    html`<li><span class="meta">${label}</span><span class="num"><span>${formula}</span><b>${figure(value)}</b></span></li>`;
  const due = { amount: euros(4_044_097), day: formats.date("2026-05-21", "day") };
  return html`<div>
      <p class="great"><span class="num">${euros(6_044_097)}</span></p>
      <p class="facing">${state(t("patterns.list.partPaid"), "half")}<span class="quiet">${t("patterns.list.openDue", due)}</span></p>
    </div>
    <div class="btns">${acts}</div>
    <dl class="known">
      ${fact(t("patterns.list.customer"), link("Rheinland Chemiepark"))}${fact(t("patterns.list.issued"), formats.date("2026-05-04"))}
      ${fact(t("patterns.list.order"), "4500183962")}${fact(t("patterns.list.deal"), link("Tank farm level metering"))}
    </dl>
    <table class="lines">
      <thead><tr><th scope="col">${t("patterns.list.line")}</th><th class="end" scope="col">${t("patterns.list.vat")}</th><th class="end" scope="col">${t("patterns.list.net")}</th></tr></thead>
      <tbody>${line(t("patterns.list.transmitter"), 24, 1845, 0.19)}${line(t("patterns.list.commissioning"), 6.5, 1180, 0.19)}${line(t("patterns.list.manual"), 24, 18.5, 0.07)}</tbody>
    </table>
    <dl class="totals">
      ${total(t("patterns.list.lines"), 52_394)}${total(t("patterns.list.discount"), -1558.5)}${total(t("patterns.list.netSum"), 50_835.5)}
      ${total(t("patterns.list.vat19"), 9574.39)}${total(t("patterns.list.vat7"), 31.08)}${total(t("patterns.list.totalSum"), 60_440.97, true)}
      ${total(t("patterns.list.paid"), -20_000)}${total(t("patterns.list.openTotal"), 40_440.97, true)}
    </dl>
    ${disclosure({
      ...{ label: t("patterns.list.working"), isWell: true, isOpen: true },
      content: html`<ol class="steps">
          ${step(t("patterns.list.work1"), `${figure(51_950)} × ${share(0.03)}`, 1558.5)}
          ${step(t("patterns.list.work2"), `${figure(51_950)} − ${figure(1558.5)}`, 50_391.5)}
          ${step(t("patterns.list.work3"), `${figure(50_391.5)} × ${share(0.19)} = ${figure(9574.385, 3)}`, 9574.39)}
          ${step(t("patterns.list.work4"), `${figure(444)} × ${share(0.07)}`, 31.08)}
        </ol>
        <p class="meta norm">${t("patterns.list.norm")} <a href="#">${t("patterns.list.version")}</a></p>`,
    })}`;
}
