import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { aMail, MAILS } from "../fixture/office.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/Mails list",
  component: "nexus-mails-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-mails-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { mails: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const Viewer: Story = everyState.Viewer;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const long = {
  subject: "Rindfleischetikettierungsüberwachungsaufgabenübertragungsbenachrichtigung",
  recipient: "maximiliana.schwarzenberger-oberhollenzer@verwaltungsgesellschaft.example",
};
export const LongWords: Story = { args: { mails: MAILS.map((mail) => aMail(mail.id, { ...mail, ...long })) } };
