import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "./button.ts";
import { toastStyles } from "./toast.styles.ts";
import { type ToastSays, Toasts, type WorkSays } from "./toast.ts";

/** The controls of the stories. */
interface Args extends ToastSays {
  /** Work that goes on beside. */
  work?: WorkSays;
  /** How many are shown at once. */
  times: number;
}

const TEXT =
  "Tells what was done, with the way back, for eight seconds: the line is the time that is left. It waits while the pointer or the focus is on it. " +
  "At most three stand over each other, and the latest is nearest to the edge. Long work stays until it ends, with what is left and a way to stop it. " +
  "It is read out without taking the focus. What somebody has to answer is a dialog, what is wrong with a field stands at the field.";

const act = () => {};

const meta: Meta<Args> = {
  title: "Parts/Feedback/Toast",
  parameters: { docs: { description: { component: TEXT } } },
  args: { text: "Invoice RE-2026-0371 archived", undo: { label: "Undo", act }, times: 1 },
  render: ({ work, times, ...says }) =>
    staged({
      styles: [toastStyles],
      build: (host) => {
        const toasts = new Toasts(host, () => "Close");
        for (let count = 0; count < times; count += 1) toasts.show({ ...says });
        if (work) toasts.work(work);
        return () => html`${button({ label: "Archive", act: () => toasts.show({ ...says }) })}${toasts.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const WithUndo: Story = {};
export const Trouble: Story = {
  args: { text: "The move was not saved. The deal is back in Proposal.", isTrouble: true },
};
export const Stacked: Story = { args: { times: 3 } };
export const LongWork: Story = {
  args: {
    work: {
      text: "Importing 12,480 contacts",
      share: 0.65,
      note: "8,112 done, about 2 min left",
      cancel: { label: "Cancel", act },
    },
  },
};
export const NothingYet: Story = { args: { times: 0 } };
