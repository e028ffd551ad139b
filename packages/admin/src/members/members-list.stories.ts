import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { aMember, MEMBERS } from "../fixture/people.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/Members list",
  component: "nexus-members-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-members-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { members: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const Viewer: Story = everyState.Viewer;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const long = {
  name: "Maximiliana Schwarzenberger-Oberhollenzer",
  email: "maximiliana.schwarzenberger-oberhollenzer@vermessungstechnik.havelmann.example",
};
export const LongWords: Story = {
  args: { members: MEMBERS.map((member) => aMember(member.id, { ...member, ...long })) },
};
