import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { aDirectory, everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Directory/Contacts list",
  component: "nexus-contacts-list",
  parameters: { layout: "fullscreen" },
  render: (args) => listOn("nexus-contacts-list", aDirectory(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Open: Story = { args: { record: "c1" } };
export const Empty: Story = everyState.Empty;
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Offline: Story = everyState.Offline;
export const Viewer: Story = everyState.Viewer;
