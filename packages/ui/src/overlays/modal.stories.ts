import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { badgeStyles, state } from "../parts/badge.ts";
import { button } from "../parts/button.ts";
import { EXTERNAL } from "../parts/icon.ts";
import { dialogStyles } from "./dialog.styles.ts";
import { Modal, type ModalSays } from "./modal.ts";
import { sheetStyles } from "./sheet.ts";

/** The controls of the stories. */
interface Args {
  as: "dialog" | "sheet";
  title: string;
  text?: string;
  kind?: string;
  size?: "small" | "large";
  isWide?: boolean;
  isOpen: boolean;
  save: (name: string) => void;
}

const TEXT =
  "A dialog asks for something before anything else goes on; a sheet shows a thing beside what it belongs to, and comes from below on a phone. " +
  "Focus goes to the first field, stays inside, and goes back when it closes; Escape and a click beside it leave. What was typed and is not saved is " +
  "asked about first. A notice needs no dialog: that is a toast.";

const meta: Meta<Args> = {
  title: "Parts/Overlays/Dialog and sheet",
  parameters: { docs: { description: { component: TEXT } } },
  args: {
    as: "dialog",
    title: "New company",
    text: "Its deals and invoices are gathered under it.",
    isOpen: true,
    save: () => {},
  },
  argTypes: { save: { action: "save" } },
  render: ({ isOpen, save, ...says }) =>
    staged({
      styles: [badgeStyles, dialogStyles, sheetStyles],
      build: (host) => {
        const modal = new Modal(host);
        let typed = "";
        const type = (event: Event) => {
          typed = (event.currentTarget as HTMLInputElement).value;
          host.requestUpdate();
        };
        const submit = () => {
          save(typed);
          modal.close();
        };
        const said = (): ModalSays => ({
          ...says,
          isDirty: typed !== "",
          submit,
          ...(says.kind
            ? {
                actions: button({
                  label: "Open full page",
                  icon: EXTERNAL,
                  iconOnly: true,
                  kind: "plain",
                  small: true,
                }),
              }
            : {}),
          content: html`<p>${state("Part paid", "half")}</p><label><span class="meta">Name</span><span class="field"><input .value=${typed} @input=${type} /></span></label>`,
          footer: html`<span class="grow"></span>${button({ label: "Cancel", act: modal.leave })}${button({ label: "Create", kind: "primary", submit: true })}`,
        });
        const open = () => modal.open(said);
        if (isOpen) open();
        return () => html`${button({ label: "New company", opens: "dialog", act: open })}${modal.render()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Dialog: Story = {};
export const Small: Story = { args: { size: "small" } };
export const Wide: Story = { args: { isWide: true } };
export const Large: Story = { args: { size: "large" } };
export const Sheet: Story = { args: { as: "sheet", title: "RE-2026-0431", kind: "Invoice" } };
export const Closed: Story = { args: { isOpen: false } };
