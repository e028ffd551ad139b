import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { found } from "../overlays/match.ts";
import { chipStyles } from "../parts/chip.ts";
import { Combobox } from "./combobox.ts";
import { fieldStyles } from "./field.styles.ts";
import type { Source } from "./finder.ts";
import { listboxStyles, type Option } from "./listbox.ts";

/** The controls of the stories. */
interface Args {
  label: string;
  many: boolean;
  most: number;
  from: Source;
  first: readonly Option[];
  mayCreate: boolean;
  create: (text: string) => Option | Promise<Option>;
  change: (values: readonly string[]) => void;
}

const ACCOUNTS: readonly Option[] = [
  { value: "a1", label: "Ostsee Energie Verteilnetz GmbH", hint: "Rostock" },
  { value: "a2", label: "Stadtwerke Potsdam", hint: "Potsdam" },
  { value: "a3", label: "Nordlicht Brauerei", hint: "Kiel" },
  { value: "a4", label: "Rheintal Chemie AG", hint: "Mannheim" },
  { value: "a5", label: "Elbe Papier GmbH", hint: "Dresden" },
  { value: "a6", label: "Müller & Söhne", hint: "Ulm" },
];

const TEXT =
  "Finds what it takes: typing narrows the list, the arrows walk through it, Enter takes, Escape leaves it, Backspace takes the last of several away. What it " +
  "finds is told politely. Give it a list, or a function that finds; the latest question alone is answered. For a handful of fixed choices take a select " +
  "or radio buttons.";

const create = (text: string): Option => ({ value: `new-${text}`, label: text });

const meta: Meta<Args> = {
  title: "Parts/Inputs/Combobox",
  parameters: { docs: { description: { component: TEXT } } },
  argTypes: { change: { action: "change" } },
  args: {
    label: "Account",
    many: false,
    most: 5,
    from: ACCOUNTS,
    first: [],
    mayCreate: false,
    create,
    change: () => {},
  },
  render: ({ label, many, most, from, first, mayCreate, create: make, change }) =>
    staged({
      styles: [fieldStyles, chipStyles, listboxStyles],
      build: (host) => {
        const box = new Combobox(host);
        let value = first;
        return () =>
          html`<div class="fields">
            ${box.render({
              ...{ key: "account", label, many, most, from, value },
              placeholder: "Search",
              change: (next) => {
                value = next;
                change(next.map((option) => option.value));
                host.requestUpdate();
              },
              ...(mayCreate ? { create: make } : {}),
            })}
          </div>`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const One: Story = { args: { first: ACCOUNTS.slice(1, 2) } };

export const Many: Story = { args: { label: "Accounts", many: true, first: ACCOUNTS.slice(0, 2) } };

export const Creating: Story = { args: { mayCreate: true } };

/** Others are asked: what they find comes later. */
export const Asking: Story = {
  args: {
    from: async (text, signal) => {
      await new Promise((done) => setTimeout(done, 20));
      if (signal.aborted) return { options: [] };
      return { options: text ? found(ACCOUNTS, text) : ACCOUNTS.slice(0, 3), more: !text };
    },
  },
};

const thousand = Array.from({ length: 1000 }, (_, at) => ({ value: String(at), label: `Meter ${at + 1}` }));

export const Thousand: Story = { args: { label: "Meter", from: thousand }, parameters: { a11y: { test: "off" } } };
