import { integer, type Money, money, text } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import {
  button,
  Chart,
  type Column,
  card,
  cardStyles,
  chartAndSide,
  chartStyles,
  copying,
  DOWN,
  DOWNLOAD,
  departmentPage,
  departmentStyles,
  type Figure,
  figuresOf,
  formatsOf,
  type KpiSays,
  kpiRow,
  lineChart,
  movers,
  pageHeadStyles,
  Table,
  tableStyles,
  tabsStyles,
  tileStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { EURO, TRENDS, WON } from "../../packages/ui/src/charts/fixture/havelmann.ts";
import { salesHead } from "./department.ts";
import { words } from "./department-words.ts";
import { pattern, ZONE } from "./frame.ts";

const TEXT =
  "Think, the first tab of a department: four figures that are watched, one large chart with what moved it beside it, and the table behind them. " +
  "Chart and tiles are walked by arrow keys; the table sorts and copies.";

const styles = css`
  .link { color: var(--n-accent-text); font-weight: 500; }
  .card > header > .btns { flex-wrap: nowrap; }
  .held .tb { margin: 0 -1px -1px; border-start-start-radius: 0; border-start-end-radius: 0; }
  @media (max-width: 720px) { .kpi-row { margin-inline: calc(var(--n-space-4) * -1); } .kpis { padding-inline: var(--n-space-4); scroll-padding-inline: var(--n-space-4); } }
`;

/** What somebody won, and what is open. */
interface Owner {
  readonly id: string;
  readonly name: string;
  readonly won: Money;
  readonly change: number;
  readonly deals: number;
  readonly rate: number;
  readonly open: Money;
}

const PERCENT: Figure = { unit: "percent" };
const euros = (amount: number): Money => ({ minor: amount * 100, currency: "EUR" });
const OWNERS: readonly Owner[] = (
  [
    ["Jonas Weidner", 982_400, 0.226, 7, 38, 7_223_800],
    ["Amara Okoye", 814_900, 0.16, 6, 36, 3_245_000],
    ["Lea Marchetti", 561_000, -0.062, 5, 31, 1_719_000],
    ["Tomasz Zieliński", 378_500, 0.21, 4, 29, 373_700],
    ["Sven Achterberg", 177_500, -0.003, 2, 20, 216_900],
  ] as const
).map(([name, won, change, deals, rate, open]) => ({
  ...{ id: name, name, change, deals, rate },
  won: euros(won),
  open: euros(open),
}));

const meta: Meta = {
  title: "Patterns/Department",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern(
      [cardStyles, ...chartStyles, departmentStyles, pageHeadStyles, tableStyles, tabsStyles, ...tileStyles, styles],
      (host, desk) => {
        const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
        const formats = formatsOf(host.locale, ZONE);
        const whole = (value: number) => formats.number(value, { maximumFractionDigits: 1 });
        const target = figuresOf(EURO, formats).short(420_000_000);
        const tiles: KpiSays[] = [
          {
            ...{ label: t("patterns.department.won"), figure: EURO, value: 291_430_000, change: { from: 259_280_000 } },
            ...{ trend: TRENDS.won, open: () => desk.opens(t("patterns.department.won")) },
            target: { label: t("patterns.department.target", { value: target }), progress: formats.percent(0.69) },
          },
          {
            ...{ label: t("patterns.department.pipeline"), figure: EURO, value: 1_277_840_000 },
            ...{
              change: { from: 1_227_510_000 },
              trend: TRENDS.pipeline,
              open: () => desk.opens(t("patterns.department.pipeline")),
            },
            target: {
              label: t("patterns.department.needed"),
              progress: t("patterns.department.times", { count: whole(9.9) }),
            },
          },
          {
            ...{ label: t("patterns.department.rate"), figure: PERCENT, value: 0.318, change: { from: 0.339 } },
            ...{ trend: TRENDS.rate, open: () => desk.opens(t("patterns.department.rate")) },
            target: {
              label: t("patterns.department.target", { value: formats.percent(0.34) }),
              progress: t("patterns.department.short", { points: whole(2.2) }),
            },
          },
          {
            ...{
              label: t("patterns.department.days"),
              figure: { unit: "count" },
              value: 46,
              unit: t("patterns.department.unit"),
            },
            ...{ trend: TRENDS.days, open: () => desk.opens(t("patterns.department.days")) },
            change: {
              from: 41,
              better: "less",
              text: t("patterns.department.slower"),
              versus: t("patterns.department.daysBefore"),
            },
            target: {
              label: t("patterns.department.target", {
                value: formats.number(42, { style: "unit", unit: "day", unitDisplay: "long" }),
              }),
              progress: t("patterns.department.over", { count: 4 }),
            },
          },
        ];
        const chart = new Chart(host, {
          ...{ label: t("patterns.department.cumulative"), kind: lineChart, figure: EURO, along: "days" },
          ...{ alongLabel: t("patterns.department.week"), timeZone: ZONE },
          open: ({ point }) => desk.opens(formats.date(WON.points[point] ?? "")),
        });
        const data = {
          ...WON,
          series: WON.series.map((series) =>
            series.role === "target" ? { ...series, label: t("patterns.department.targetLine") } : series,
          ),
          marks: [{ at: "2026-05-13", label: t("patterns.department.now") }],
        };
        const columns: Column<Owner>[] = [
          { key: "name", label: t("patterns.department.owner"), field: text(), look: "person", phone: "title" },
          { key: "won", label: t("patterns.department.won"), field: money(), width: 150, sum: true, phone: "figure" },
          {
            ...{ key: "change", label: t("patterns.department.versus"), field: text(), width: 110, phone: "state" },
            text: (value) =>
              formats
                .number(Number(value), { style: "percent", maximumFractionDigits: 1, signDisplay: "exceptZero" })
                .replace("-", "−"),
            tone: ({ change }) => (Math.abs(change) < 0.005 ? "hollow" : change > 0 ? "good" : "bad"),
          },
          { key: "deals", label: t("patterns.department.dealCount"), field: integer(), width: 90 },
          {
            ...{ key: "rate", label: t("patterns.department.rate"), field: integer(), width: 120 },
            text: (value) => formats.percent(Number(value) / 100, 1),
          },
          { key: "open", label: t("patterns.department.open"), field: money(), width: 150, sum: true, phone: "note" },
        ];
        const table = new Table<Owner>(host, {
          ...{ label: t("patterns.department.wonByOwner"), columns, nameOf: ({ name }) => name },
          ...{ sort: [{ by: "won", direction: "down" }], features: [copying<Owner>()] },
        });
        const cause = (label: string, value: number, note: string) => ({
          label,
          value,
          note,
          open: () => desk.opens(label),
        });
        const moved = () =>
          movers(host, {
            ...{ title: t("patterns.department.moved"), figure: EURO, total: 32_150_000 },
            rows: [
              cause(t("patterns.department.utilities"), 48_620_000, t("patterns.department.deals", { count: 9 })),
              cause(t("patterns.department.renewals"), 14_890_000, t("patterns.department.contracts", { count: 6 })),
              cause(t("patterns.department.discount"), -9_240_000, t("patterns.department.deals", { count: 24 })),
              cause(t("patterns.department.slipped"), -22_120_000, t("patterns.department.deals", { count: 3 })),
            ],
            foot: html`${t("patterns.department.against")} <a class="link" href="#">${t("patterns.department.computed")}</a>`,
          });
        const group = [t("patterns.department.group"), t("patterns.department.stage")];
        const end = () =>
          html`<span class="btns">${button({
            ...{ label: t("patterns.department.group"), iconAfter: DOWN, small: true, opens: "menu" },
            act: desk.opener(t("patterns.department.group"), group),
          })}${button({
            ...{ label: t("patterns.department.export"), icon: DOWNLOAD, iconOnly: true, kind: "plain", small: true },
            act: () => desk.done(t("patterns.department.exported")),
          })}</span>`;
        return () =>
          desk.framed(
            "sales",
            departmentPage({
              ...salesHead(host, desk, "think", 6),
              content: [
                kpiRow(host, t("patterns.department.figures"), tiles),
                chartAndSide({
                  ...{ title: t("patterns.department.cumulative"), end: chart.tableButton() },
                  ...{ chart: chart.render(data), side: moved() },
                }),
                card({
                  ...{ title: t("patterns.department.byOwner"), end: end(), isFlush: true },
                  content: html`<div class="held">${table.render({ rows: OWNERS })}</div>`,
                }),
              ],
            }),
            "overview",
          );
      },
    ),
};
export default meta;

export const Think: StoryObj = {};
