import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { EURO } from "./fixture/havelmann.ts";
import { type MoversSays, movers } from "./movers.ts";
import { tileStyles } from "./tiles.styles.ts";

const TEXT =
  "What a change is made of: each cause with what it added or took, on one zero line. The rows add up to the total in the head; what they " +
  "leave of it is a row of its own. It stands beside the chart whose change it explains. Each row is a line of text with its sign, so that " +
  "bars and colours only repeat what is written; a row that can be opened is a button.";

const meta: Meta<MoversSays> = {
  title: "Parts/Figures/What moved it",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    title: "What moved it",
    figure: EURO,
    total: 32_150_000,
    rows: [
      { label: "New customers, water utilities", value: 48_620_000, note: "9 deals", open: () => {} },
      { label: "Calibration renewals", value: 14_890_000, note: "6 contracts", open: () => {} },
      { label: "Average discount, 6.1 % to 7.4 %", value: -9_240_000, note: "24 deals", open: () => {} },
      { label: "Slipped into June", value: -22_120_000, note: "3 deals", open: () => {} },
    ],
    foot: "Against 1 April to 12 May 2025.",
  },
  render: (args) => staged({ styles: tileStyles, build: (host) => () => movers(host, args) }),
};
export default meta;

type Story = StoryObj<MoversSays>;

export const AddsUp: Story = {};
export const WithRest: Story = { args: { total: 40_000_000 } };
export const OfCosts: Story = {
  args: {
    title: "What moved costs",
    isLessBetter: true,
    total: 1_250_000,
    rows: [
      { label: "Energy", value: 2_100_000 },
      { label: "Travel", value: -850_000, note: "14 trips fewer" },
    ],
  },
};
