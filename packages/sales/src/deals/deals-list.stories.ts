import { accounts, deals, members } from "@nexus-os/contracts";
import { Memory, type MemoryWorld } from "@nexus-os/ui/fixture";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { ACCOUNTS, DEALS, MEMBERS } from "./fixture/havelmann.ts";
import "./list.ts";

/** What a story of the list says: what is different from a usual day. */
type Args = Partial<Omit<MemoryWorld, "nouns">> & { readonly record?: string };

const meta: Meta<Args> = {
  title: "Sales/Deals list",
  component: "nexus-deals-list",
  parameters: { layout: "fullscreen" },
  render: ({ record, ...world }) => {
    const list = document.createElement("nexus-deals-list");
    if (record) list.record = record;
    const records = { accounts: ACCOUNTS, deals: DEALS, members: MEMBERS } as unknown as MemoryWorld["records"];
    list.nexus = new Memory({ nouns: [accounts, deals, members], records, ...world }).nexus;
    return list;
  },
};
export default meta;

type Story = StoryObj<Args> & { readonly args: Args };

export const Full: Story = { args: {} };
export const Open: Story = { args: { record: (DEALS[0] as { id: string }).id } };
export const Empty: Story = { args: { records: {} } };
export const Loading: Story = { args: { state: "loading" } };
export const Viewer: Story = { args: { role: "viewer" } };
