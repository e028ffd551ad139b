import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { agendaStyles } from "./agenda.styles.ts";
import { type AgendaSays, agenda } from "./agenda.ts";
import { EVENTS, NOW, ZONE } from "./fixture/week.ts";

const TEXT =
  "A day or a week with its hours, in the time of whoever looks. Now is a line; one's own meetings are tinted, the others grey; what overlaps stands side by side. " +
  "For what has happened take the timeline. Tab and arrows go through the events in their order, Enter opens one; each is read with its day and time. " +
  "A week begins on the first weekday of the reader's region, and is a list where there is little room.";

const meta: Meta<AgendaSays> = {
  title: "Parts/Collections/Agenda",
  parameters: { docs: { description: { component: TEXT } } },
  args: { label: "Today", day: "2026-05-12", now: NOW, timeZone: ZONE, events: EVENTS, hours: [8, 16], open: () => {} },
  argTypes: { open: { action: "open" } },
  render: (args) => staged({ styles: [agendaStyles], build: (host) => () => agenda(host, args) }),
};
export default meta;

type Story = StoryObj<AgendaSays>;

export const Day: Story = {};
export const Week: Story = { args: { label: "This week", span: "week", hours: [8, 18] } };
export const Overlapping: Story = { args: { day: "2026-05-13" } };
export const Empty: Story = { args: { events: [] } };
