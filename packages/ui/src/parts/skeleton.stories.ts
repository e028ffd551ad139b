import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { states } from "../element/states.styles.ts";
import { staged } from "../fixture/stage.ts";
import { rowBones, skeleton, skeletonStyles, textBones, tileBones } from "./skeleton.ts";

/** The controls of the stories. */
interface Args {
  label: string;
  tiles: number;
  rows: number;
  lines: number;
}

const TEXT =
  "The boxes of what comes, in their final size, so that nothing jumps when it is there. They are seen after 150 ms: what comes at once does not flicker. " +
  "A screen reader hears once that something loads, and nothing of the boxes. Never a turning wheel over a whole page.";

const meta: Meta<Args> = {
  title: "Parts/Feedback/Skeleton",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Loading sales", tiles: 2, rows: 4, lines: 0 },
  render: ({ label, tiles, rows, lines }) =>
    staged({
      styles: [states, skeletonStyles],
      build: () => () =>
        skeleton(
          label,
          html`${tiles ? html`${tileBones(tiles)}<br />` : ""}${rows ? rowBones(rows) : ""}${lines ? textBones(lines) : ""}`,
        ),
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const TilesAndRows: Story = {};
export const Rows: Story = { args: { tiles: 0, rows: 6 } };
export const Text: Story = { args: { tiles: 0, rows: 0, lines: 3 } };
