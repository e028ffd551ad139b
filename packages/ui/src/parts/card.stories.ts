import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { avatar, avatarStyles } from "./avatar.ts";
import { badgeStyles, state } from "./badge.ts";
import { button } from "./button.ts";
import { type CardSays, card, cardRows, cardStyles } from "./card.ts";
import { BULB, FILE, icon, PLUS } from "./icon.ts";

const TEXT =
  "A surface for what belongs together, with a head that names it. Its rows say what it is over what is to be known of it. A card in a card is a sign " +
  "that one of them is too much; a card around everything says nothing. With a title it is a region with that name.";

const meta: Meta<CardSays> = {
  title: "Parts/Collections/Card",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    title: "Quote Q-2026-0231",
    end: state("Accepted", "good"),
    content: "14 × flow meter DN 200, commissioning, calibration for five years",
  },
  render: (args) => staged({ styles: [avatarStyles, badgeStyles, cardStyles], build: () => () => card(args) }),
};
export default meta;

type Story = StoryObj<CardSays>;

const PEOPLE = [
  ["Dr. Annegret Petersen", "Head of grid operations, decides"],
  ["Malte Kowalczyk-Hinrichs", "Metering engineer, technical contact"],
  ["Renate Voß", "Purchasing"],
] as const;

export const Standard: Story = {};
export const WithIcon: Story = { args: { title: "Advice", icon: BULB, end: undefined } };
export const People: Story = {
  args: {
    title: "People",
    count: 3,
    end: button({ label: "Add a person", icon: PLUS, iconOnly: true, kind: "plain", small: true }),
    isFlush: true,
    content: cardRows(
      PEOPLE.map(([title, text]) => ({ lead: avatar(title, false, { size: "medium", isNamed: true }), title, text })),
    ),
  },
};
export const Files: Story = {
  args: {
    title: "Files",
    count: 2,
    end: undefined,
    isFlush: true,
    content: cardRows([
      { lead: icon(FILE), title: "Vertragsentwurf_v4_Anmerkungen_Rechtsabteilung.pdf" },
      { lead: icon(FILE), title: "Netzplan_Nord.dwg" },
    ]),
  },
};
