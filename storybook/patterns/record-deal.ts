import type { Params } from "@nexus-os/sdk";
import {
  ARROW_RIGHT,
  avatar,
  BULB,
  button,
  card,
  cardRows,
  FILE,
  formatsOf,
  icon,
  MAIL,
  PAPERCLIP,
  type PartHost,
  PENCIL,
  PERCENT,
  PHONE,
  PLUS,
  state,
  type TimelineEntry,
  ZAP,
} from "@nexus-os/ui";
import { css, html } from "lit";
import { type Desk, strong } from "./frame.ts";
import { words } from "./record-words.ts";

/** What happened with the deal, the newest first. */
export function happened(host: PartHost): TimelineEntry[] {
  const t = (key: keyof typeof words, params?: Params) => strong(host.say(words, key, params));
  const money = (minor: number) => formatsOf(host.locale).money({ minor, currency: "EUR" });
  return [
    {
      ...{ id: "replied", at: "2026-05-12T06:17:00.000Z", icon: MAIL, text: t("patterns.record.replied") },
      wrote: html`<span lang="en">Two points from our legal team: liability in § 9 capped at the order value, and commissioning in Sassnitz before 1 October. With both we can sign this month.</span><span class="meta clip">${icon(PAPERCLIP)}<span>Vertragsentwurf_v4_Anmerkungen_Rechtsabteilung.pdf, 212 kB</span></span>`,
    },
    { id: "automated", at: "2026-05-12T06:17:00.000Z", icon: ZAP, text: t("patterns.record.automated") },
    {
      ...{ id: "called", at: "2026-05-11T13:40:00.000Z", icon: PHONE, text: t("patterns.record.called") },
      note: t("patterns.record.calledNote", { amount: money(64_000_000) }),
    },
    { id: "approved", at: "2026-05-11T09:05:00.000Z", icon: PERCENT, text: t("patterns.record.approved") },
    { id: "moved", at: "2026-05-06T14:22:00.000Z", icon: ARROW_RIGHT, text: t("patterns.record.movedStage") },
    {
      ...{ id: "changed", at: "2026-05-06T14:21:00.000Z", icon: PENCIL },
      text: t("patterns.record.changed", { from: money(67_020_000), to: money(64_000_000) }),
    },
    { id: "quoted", at: "2026-05-06T07:48:00.000Z", icon: FILE, text: t("patterns.record.quoted") },
  ];
}

/** How the quote looks that stands beside the deal. */
export const quoteStyles = css`
  .quote { inline-size: 100%; border-collapse: collapse; border-block-start: 1px solid var(--n-border); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .quote :is(td, th) { block-size: 28px; padding: 0 var(--n-card); font-weight: 400; text-align: start; }
  .quote tbody tr:first-child > * { padding-block-start: var(--n-space-1); }
  .quote .num { text-align: end; }
  .quote tfoot > tr > * { block-size: var(--n-row); border-block-start: 1px solid var(--n-border-strong); font-weight: 600; }
  .clip { display: flex; align-items: center; gap: 6px; margin-block-start: var(--n-space-2); overflow-wrap: anywhere; }
  .clip .icon { inline-size: 14px; block-size: 14px; }
`;

/** What belongs to the deal: advice, its quote, its people and files. */
export function belonging(
  host: PartHost,
  desk: Desk,
  says: { readonly isAdvised: boolean; insert(): void; dismiss(event: Event): void },
): unknown[] {
  const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
  const whole = (value: number) => formatsOf(host.locale).number(value);
  const line = (label: string, value: number) =>
    html`<tr><th scope="row">${label}</th><td class="num">${whole(value)}</td></tr>`;
  const people = [
    ["Dr. Annegret Petersen", t("patterns.record.head")],
    ["Malte Kowalczyk-Hinrichs", t("patterns.record.engineer")],
    ["Renate Voß", t("patterns.record.purchasing")],
  ] as const;
  const add = t("patterns.record.add");
  return [
    says.isAdvised
      ? card({
          ...{ title: t("patterns.record.advice"), icon: BULB },
          content: html`<p>${strong(t("patterns.record.adviceText"))}</p>
            <p class="meta">${t("patterns.record.adviceEffect")}</p>
            <div class="btns">${button({ label: t("patterns.record.insert"), small: true, act: says.insert })}${button({ label: t("patterns.record.dismiss"), kind: "plain", small: true, opens: "menu", act: says.dismiss })}</div>`,
        })
      : "",
    card({
      ...{ title: t("patterns.record.quote"), end: state(t("patterns.record.accepted"), "good"), isFlush: true },
      content: html`<table class="quote"><tbody>${line(t("patterns.record.meters"), 397_600)}${line(t("patterns.record.commissioning"), 137_900)}${line(t("patterns.record.calibration"), 104_500)}</tbody><tfoot>${line(t("patterns.record.net"), 640_000)}</tfoot></table>`,
    }),
    card({
      ...{ title: t("patterns.record.people"), count: people.length, isFlush: true },
      end: button({ label: add, icon: PLUS, iconOnly: true, kind: "plain", small: true, act: () => desk.opens(add) }),
      content: cardRows(
        people.map(([title, text]) => ({ lead: avatar(title, false, { size: "medium", isNamed: true }), title, text })),
        true,
      ),
    }),
    card({
      ...{ title: t("patterns.record.files"), count: 2, isFlush: true },
      content: cardRows(
        ["Vertragsentwurf_v4_Anmerkungen_Rechtsabteilung.pdf", "Netzplan_Nord.dwg"].map((title) => ({
          lead: icon(FILE),
          title: html`<span class="file">${title}</span>`,
        })),
        true,
      ),
    }),
  ];
}
