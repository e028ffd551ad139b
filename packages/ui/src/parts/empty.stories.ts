import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { states } from "../element/states.styles.ts";
import { staged } from "../fixture/stage.ts";
import { empty, failed, forbidden, offline } from "./empty.ts";
import * as pictures from "./pictures.ts";

/** The controls of the stories. */
interface Args {
  draw: (host: PartHost) => unknown;
}

const TEXT =
  "What stands where there is no content: a picture, a sentence, an act. Empty says what will be here, and how to begin; an error what happened, what to do, and the " +
  "request's id; no access who can grant it. Errors are read out when they come. An element draws most of these by itself; " +
  "these are for the places inside of one.";

const act = () => {};
const shelf = css`.shelf { display: grid; grid-template-columns: repeat(auto-fill, minmax(112px, 1fr)); gap: var(--n-space-4); text-align: center; }`;

const meta: Meta<Args> = {
  title: "Parts/Feedback/Empty, error, no access",
  parameters: { docs: { description: { component: TEXT } } },
  render: ({ draw }) => staged({ styles: [states, shelf], build: (host) => () => draw(host) }),
};
export default meta;

type Story = StoryObj<Args>;

export const Empty: Story = {
  args: {
    draw: (host) =>
      empty(host, {
        picture: pictures.PAPER(),
        text: "Invoices you write or import will be listed here.",
        act: { label: "New invoice", act },
        sample: act,
      }),
  },
};
export const NothingFound: Story = {
  args: { draw: (host) => empty(host, { picture: pictures.GLASS(), text: "No invoice matches “Zeppelin”." }) },
};
export const Failed: Story = {
  args: {
    draw: (host) =>
      failed(host, {
        title: "The pipeline could not be loaded.",
        text: "The server did not answer within 10 seconds. Your filters are kept.",
        retry: act,
        instead: { label: "See what works offline", act },
        requestId: "019e1c4a-7f32",
      }),
  },
};
export const Forbidden: Story = {
  args: {
    draw: (host) =>
      forbidden(host, {
        title: "Salaries are not open to you.",
        who: ["Henrik Dahl", "Mareike Lindqvist"],
        ask: act,
        back: act,
      }),
  },
};
export const Offline: Story = { args: { draw: (host) => offline(host, act) } };
export const AllPictures: Story = {
  args: {
    draw: () =>
      html`<div class="shelf">${Object.entries(pictures).map(([name, draw]) => html`<div>${draw()}<p class="meta mono">${name}</p></div>`)}</div>`,
  },
};
