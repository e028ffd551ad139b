import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { SEND } from "./icon.ts";
import { type SplitButtonSays, splitButton, splitButtonStyles } from "./split-button.ts";

const TEXT =
  "A button for what most people want, and beside it one that opens the other ways to do the same. Not for acts that have nothing to do with " +
  "each other: those are a menu. Both buttons are stops of the keyboard; the second one has a name of its own.";

const meta: Meta<SplitButtonSays> = {
  title: "Parts/Actions/Split button",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Send contract", more: "More ways to send", act: () => {}, open: () => {} },
  argTypes: { act: { action: "act" }, open: { action: "open" } },
  render: (args) => staged({ styles: [splitButtonStyles], build: () => () => splitButton(args) }),
};
export default meta;

type Story = StoryObj<SplitButtonSays>;

export const Standard: Story = {};
export const Primary: Story = { args: { kind: "primary", icon: SEND } };
export const Disabled: Story = { args: { disabled: true } };
