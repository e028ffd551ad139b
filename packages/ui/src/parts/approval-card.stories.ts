import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { type ApprovalSays, approvalCard, approvalStyles } from "./approval-card.ts";
import { badgeStyles } from "./badge.ts";
import { MAIL } from "./icon.ts";

const act = () => {};
const NOW = new Date(2026, 4, 12, 9, 41);

const TEXT =
  "Asks somebody to approve what a person, an automation or an assistant wants to do. It lists the exact acts, says what cannot be undone, and until when it " +
  "waits; nothing happens before. Each act can be changed first. Decided or expired it stays as a record without buttons. The change of its state is read out.";

const meta: Meta<ApprovalSays> = {
  title: "Parts/Feedback/Approval card",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    title: "Send 2 emails as Ines Brandt",
    acts: [
      {
        icon: MAIL,
        title: "Donau-Dampfschifffahrts-Wartungsgesellschaft mbH",
        text: "“Fuel flow retrofit: a date in May?”",
        edit: { label: "Edit", act },
      },
      {
        icon: MAIL,
        title: "Bergamo Pharma S.p.A.",
        text: "“Reference list, clean rooms”",
        edit: { label: "Edit", act },
      },
    ],
    warning: "Cannot be undone once sent.",
    expires: new Date(2026, 4, 12, 18, 0),
    now: NOW,
    approve: { label: "Approve and send", act },
    decline: act,
  },
  argTypes: { decline: { action: "decline" } },
  render: (args) => staged({ styles: [badgeStyles, approvalStyles], build: (host) => () => approvalCard(host, args) }),
};
export default meta;

type Story = StoryObj<ApprovalSays>;

export const Waiting: Story = {};
export const WaitsForDays: Story = { args: { expires: new Date(2026, 4, 15, 18, 0) } };
export const Busy: Story = { args: { isBusy: true } };
export const Approved: Story = { args: { decided: "approved" } };
export const Declined: Story = { args: { decided: "declined" } };
export const Expired: Story = { args: { now: new Date(2026, 4, 13, 8, 0) } };
