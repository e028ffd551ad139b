import type { Params } from "@nexus-os/sdk";
import {
  button,
  chip,
  chipStyles,
  departmentPage,
  departmentStyles,
  disclosure,
  disclosureStyles,
  dismissal,
  type EvidenceBar,
  evidenceBars,
  finding,
  findingStyles,
  findings,
  pageHeadStyles,
  tabsStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html, nothing } from "lit";
import { salesHead } from "./department.ts";
import { words } from "./department-words.ts";
import { pattern, strong } from "./frame.ts";

const TEXT =
  "See, the second tab of a department: what was found in its figures, the most valuable first. Each is one sentence with its figure, what acting is " +
  "expected to bring, how sure that is, and the evidence. One button acts; to dismiss one a reason is given, which teaches what finds them.";

const styles = css`
  .sum { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: var(--n-space-2) var(--n-space-4); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .sum b { font-weight: 600; }
  .rest .btn { border-style: dashed; background: transparent; color: var(--n-text-quiet); }
  .stack > .more { margin-block-start: calc(var(--n-space-1) * -1); }
`;

/** A finding before it is put into words. */
interface Found {
  readonly id: string;
  readonly about: "revenue" | "risk";
  readonly kind: string;
  readonly sentence: string;
  readonly effect: string;
  readonly basis: string;
  readonly act: string;
  readonly title?: string;
  readonly bars?: readonly (readonly [label: string, value: string, share: number, matters?: true])[];
}

const meta: Meta = {
  title: "Patterns/Department, See",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern(
      [chipStyles, departmentStyles, disclosureStyles, findingStyles, pageHeadStyles, tabsStyles, styles],
      (host, desk) => {
        const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
        const gone = new Set<string>();
        let about: "all" | Found["about"] = "all";
        let isWhole = false;
        const gain = (amount: number) => `+${desk.money(amount * 100)}`;
        const known = (): Found[] => [
          {
            ...{ id: "renew", about: "revenue", kind: t("patterns.department.renewKind") },
            sentence: t("patterns.department.renew", { amount: desk.money(38_640_000) }),
            effect: t("patterns.department.renewEffect", { amount: gain(309_000) }),
            ...{ basis: t("patterns.department.renewBasis"), act: t("patterns.department.renewAct") },
            title: t("patterns.department.renewBars"),
            bars: [
              [t("patterns.department.july"), "142.1", 0.79],
              [t("patterns.department.august"), "176.8", 0.98, true],
              [t("patterns.department.september"), "67.5", 0.375],
            ],
          },
          {
            ...{ id: "quiet", about: "risk", kind: t("patterns.department.quietKind") },
            sentence: t("patterns.department.quiet", { amount: desk.money(69_230_000) }),
            effect: t("patterns.department.quietEffect", { amount: gain(95_000) }),
            ...{ basis: t("patterns.department.quietBasis"), act: t("patterns.department.quietAct") },
            title: t("patterns.department.quietBars"),
            bars: [
              ["Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", "21", 0.955, true],
              ["Bergamo Pharma S.p.A.", "16", 0.727, true],
              [t("patterns.department.median"), "6", 0.273],
            ],
          },
          {
            ...{ id: "discounts", about: "revenue", kind: t("patterns.department.discountsKind") },
            sentence: t("patterns.department.discounts"),
            effect: t("patterns.department.discountsEffect", { amount: gain(48_000) }),
            ...{ basis: t("patterns.department.discountsBasis"), act: t("patterns.department.discountsAct") },
            title: t("patterns.department.discountsBars"),
            bars: [
              [t("patterns.department.to3"), "34", 0.85],
              [t("patterns.department.to5"), "33", 0.825],
              [t("patterns.department.to7"), "31", 0.775],
              [t("patterns.department.above7"), "29", 0.725, true],
            ],
          },
          {
            ...{ id: "contacts", about: "revenue", kind: t("patterns.department.contactsKind") },
            sentence: t("patterns.department.contacts"),
            effect: t("patterns.department.quietEffect", { amount: gain(39_000) }),
            ...{ basis: t("patterns.department.contactsBasis"), act: t("patterns.department.contactsAct") },
            title: t("patterns.department.contactsBars"),
            bars: [
              ["Stadtwerke Lüneburg", "864,000", 0.96, true],
              ["Brouwerij De Kroon B.V.", "74,900", 0.083],
              ["Maison Verlaine", "58,200", 0.065],
            ],
          },
          {
            ...{ id: "visits", about: "revenue", kind: t("patterns.department.contactsKind") },
            sentence: t("patterns.department.visits"),
            effect: t("patterns.department.quietEffect", { amount: gain(21_000) }),
            ...{ basis: t("patterns.department.contactsBasis"), act: t("patterns.department.visitsAct") },
          },
          {
            ...{ id: "terms", about: "risk", kind: t("patterns.department.discountsKind") },
            sentence: t("patterns.department.terms"),
            effect: t("patterns.department.quietEffect", { amount: gain(12_000) }),
            ...{ basis: t("patterns.department.discountsBasis"), act: t("patterns.department.termsAct") },
          },
        ];
        const put = (id: string, told: string): void => {
          gone.add(id);
          host.requestUpdate();
          desk.done(told, () => {
            gone.delete(id);
            host.requestUpdate();
          });
        };
        const drawn = ({ id, act, bars, title = "", ...says }: Found) => {
          const shown = bars?.map(
            ([label, value, share, matters]): EvidenceBar => ({ label, value, share, matters: matters ?? false }),
          );
          const takeUp = () => put(id, t("patterns.department.taken", { what: act }));
          return finding(host, {
            ...says,
            ...(shown ? { evidence: evidenceBars(title, shown) } : {}),
            act: { label: act, act: takeUp },
            dismiss: (at) =>
              desk.menu.open(
                at,
                dismissal(host, () => put(id, t("patterns.department.put"))),
              ),
            later: () => put(id, t("patterns.department.put")),
          });
        };
        const choice = (which: typeof about, label: string) => {
          const act = () => {
            about = which;
            host.requestUpdate();
          };
          return chip({ label, pressed: about === which, act });
        };
        const showAll = () => {
          isWhole = true;
          host.requestUpdate();
        };
        return () => {
          const left = known().filter(({ id }) => !gone.has(id));
          const of = (which: Found["about"]) => left.filter((one) => one.about === which).length;
          const chosen = left.filter((one) => about === "all" || one.about === about);
          const shown = isWhole ? chosen : chosen.filter(({ bars }) => bars);
          return desk.framed(
            "sales",
            departmentPage({
              ...salesHead(host, desk, "see", left.length),
              content: [
                html`<div class="sum"><p>${strong(t("patterns.department.sum", { count: left.length }))}</p><div class="btns" role="group" aria-label=${t("patterns.department.filters")}>${choice("all", t("patterns.department.all", { count: left.length }))}${choice("revenue", t("patterns.department.revenue", { count: of("revenue") }))}${choice("risk", t("patterns.department.risk", { count: of("risk") }))}</div></div>`,
                findings(shown.map(drawn)),
                shown.length < chosen.length
                  ? html`<p class="rest">${button({ label: t("patterns.department.smaller"), wide: true, act: showAll })}</p>`
                  : nothing,
                disclosure({
                  ...{ label: t("patterns.department.dismissed"), count: 9 },
                  content: html`<p class="quiet">${t("patterns.department.dismissedText")}</p>`,
                }),
              ],
            }),
            "overview",
          );
        };
      },
    ),
};
export default meta;

export const See: StoryObj = {};
