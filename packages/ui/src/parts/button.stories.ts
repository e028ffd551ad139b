import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { type ButtonSays, button } from "./button.ts";
import { DOWN, PLUS, TRASH } from "./icon.ts";

const TEXT =
  "One act in one word or two, a verb. A screen has one primary button; danger is for what cannot be taken back, after a question. " +
  "An icon alone has a name too. While it works it keeps its place and the focus and does nothing more; where its share is known a line shows it. " +
  "Enter and Space press it. Where a thing leads somewhere, write a link.";

const meta: Meta<ButtonSays> = {
  title: "Parts/Actions/Button",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "New deal", act: () => {} },
  argTypes: { act: { action: "act" } },
  render: (args) => staged({ styles: [], build: () => () => button(args) }),
};
export default meta;

type Story = StoryObj<ButtonSays>;

export const Standard: Story = {};
export const Primary: Story = { args: { kind: "primary", icon: PLUS } };
export const Plain: Story = { args: { kind: "plain", label: "Fill with sample data" } };
export const Danger: Story = { args: { kind: "danger", label: "Delete for good", icon: TRASH } };
export const Small: Story = { args: { small: true, label: "Send reminders" } };
export const Wide: Story = { args: { wide: true, label: "Sign in", kind: "primary" } };
export const IconOnly: Story = { args: { icon: PLUS, iconOnly: true } };
export const OpensMenu: Story = { args: { label: "Q2 2026 to date", iconAfter: DOWN, opens: "menu" } };
export const Pressed: Story = { args: { label: "Compare", pressed: true } };
export const Disabled: Story = { args: { disabled: true } };
export const Busy: Story = { args: { label: "Saving", kind: "primary", busy: true } };
export const BusyWithProgress: Story = { args: { label: "Exporting", busy: 0.65 } };
