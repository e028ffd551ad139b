import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { type DisclosureSays, disclosure, disclosureStyles } from "./disclosure.ts";

const TEXT =
  "Holds back what few people need: the working behind a figure, what was dismissed. What most people need is not hidden. It is the browser's own element: " +
  "Enter and Space open it, a screen reader hears whether it is open, and finding in the page opens it too.";

const meta: Meta<DisclosureSays> = {
  title: "Parts/Navigation/Disclosure",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    label: "Dismissed this quarter",
    count: 9,
    content: "Nine findings that somebody judged not to be worth it.",
  },
  render: (args) => staged({ styles: [disclosureStyles], build: () => () => disclosure(args) }),
};
export default meta;

type Story = StoryObj<DisclosureSays>;

export const Closed: Story = {};
export const Open: Story = { args: { isOpen: true } };
export const Well: Story = {
  args: {
    label: "Show the working",
    count: undefined,
    isWell: true,
    isOpen: true,
    content: html`<p class="num">51,950.00 − 1,558.50 = 50,391.50</p>`,
  },
};
