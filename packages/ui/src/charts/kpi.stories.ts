import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { states } from "../element/states.styles.ts";
import { staged } from "../fixture/stage.ts";
import { EURO, TRENDS } from "./fixture/havelmann.ts";
import { type KpiSays, kpiRow } from "./kpi.ts";
import { tileStyles } from "./tiles.styles.ts";

/** The controls of the stories: one tile, or more beside each other. */
interface Args {
  tiles: readonly KpiSays[];
}

const TEXT =
  "One figure that is watched: its value, how it moved against what it is compared with, and how far it is from its target. Four of them " +
  "begin a department; more than six are a table. Which way a figure went (the arrow) and whether that is good (the colour) are two things, " +
  "and both are said in words to whoever hears the tile. Its label opens what is behind it; the whole tile takes the click.";

const WON: KpiSays = {
  label: "Won",
  figure: EURO,
  value: 291_430_000,
  change: { from: 259_280_000 },
  trend: TRENDS.won,
  target: { label: "Target €4.20m", progress: "69 %" },
  open: () => {},
};
const PIPELINE: KpiSays = {
  label: "Open pipeline",
  figure: EURO,
  value: 1_277_840_000,
  change: { from: 1_227_510_000 },
  trend: TRENDS.pipeline,
  target: { label: "Needed to reach target", progress: "9.9 times" },
};
const RATE: KpiSays = {
  label: "Win rate",
  figure: { unit: "percent" },
  value: 0.318,
  change: { from: 0.339 },
  trend: TRENDS.rate,
  target: { label: "Target 34 %", progress: "2.2 pts short" },
};
const DAYS: KpiSays = {
  label: "Days to close",
  figure: { unit: "count" },
  value: 46,
  unit: "days, median",
  change: { from: 41, better: "less", text: "5 days slower", versus: "41 days" },
  trend: TRENDS.days,
  target: { label: "Target 42 days", progress: "4 over" },
};

const meta: Meta<Args> = {
  title: "Parts/Figures/KPI tile",
  parameters: { docs: { description: { component: TEXT } } },
  args: { tiles: [WON] },
  render: ({ tiles }) =>
    staged({
      styles: [states, ...tileStyles],
      build: (host) => () => kpiRow(host, "This quarter", tiles),
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const One: Story = {};
export const Four: Story = { args: { tiles: [WON, PIPELINE, RATE, DAYS] } };
export const Unchanged: Story = { args: { tiles: [{ ...WON, change: { from: 291_430_000 } }] } };
export const FromNothing: Story = { args: { tiles: [{ ...WON, change: { from: 0 } }] } };
export const TwelveDigits: Story = {
  args: { tiles: [{ ...WON, value: 98_765_432_109_800, change: { from: 90_125_000_000_000 } }] },
};
export const TooLittle: Story = { args: { tiles: [{ ...WON, state: "few" }] } };
export const NoData: Story = { args: { tiles: [{ label: "Won", figure: EURO, value: null }] } };
export const Loading: Story = { args: { tiles: [{ label: "Won", figure: EURO, state: "loading" }] } };
export const Failed: Story = { args: { tiles: [{ label: "Won", figure: EURO, state: "failed", retry: () => {} }] } };
