import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badgeStyles } from "../parts/badge.ts";
import { button } from "../parts/button.ts";
import { BUILDING, PHONE, RECEIPT, SPARK, TREND } from "../parts/icon.ts";
import { CommandBar } from "./command-bar.ts";
import { commandStyles } from "./command-list.styles.ts";
import { type Command, type CommandGroup, CommandList, type CommandListSays } from "./command-list.ts";
import { found } from "./match.ts";

/** The controls of the stories. */
interface Args {
  query: string;
  isBar: boolean;
  isBusy: boolean;
  run: (id: string) => void;
  more: (id: string) => void;
}

const PLACES: readonly Command[] = [
  { id: "c-1", label: "Ostsee Energie Verteilnetz GmbH", icon: BUILDING, note: "Company" },
  { id: "d-1", label: "Netzleitstelle Nord, 14 substations (Ostsee)", icon: TREND, note: "Deal, €640,000" },
  { id: "i-1", label: "RE-2026-0388, Ostsee Energie Verteilnetz GmbH", icon: RECEIPT, note: "Invoice, paid" },
  { id: "c-2", label: "Alpine Fernwärme Graubünden AG", icon: BUILDING, note: "Company" },
];
const ACTS: readonly Command[] = [
  { id: "call", label: "Log a call with Ostsee Energie", icon: PHONE, note: "Sales", key: "L" },
  { id: "invoice", label: "New invoice for Ostsee Energie", icon: RECEIPT, note: "Finance", key: "I" },
];

const groups = (query: string): CommandGroup[] => [
  { title: "Go to", items: found(PLACES, query) },
  { title: "Do", items: found(ACTS, query) },
  {
    title: "Ask",
    items: query && !query.startsWith("zz") ? [{ id: "ask", label: `“${query}”: ask the assistant`, icon: SPARK }] : [],
  },
];

const TEXT =
  "One field for all that can be gone to, done or asked. What is typed finds the beginnings of words, whatever their accents, and is set apart in what was found. " +
  "The focus stays in the field; arrows walk in a circle, Enter does, Tab offers more, Escape empties the field and then leaves. A screen reader hears " +
  "the one that is chosen, and how many there are. The bar is the same over a page.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Command list",
  parameters: { docs: { description: { component: TEXT } } },
  args: { query: "ostsee", isBar: false, isBusy: false, run: () => {}, more: () => {} },
  argTypes: { run: { action: "run" }, more: { action: "more" } },
  render: ({ query, isBar, isBusy, run, more }) =>
    staged({
      styles: [badgeStyles, commandStyles],
      build: (host) => {
        const says = (): CommandListSays => ({
          label: "Search or do something",
          placeholder: "Search or do something",
          groups: isBusy ? () => [] : groups,
          isBusy,
          run: ({ id }) => run(id),
          more: ({ id }) => more(id),
        });
        if (!isBar) {
          const list = new CommandList(host, says);
          list.reset(query);
          return () => list.render();
        }
        const bar = new CommandBar(host, says);
        bar.open(query);
        return () => html`${button({ label: "Search", opens: "dialog", act: () => bar.open() })}${bar.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Found: Story = {};
export const Begun: Story = { args: { query: "" } };
export const NothingFound: Story = { args: { query: "zz" } };
export const Looking: Story = { args: { isBusy: true } };
export const Bar: Story = { args: { isBar: true } };
