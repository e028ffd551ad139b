import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { avatar, avatarStyles } from "../parts/avatar.ts";
import { badgeStyles, state } from "../parts/badge.ts";
import { breadcrumbStyles } from "../parts/breadcrumb.ts";
import { card, cardStyles } from "../parts/card.ts";
import { MORE, PHONE, SEND } from "../parts/icon.ts";
import { related } from "./fixture/havelmann.ts";
import { recordStyles } from "./record.styles.ts";
import { recordPage } from "./record.ts";

/** The controls of the stories. */
interface Args {
  title: string;
  edit: () => void;
}

const act = () => {};

const TEXT =
  "The page of one record: what it is, what comes next, and the two most likely acts; its fields, what happened, and what belongs to it. A field is pressed to edit it " +
  "in its place. It asks its own width: in the middle it has two columns, on a phone one, and what happened comes first. The stages are a list whose present " +
  "one is marked as the current step.";

const meta: Meta<Args> = {
  title: "Parts/Layouts/Record",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  args: { title: "Netzleitstelle Nord: flow metering for 14 substations", edit: () => {} },
  render: ({ title, edit }) =>
    staged({
      styles: [avatarStyles, badgeStyles, breadcrumbStyles, cardStyles, recordStyles],
      build: (host) => () =>
        recordPage(host, {
          path: {
            label: "Path",
            crumbs: [
              { label: "Deals", href: "#deals" },
              { label: "Ostsee Energie Verteilnetz GmbH", href: "#ostsee" },
            ],
          },
          pager: { place: "13 of 16", before: act, after: act },
          title,
          facts: [
            html`<b class="num">€640,000</b>`,
            state("Negotiation", "half"),
            html`${avatar("Amara Okoye", false, { isNamed: true })}Amara Okoye`,
            html`<span class="quiet">Closes 29 May</span>`,
          ],
          actions: [
            { label: "Send contract", icon: SEND, kind: "primary" },
            { label: "Log call", icon: PHONE },
            { label: "More", icon: MORE, iconOnly: true, kind: "plain", opens: "menu" },
          ],
          stages: {
            label: "Stage",
            choose: act,
            all: [
              { id: "qualify", label: "Qualify", note: "9 d", is: "past" },
              { id: "discovery", label: "Discovery", note: "14 d", is: "past" },
              { id: "proposal", label: "Proposal", note: "11 d", is: "past" },
              { id: "negotiation", label: "Negotiation", note: "6 d so far", is: "now" },
              { id: "contract", label: "Contract", is: "ahead" },
            ],
          },
          next: { text: "Send the contract to Dr. Annegret Petersen", due: "Today", tone: "warn", done: act },
          fields: [
            { label: "Company", value: "Ostsee Energie Verteilnetz GmbH", edit },
            { label: "Contact", value: "Dr. Annegret Petersen", edit },
            { label: "Amount", value: html`<span class="num">€640,000.00</span>`, edit },
            { label: "Margin", value: html`<span class="num">34.2 %</span>` },
            { label: "Source", value: "Trade fair, E-world 2026", edit },
            { label: "Competitor", value: "", isEmpty: true, edit },
            { label: "Delivery", value: "Lübeck, Rostock-Warnemünde, Sassnitz", edit },
          ],
          origin: "Created 2 April by Lea Marchetti",
          timeline: card({
            title: "Today",
            content: "Dr. Annegret Petersen replied to “Vertragsentwurf Netzleitstelle Nord”.",
          }),
          related: related(),
        }),
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Deal: Story = {};
export const LongTitle: Story = {
  args: { title: "Donau-Dampfschifffahrts-Wartungsgesellschaft mbH: Kraftstoffdurchflussmessung, Nachrüstung" },
};
