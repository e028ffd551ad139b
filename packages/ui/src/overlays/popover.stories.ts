import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { COLUMNS } from "../parts/icon.ts";
import type { Place } from "./place.ts";
import { Popover, popoverStyles } from "./popover.ts";

/** The controls of the stories. */
interface Args extends Place {
  columns: readonly string[];
}

const TEXT =
  "Something small beside what opened it, that is not modal: a choice of columns, the detail of a figure. The focus goes to its first control and back " +
  "when it closes; Escape and a click beside it close it. For acts alone take a menu, for more than a handful of fields a dialog or a sheet.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Popover",
  parameters: { docs: { description: { component: TEXT } } },
  args: { columns: ["Customer", "State", "Due", "Total", "Open"], align: "start", side: "below" },
  render: ({ columns, ...place }) =>
    staged({
      styles: [popoverStyles],
      build: (host) => {
        const popover = new Popover(host);
        const content = () =>
          html`${columns.map((name) => html`<p><label><input type="checkbox" checked /> ${name}</label></p>`)}`;
        const open = (event: Event) =>
          popover.open(event.currentTarget as HTMLElement, { ...place, label: "Columns", content });
        return () =>
          html`${button({ label: "Columns", icon: COLUMNS, opens: "dialog", act: open })}${popover.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Standard: Story = {};
export const AtTheEnd: Story = { args: { align: "end" } };
export const Above: Story = { args: { side: "above" } };
