import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badgeStyles } from "./badge.ts";
import { type TabSays, tabPanel, tabs, tabsStyles } from "./tabs.ts";

/** The controls of the stories. */
interface Args {
  tabs: readonly TabSays[];
  chosen: string;
  choose: (id: string) => void;
}

const TEXT =
  "Places that are about one thing, of which one is seen. Three to six of them; more is a navigation. Arrows walk and choose, Home and End go to the ends, " +
  "Tab goes on to the panel. Where each is a page of its own with an address, give `href`: then they are links in a navigation. On a phone they are " +
  "pushed along, and the chosen one is brought into view.";

const meta: Meta<Args> = {
  title: "Parts/Navigation/Tabs",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    tabs: [
      { id: "note", label: "Note" },
      { id: "mail", label: "Email" },
      { id: "call", label: "Call" },
      { id: "task", label: "Task", count: 2, countLabel: "2 open" },
    ],
    chosen: "note",
    choose: () => {},
  },
  argTypes: { choose: { action: "choose" } },
  render: ({ tabs: all, chosen: first, choose }) =>
    staged({
      styles: [badgeStyles, tabsStyles],
      build: (host) => {
        let chosen = first;
        const turn = (id: string) => {
          chosen = id;
          choose(id);
          host.requestUpdate();
        };
        return () => {
          const tab = all.find(({ id }) => id === chosen);
          return html`${tabs({ label: "Write", tabs: all, chosen, choose: turn })}
          ${tab?.href === undefined ? tabPanel(chosen, html`<p class="meta">${tab?.label}</p>`) : ""}`;
        };
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Standard: Story = {};
export const Pages: Story = {
  args: {
    chosen: "think",
    tabs: [
      { id: "think", label: "Think", href: "#think" },
      { id: "see", label: "See", href: "#see", count: 6, countLabel: "6 findings" },
      { id: "act", label: "Act", href: "#act" },
    ],
  },
};
export const Many: Story = {
  args: {
    chosen: "June",
    tabs: ["January", "February", "March", "April", "May", "June", "July", "August", "September"].map((label) => ({
      id: label,
      label,
    })),
  },
};
