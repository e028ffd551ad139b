import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { ENTRIES, NOW, ZONE } from "./fixture/havelmann.ts";
import { timelineStyles } from "./timeline.styles.ts";
import { type TimelineSays, timeline } from "./timeline.ts";

const TEXT =
  "What happened, grouped by day, the newest first: a mark of its kind, one sentence, the hour at its end. Only what a person wrote gets a box. " +
  "For what is still to come take the agenda. It is a list under headings, which screen readers can go along; what was before is loaded by a button.";

const meta: Meta<TimelineSays> = {
  title: "Parts/Collections/Timeline",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Timeline", entries: ENTRIES, now: NOW, timeZone: ZONE, older: { act: () => {}, count: 17 } },
  render: (args) => staged({ styles: [timelineStyles], build: (host) => () => timeline(host, args) }),
};
export default meta;

type Story = StoryObj<TimelineSays>;

export const Full: Story = {};
export const OlderComes: Story = { args: { older: { act: () => {}, isBusy: true } } };
export const Empty: Story = { args: { entries: [], older: undefined } };
