import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import { conflictStyles } from "./conflict.styles.ts";
import { type Clash, conflict, type Side } from "./conflict.ts";
import { dialogStyles } from "./dialog.styles.ts";
import { Modal } from "./modal.ts";

/** The controls of the stories. */
interface Args {
  clashes: readonly Clash[];
  canMerge: boolean;
  save: (kept: Readonly<Record<string, Side>>) => void;
}

const TEXT =
  "Two people changed the same thing: mine and theirs beside each other, with a choice for each field that both changed. Fields that only one changed are " +
  "merged without asking. A text or a list can be made of both. It is a group of radio buttons for each field, and stands in a dialog.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Conflict",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    clashes: [
      { key: "amount", label: "Amount", mine: "€640,000.00", theirs: "€655,500.00" },
      { key: "closes", label: "Closes", mine: "29 May 2026", theirs: "12 June 2026" },
      {
        key: "next",
        label: "Next step",
        mine: "Send the contract to Dr. Annegret Petersen",
        theirs: "Wait for legal, then send",
      },
    ],
    canMerge: false,
    save: () => {},
  },
  argTypes: { save: { action: "save" } },
  render: ({ clashes, canMerge, save }) =>
    staged({
      styles: [dialogStyles, conflictStyles],
      build: (host) => {
        const modal = new Modal(host);
        let kept: Record<string, Side> = { amount: "mine", closes: "theirs", next: "mine" };
        let merged: string | null = null;
        const keep = (next: Record<string, Side>) => {
          kept = { ...kept, ...next };
          if (next["next"]) merged = null;
          host.requestUpdate();
        };
        const merge = (value: string) => {
          merged = value;
          host.requestUpdate();
        };
        const all = (side: Side) => () => keep(Object.fromEntries(clashes.map(({ key }) => [key, side])));
        const drawn = (): Clash[] =>
          clashes.map((clash) =>
            canMerge && clash.key === "next"
              ? {
                  ...clash,
                  merge: {
                    label: "Both",
                    value: merged ?? "",
                    isKept: merged !== null,
                    keep: () => merge(`${clash.mine}. ${clash.theirs}`),
                    write: merge,
                  },
                }
              : clash,
          );
        modal.open(() => ({
          title: "Two people changed this deal",
          text: "Tomasz Zieliński saved at 09:41 while you were editing. Choose for each field.",
          isWide: true,
          content: conflict({
            heads: { field: "Field", mine: "Mine, not saved", theirs: "Theirs, 09:41" },
            people: { mine: "Ines Brandt", theirs: "Tomasz Zieliński" },
            clashes: drawn(),
            kept,
            keep: (key, side) => keep({ [key]: side }),
          }),
          footer: html`<span class="first">${button({ label: "All mine", kind: "plain", act: all("mine") })}${button({ label: "All theirs", kind: "plain", act: all("theirs") })}</span>
            ${button({ label: "Save this mix", kind: "primary", act: () => save(kept) })}`,
        }));
        return () => modal.render();
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const FieldByField: Story = {};
export const WithMerge: Story = { args: { canMerge: true } };
export const OneField: Story = {
  args: { clashes: [{ key: "amount", label: "Amount", mine: "€640,000.00", theirs: "€655,500.00" }] },
};
