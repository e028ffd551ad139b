import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { type NoticeSays, notice, noticeStyles } from "./notice.ts";

const TEXT =
  "A line above the content it is about, with at most one act. Information and warnings are read out when there is a pause, an error at once. " +
  "It does not go away by itself: what is brief is a toast, what is wrong with one field stands at the field.";

const meta: Meta<NoticeSays> = {
  title: "Parts/Feedback/Banner",
  parameters: { docs: { description: { component: TEXT } } },
  args: { text: "Figures of 12 May are not complete before 18:00.", tone: "info" },
  render: (args) => staged({ styles: [noticeStyles], build: () => () => notice(args) }),
};
export default meta;

type Story = StoryObj<NoticeSays>;

const act = () => {};

export const Info: Story = {};
export const Warning: Story = {
  args: { tone: "warning", text: "The connection to the bank ends on 31 May.", action: { label: "Renew", act } },
};
export const Trouble: Story = {
  args: {
    tone: "error",
    text: "14 invoices could not be sent: the mail server refused them.",
    action: { label: "See them", act },
    close: { label: "Close", act },
  },
};
export const Closable: Story = { args: { close: { label: "Close", act } } };
