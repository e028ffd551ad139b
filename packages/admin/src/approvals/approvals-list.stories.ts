import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { APPROVALS, anApproval } from "../fixture/office.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/Approvals list",
  component: "nexus-approvals-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-approvals-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { approvals: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const Viewer: Story = everyState.Viewer;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const long = {
  title:
    "Durchflussmessgeräteaustausch einschließlich Inbetriebnahmeprotokoll und Rindfleischetikettierungsüberwachung",
  proposer: { id: "o", name: "Maximiliana Schwarzenberger-Oberhollenzer" },
};
export const LongWords: Story = {
  args: { approvals: APPROVALS.map((one) => anApproval(one.id, { ...one, ...long })) },
};
