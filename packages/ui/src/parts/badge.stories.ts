import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badge, badgeStyles, keycap, type StateTone, state } from "./badge.ts";

/** The controls of the stories. */
interface Args {
  count: number;
  isLoud: boolean;
  word: string;
  tone?: StateTone;
}

const TEXT =
  "A badge counts what waits for you, and nothing else. A state is a dot and a word: the word says it, so that nobody has to know the colour. " +
  "A key is how it is printed on the keyboard. None of them can be pressed.";

const meta: Meta<Args> = {
  title: "Parts/Figures/Badge, state and key",
  parameters: { docs: { description: { component: TEXT } } },
  args: { count: 4, isLoud: false, word: "Part paid", tone: "half" },
  render: ({ count, isLoud, word, tone }) =>
    staged({
      styles: [badgeStyles],
      build: () => () =>
        html`<p class="btns">${badge(count, `${count} waiting`, isLoud)} ${state(word, tone)} ${keycap("Ctrl K")}</p>`,
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Standard: Story = {};
export const Loud: Story = { args: { isLoud: true } };
export const Paid: Story = { args: { word: "Paid", tone: "good" } };
export const Late: Story = { args: { word: "16 days late", tone: "bad" } };
export const DueTomorrow: Story = { args: { word: "Due tomorrow", tone: "warn" } };
export const Sent: Story = { args: { word: "Sent", tone: "info" } };
export const Draft: Story = { args: { word: "Draft", tone: "hollow" } };
export const Neutral: Story = { render: () => staged({ styles: [badgeStyles], build: () => () => state("Archived") }) };
