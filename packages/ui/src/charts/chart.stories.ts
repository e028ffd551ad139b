import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { states } from "../element/states.styles.ts";
import { staged } from "../fixture/stage.ts";
import { barChart, stackedChart } from "./bar-chart.ts";
import { chartStyles } from "./chart.styles.ts";
import { Chart } from "./chart.ts";
import type { ChartData } from "./data.ts";
import { donutChart } from "./donut-chart.ts";
import * as known from "./fixture/havelmann.ts";
import { heatMap } from "./heat-map.ts";
import { areaChart, lineChart } from "./line-chart.ts";
import { funnelChart, rowChart } from "./row-chart.ts";
import type { ChartSays } from "./says.ts";

const KINDS = { lineChart, areaChart, barChart, stackedChart, rowChart, funnelChart, donutChart, heatMap };

/** The controls of the stories. */
interface Args extends Omit<ChartSays, "kind"> {
  kind: keyof typeof KINDS;
  data: ChartData;
  isTable?: boolean;
  /** Right to left, or another language. */
  lang?: string;
}

const TEXT =
  "Figures that are easier seen than read: lines for what changes with time, bars for a few periods or kinds, rows for kinds with long " +
  "names, a ring for at most five shares, a funnel for the stages of a way, a heat map for two directions at once. For one figure take " +
  "a tile, for exact ones a table. Lines are named where they end; the first series has the accent, what it is compared with is grey and " +
  "dashed, a target is dotted. Arrow keys walk over the values, Home and End to the first and last, across them to the next series; " +
  "Enter opens what is behind one, Escape leaves. Each value is announced, and the whole chart stands beside the drawing as a table " +
  "that a screen reader reads, and that the button shows to everybody.";

const meta: Meta<Args> = {
  title: "Parts/Figures/Chart",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    label: "Won, cumulative",
    kind: "lineChart",
    figure: known.EURO,
    along: "days",
    alongLabel: "Week",
    timeZone: "Europe/Berlin",
    data: known.WON,
    open: () => {},
    retry: () => {},
  },
  argTypes: {
    kind: { control: "select", options: Object.keys(KINDS) },
    open: { action: "open" },
    retry: { action: "retry" },
  },
  render: ({ kind, data, isTable, lang, ...says }) => {
    const stage = staged({
      styles: [states, ...chartStyles],
      build: (host) => {
        const chart = new Chart(host, { ...says, kind: KINDS[kind] });
        if (isTable) chart.isTable = true;
        return () => html`<div class="btns">${chart.tableButton()}</div>${chart.render(data)}`;
      },
    });
    if (lang) stage.lang = lang;
    return stage;
  },
};
export default meta;

type Story = StoryObj<Args>;

const byNames = { along: "names", alongLabel: "Owner" } as const;
const counted = { unit: "count" } as const;

export const Lines: Story = {};
export const InGerman: Story = { args: { lang: "de" } };
export const Area: Story = {
  args: {
    kind: "areaChart",
    label: "Flow at meter 7",
    figure: { unit: "decimal", decimals: 1 },
    along: "moments",
    alongLabel: "Time",
    data: known.FLOW,
  },
};
export const Bars: Story = { args: { kind: "barChart", label: "Result", alongLabel: "Month", data: known.RESULT } };
export const BarsGrouped: Story = { args: { ...byNames, kind: "barChart", label: "Won by owner", data: known.OWNERS } };
export const Stacked: Story = {
  args: { kind: "stackedChart", label: "Cash in and out", alongLabel: "Month", data: known.CASH },
};
export const Rows: Story = {
  args: { ...byNames, kind: "rowChart", label: "Contracts that end", alongLabel: "Month", data: known.ENDING },
};
export const RowsWithLongNames: Story = {
  args: {
    ...byNames,
    kind: "rowChart",
    label: "Days of silence",
    alongLabel: "Customer",
    figure: counted,
    data: known.SILENCE,
  },
};
export const RowsGrouped: Story = { args: { ...byNames, kind: "rowChart", label: "Won by owner", data: known.OWNERS } };
export const RowsBelowZero: Story = {
  args: { kind: "rowChart", label: "Result", alongLabel: "Month", data: known.RESULT },
};
export const Funnel: Story = {
  args: {
    along: "names",
    kind: "funnelChart",
    label: "From lead to order",
    alongLabel: "Stage",
    figure: counted,
    data: known.STAGES,
  },
};
export const Donut: Story = {
  args: {
    along: "names",
    kind: "donutChart",
    label: "Won by industry",
    alongLabel: "Industry",
    data: known.INDUSTRIES,
  },
};
export const HeatMap: Story = {
  args: {
    along: "names",
    kind: "heatMap",
    label: "Answers to offers",
    alongLabel: "Hour",
    figure: counted,
    data: known.ANSWERS,
  },
};
export const EightSeries: Story = {
  args: { label: "Calibrations by place", alongLabel: "Month", figure: counted, data: known.STATIONS },
};
export const TwelveDigits: Story = {
  args: { along: "names", kind: "barChart", label: "Contract volume", alongLabel: "Year", data: known.LARGE },
};
export const TwelveDigitLines: Story = {
  args: { along: "names", label: "Contract volume", alongLabel: "Year", data: known.LARGE, isFromZero: false },
};
export const OnePoint: Story = {
  args: { data: { points: ["2026-04-01"], series: [{ label: "2026", values: [12_340_000] }] } },
};
export const AllZero: Story = {
  args: { data: { points: known.WON.points, series: [{ label: "2026", values: known.WON.points.map(() => 0) }] } },
};
export const AsTable: Story = { args: { isTable: true } };
export const Empty: Story = { args: { data: { points: [], series: [] } } };
export const Loading: Story = { args: { data: { points: [], series: [], state: "loading" } } };
export const Failed: Story = { args: { data: { points: [], series: [], state: "failed" } } };
