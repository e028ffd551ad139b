import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { aKey, KEYS } from "../fixture/keys.ts";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/API keys list",
  component: "nexus-apikeys-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-apikeys-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { apikeys: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const name = "Rindfleischetikettierungsüberwachungsaufgabenübertragungs-Stammdatenabgleich";
export const LongWords: Story = { args: { apikeys: KEYS.map((each) => aKey(each.id, { ...each, name })) } };
