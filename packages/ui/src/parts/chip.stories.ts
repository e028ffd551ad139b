import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { addChip, type ChipSays, chip, chipStyles } from "./chip.ts";
import { TAG } from "./icon.ts";

const TEXT =
  "A fact in few words, something switched on and off, or a filter that can be taken away. A switched-on chip is pressed for a screen reader. " +
  "A removable chip has two stops: what it is about, which opens its choice, and a button that takes it away. Not for states: those are a dot and a word.";

const meta: Meta<ChipSays> = {
  title: "Parts/Actions/Chip",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Calibration" },
  argTypes: { act: { action: "act" } },
  render: (args) => staged({ styles: [chipStyles], build: () => () => chip(args) }),
};
export default meta;

type Story = StoryObj<ChipSays>;

const act = () => {};

export const Static: Story = {};
export const WithIcon: Story = { args: { icon: TAG } };
export const Off: Story = { args: { label: "Revenue 4", pressed: false, act } };
export const On: Story = { args: { label: "All 6", pressed: true, act } };
export const Disabled: Story = { args: { label: "Risk 0", pressed: false, act, disabled: true } };
export const Filter: Story = {
  args: {
    label: "Issued",
    relation: "since",
    value: "1 Feb 2026",
    act,
    opens: "menu",
    remove: { label: "Remove filter Issued", act },
  },
};
export const Removable: Story = { args: { label: "Trade fair", remove: { label: "Remove Trade fair", act } } };
export const Add: Story = {
  render: () => staged({ styles: [chipStyles], build: () => () => addChip("Filter", act) }),
};
