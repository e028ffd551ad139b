import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { define } from "../element/define.ts";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { PLUS, SEARCH } from "../parts/icon.ts";
import { NexusTour, type TourStep } from "./nexus-tour.ts";

define("tour", NexusTour);

const STEPS: readonly TourStep[] = [
  { title: "Your pipeline", text: "Every open deal stands here, in the column of its stage." },
  {
    anchor: "part-stage/find",
    title: "Find a deal",
    text: "Type a few letters of its name, its company or its owner.",
  },
  { anchor: "part-stage/new", title: "Begin one", text: "Press the button to write down a new deal.", until: "click" },
];

interface TourArgs {
  readonly steps: readonly TourStep[];
  readonly step: number;
}

const meta: Meta<TourArgs> = {
  title: "Parts/Navigation/Tour",
  component: "nexus-tour",
  parameters: {
    docs: {
      description: {
        component:
          "Leads a person through a page. A step points at anything by its `data-tour`, inside shadow roots as well: `deals-board/new`. Escape ends it, and the focus goes back to where it was. What is not there yet is waited for.",
      },
    },
  },
  args: { steps: STEPS, step: 0 },
  render: ({ steps, step }) => {
    const tour = document.createElement("nexus-tour");
    tour.name = "pipeline";
    tour.steps = steps;
    const page = staged({
      styles: [],
      build: () => () =>
        html`<div class="btns">
        <span data-tour="find">${button({ label: "Find in deals", icon: SEARCH })}</span>
        <span data-tour="new">${button({ label: "New deal", icon: PLUS, kind: "primary" })}</span>
      </div>`,
    });
    requestAnimationFrame(() => tour.start(step));
    return html`${page}${tour}`;
  },
};
export default meta;

type Story = StoryObj<TourArgs>;

export const InTheMiddle: Story = {};
export const BesideAField: Story = { args: { step: 1 } };
export const UntilItIsDone: Story = { args: { step: 2 } };
export const OfWhatIsNotThere: Story = {
  args: { steps: [{ anchor: "part-stage/forecast", title: "Your forecast", text: "What will be won this quarter." }] },
};
