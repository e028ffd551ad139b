import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { BELL, BUILDING, GLOBE, KEY, USERS } from "../parts/icon.ts";
import { frameOf } from "./fixture/havelmann.ts";
import { pageHeadStyles } from "./page-head.ts";
import { portalStyles } from "./portal.styles.ts";
import { portalFrame } from "./portal.ts";
import { settingsPage, settingsSection, settingsStyles } from "./settings.ts";

/** The controls of the stories. */
interface Args {
  isFramed: boolean;
}

const TEXT =
  "Settings: a navigation of their places, and sections of rows with what can be set at the end. What is changed is saved at once, with Undo; a form that has to be " +
  "right as a whole has its own button. In a narrow place the navigation is a row that is pushed along.";

const meta: Meta<Args> = {
  title: "Parts/Layouts/Settings",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  args: { isFramed: false },
  render: ({ isFramed }) =>
    staged({
      styles: [pageHeadStyles, portalStyles, settingsStyles],
      build: (host) => () => {
        const page = settingsPage({
          title: "Administration",
          navigation: "Settings",
          groups: [
            {
              title: "Organization",
              places: [
                { label: "General", href: "#general", icon: BUILDING, isCurrent: true },
                { label: "Members", href: "#members", icon: USERS },
                { label: "Access keys", href: "#keys", icon: KEY },
              ],
            },
            {
              title: "You",
              places: [
                { label: "Notifications", href: "#notices", icon: BELL },
                { label: "Language and region", href: "#language", icon: GLOBE },
              ],
            },
          ],
          content: [
            settingsSection("General", "How Havelmann is named, and what it counts in.", [
              {
                label: "Name",
                control: html`<span class="field"><input aria-label="Name" value="Havelmann Messtechnik GmbH" /></span>`,
              },
              { label: "Currency", help: "Other currencies are shown beside it, never added.", control: "EUR" },
              { label: "First month of the year", control: "January" },
            ]),
            settingsSection("Data", "What belongs to the organization leaves with it.", [
              {
                label: "Export",
                help: "All records and files, as CSV and JSON.",
                control: button({ label: "Export" }),
              },
              {
                label: "Close the organization",
                help: "All of its data is destroyed in 30 days.",
                control: button({ label: "Close", kind: "danger" }),
              },
            ]),
          ],
        });
        return isFramed ? portalFrame(host, frameOf(page, "Administration", "")) : page;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const General: Story = {};
export const InThePortal: Story = { args: { isFramed: true } };
