import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { Confirm, type ConfirmSays } from "./confirm.ts";
import { dialogStyles } from "./dialog.styles.ts";

/** The controls of the stories. */
interface Args extends ConfirmSays {
  answer: (isYes: boolean) => void;
}

const TEXT =
  "A question before something that cannot be taken back. What can be undone is done without asking, with Undo. The button says what it does, never " +
  "“Yes”; the focus begins at Cancel. Where very much depends on it, a name has to be typed. It is an alert dialog: its text is read out at once.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Confirm",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    title: "Delete 3 invoices for good?",
    text: "They leave the books, and nobody can bring them back.",
    act: "Delete for good",
    isDanger: true,
    answer: () => {},
  },
  argTypes: { answer: { action: "answer" } },
  render: ({ answer, ...says }) =>
    staged({
      styles: [dialogStyles],
      build: (host) => {
        const confirm = new Confirm(host);
        const ask = () => void confirm.ask(says).then(answer);
        ask();
        return () => html`${button({ label: "Delete", kind: "danger", act: ask })}${confirm.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Danger: Story = {};
export const TypeToConfirm: Story = {
  args: {
    title: "Close the organization?",
    text: "All of its data is destroyed in 30 days.",
    act: "Close Havelmann",
    word: "Havelmann",
  },
};
export const Harmless: Story = {
  args: {
    title: "Send 14 reminders now?",
    text: "They cannot be called back once sent.",
    act: "Send reminders",
    isDanger: false,
  },
};
