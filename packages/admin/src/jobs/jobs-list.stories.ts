import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { MemoryNexus } from "../fixture/memory-nexus.ts";
import { aJob, JOBS } from "../fixture/office.ts";
import { everyState, type ListArgs, listOn } from "../fixture/stage.ts";

const meta: Meta<ListArgs> = {
  title: "Admin/Jobs list",
  component: "nexus-jobs-list",
  parameters: { layout: "padded" },
  render: (args) => listOn("nexus-jobs-list", new MemoryNexus(args), args),
};
export default meta;

type Story = StoryObj<ListArgs> & { readonly args: ListArgs };

export const Full: Story = { args: {} };
export const Empty: Story = { args: { jobs: [] } };
export const Loading: Story = everyState.Loading;
export const Failed: Story = everyState.Failed;
export const Forbidden: Story = everyState.Forbidden;
export const Offline: Story = everyState.Offline;
export const Stale: Story = everyState.Stale;
export const Viewer: Story = everyState.Viewer;
export const RightToLeft: Story = everyState.RightToLeft;
export const Compact: Story = everyState.Compact;

const long = {
  name: "Rindfleischetikettierungsüberwachungsaufgabenübertragungs-Stammdateneinfuhr",
  startedBy: { id: "o", name: "Maximiliana Schwarzenberger-Oberhollenzer" },
};
export const LongWords: Story = { args: { jobs: JOBS.map((job) => aJob(job.id, { ...job, ...long })) } };
