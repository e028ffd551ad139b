import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { anInvitation, INVITATIONS } from "../fixture/people.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/Invitations list",
  component: "nexus-invitations-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-invitations-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { invitations: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const address = "maximiliana.schwarzenberger-oberhollenzer@vermessungstechnik.havelmann.example";
export const LongWords: Story = {
  args: { invitations: INVITATIONS.map((each) => anInvitation(each.id, { ...each, address })) },
};
