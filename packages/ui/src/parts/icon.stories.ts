import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { staged } from "../fixture/stage.ts";
import * as drawings from "./icon.ts";

/** The controls of the story. */
interface Args {
  /** Letters that the names have to hold. */
  find: string;
}

const { icon, ...all } = drawings;
// What points forward turns around where reading does.
const TURNING = /^(ARROW_RIGHT|LEFT|LIST|LOG_OUT|NUMBERED|RIGHT|SEND|UNDO|EXTERNAL)$/;
const NAMES = Object.keys(all) as (keyof typeof all)[];

const styles = css`
  .icons { display: grid; grid-template-columns: repeat(auto-fill, minmax(136px, 1fr)); gap: var(--n-space-1); }
  .icons li { display: flex; align-items: center; gap: var(--n-space-2); min-block-size: var(--n-control); }
`;

const meta: Meta<Args> = {
  title: "Parts/Text/Icon",
  parameters: {
    docs: {
      description: {
        component:
          "Drawings of 16 px with a line of 1.5, each an export of its own. They are named by what they show. An icon is hidden from " +
          "screen readers: a word stands beside it, or the button around it has a label. Where it means “forward” or “back”, draw it with the look `flips`, " +
          "so that it turns from right to left; up and down never turn.",
      },
    },
  },
  args: { find: "" },
  render: ({ find }) =>
    staged({
      styles: [styles],
      build: () => () =>
        html`<ul class="icons">${NAMES.filter((name) => name.includes(find.toUpperCase())).map(
          (name) =>
            html`<li>${icon(all[name], TURNING.test(name) ? "flips" : "")}<code class="meta cut">${name}</code></li>`,
        )}</ul>`,
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const All: Story = {};
export const Found: Story = { args: { find: "check" } };
