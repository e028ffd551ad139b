import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { type ButtonSays, button } from "./button.ts";
import { PLUS } from "./icon.ts";

const meta: Meta<ButtonSays> = {
  title: "Parts/Actions/Button",
  parameters: {
    docs: {
      description: {
        component: "One act in one word or two, a verb. A screen has one primary button; an icon alone has a name too.",
      },
    },
  },
  args: { label: "New deal", act: () => {} },
  argTypes: { act: { action: "act" } },
  render: (args) => staged({ styles: [], build: () => () => button(args) }),
};
export default meta;

type Story = StoryObj<ButtonSays>;

export const Plain: Story = {};
export const Primary: Story = { args: { kind: "primary", icon: PLUS } };
export const IconOnly: Story = { args: { icon: PLUS, iconOnly: true } };
