import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { ARCHIVE, COPY, DOWN, PENCIL } from "../parts/icon.ts";
import { menuStyles } from "./menu.styles.ts";
import { Menu, type MenuGroup } from "./menu.ts";

/** The controls of the stories. */
interface Args {
  label: string;
  groups: readonly MenuGroup[];
  choose: (id: string) => void;
}

const TEXT =
  "Acts, or a choice, beside what opens them. Arrows walk in a circle, letters find, Home and End go to the ends, Escape leaves and the focus goes back. " +
  "A context menu is the same where the pointer is; everything in it can be had without it too, because a finger has no second button. " +
  "What needs more than a line each is a popover.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Menu and context menu",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    label: "Deal",
    groups: [
      {
        items: [
          { id: "edit", label: "Edit", icon: PENCIL, hint: "E" },
          { id: "copy", label: "Duplicate", icon: COPY },
        ],
      },
      { items: [{ id: "archive", label: "Archive", icon: ARCHIVE, disabled: true }] },
    ],
    choose: () => {},
  },
  argTypes: { choose: { action: "choose" } },
  render: ({ label, groups, choose }) =>
    staged({
      styles: [menuStyles],
      build: (host) => {
        const menu = new Menu(host);
        const says = { label, groups, choose };
        const open = (event: Event) => menu.open(event.currentTarget as HTMLElement, says);
        const context = (event: MouseEvent) => menu.context(event, says);
        return () =>
          html`<p class="btns" @contextmenu=${context}>${button({ label, iconAfter: DOWN, opens: "menu", act: open })}<span class="meta">or the second button here</span></p>${menu.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Acts: Story = {};
export const Reasons: Story = {
  args: {
    label: "Dismiss",
    groups: [
      {
        title: "Why dismiss?",
        items: ["Already done", "Not true", "True, not worth it", "Other reason…"].map((reason) => ({
          id: reason,
          label: reason,
        })),
      },
    ],
  },
};
export const Choice: Story = {
  args: {
    label: "Period",
    groups: [
      {
        items: ["This month", "Q2 2026 to date", "2026"].map((period) => ({
          id: period,
          label: period,
          checked: period.startsWith("Q2"),
        })),
      },
    ],
  },
};
