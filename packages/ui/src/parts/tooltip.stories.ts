import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badgeStyles, state } from "./badge.ts";
import { Tooltips, tooltipStyles } from "./tooltip.ts";

/** The controls of the stories. */
interface Args {
  tip: string;
}

const TEXT =
  "Explains a figure or a sign in one sentence. It comes after a pause under the pointer, and at once with the focus; it can be reached with the pointer, " +
  "stays while it is read, and Escape puts it away without closing what is around. What has the focus is described by it. " +
  "What somebody has to know does not stand in a tip: a finger never sees it.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Tooltip",
  parameters: { docs: { description: { component: TEXT } } },
  args: { tip: "Open deals times their probability, without those that nobody has touched for 90 days." },
  render: ({ tip }) =>
    staged({
      styles: [badgeStyles, tooltipStyles],
      build: (host) => {
        const tips = new Tooltips(host);
        return () =>
          tips.render(
            html`<p class="btns"><button class="btn plain" type="button" data-tip=${tip}>Weighted</button>${state("Half paid", "half")}</p>`,
          );
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Standard: Story = {};
export const Short: Story = { args: { tip: "From 388 offers" } };
