import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { breadcrumb, breadcrumbStyles, type Crumb } from "./breadcrumb.ts";

/** The controls of the stories. */
interface Args {
  crumbs: readonly Crumb[];
}

const TEXT =
  "The path to where somebody is, above the heading of a record. The page's own name is not in it: that is the heading. " +
  "A phone has no room for it, and a way back instead. It is a list of links in a navigation.";

const meta: Meta<Args> = {
  title: "Parts/Navigation/Breadcrumb",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    crumbs: [
      { label: "Deals", href: "#deals" },
      { label: "Ostsee Energie Verteilnetz GmbH", href: "#ostsee" },
    ],
  },
  render: ({ crumbs }) => staged({ styles: [breadcrumbStyles], build: () => () => breadcrumb("Path", crumbs) }),
};
export default meta;

type Story = StoryObj<Args>;

export const Two: Story = {};
export const LongNames: Story = {
  args: {
    crumbs: [
      { label: "Finance", href: "#finance" },
      { label: "Donau-Dampfschifffahrts-Wartungsgesellschaft mbH", href: "#donau" },
      { label: "RE-2026-0398", href: "#re" },
    ],
  },
};
