import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { type ProgressSays, progress, progressStyles, ring, timeLeft } from "./progress.ts";

/** The controls of the stories. */
interface Args extends ProgressSays {
  /** How long it has worked, in seconds. */
  elapsed: number;
}

const TEXT =
  "How far something is that takes longer than a moment. Tell the share where it is known, and the time that is left; where nobody knows, the bar moves " +
  "and claims nothing. A ring is for a row or a button. Under a second show nothing; for a place that loads show its skeleton. It is a progressbar with " +
  "its note as the value that is read out.";

const meta: Meta<Args> = {
  title: "Parts/Feedback/Progress",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Importing 12,480 contacts", share: 0.65, elapsed: 223 },
  render: ({ elapsed, ...says }) =>
    staged({
      styles: [progressStyles],
      build: (host) => () => {
        const note = says.share === undefined ? undefined : timeLeft(host, says.share, elapsed);
        return progress({ ...says, note });
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Bar: Story = {};
export const JustBegun: Story = { args: { share: 0.01, elapsed: 1 } };
export const Unknown: Story = { args: { label: "Looking for duplicates", share: undefined } };
export const BarAlone: Story = { args: { isNamed: true } };
export const Ring: Story = {
  render: (says) =>
    staged({
      styles: [progressStyles],
      build: () => () => html`<p class="btns">${ring(says)} ${ring(says, true)}</p>`,
    }),
};
export const RingUnknown: Story = { ...Ring, args: { share: undefined } };
