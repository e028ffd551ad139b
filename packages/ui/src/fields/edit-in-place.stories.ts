import { date, money, optional, text } from "@nexus-os/contracts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import { staged } from "../fixture/stage.ts";
import { formatsOf } from "../format/formats.ts";
import { moneyText } from "../format/money.ts";
import { EditInPlace, editStyles } from "./edit-in-place.ts";
import { formStyles } from "./form.styles.ts";
import type { FormField } from "./form-field.ts";

/** The controls of the stories. */
interface Args {
  mayEdit: boolean;
  failure: string;
  save: (key: string, value: unknown) => void;
}

const FIELDS: readonly FormField[] = [
  { key: "name", field: text({ max: 80 }), label: "Name" },
  { key: "amount", field: money(), label: "Amount", currencies: ["EUR"] },
  { key: "closes", field: optional(date()), label: "Closes" },
  { key: "step", field: optional(text({ max: 80 })), label: "Next step" },
];

const TEXT =
  "A value that is changed where it stands. A press, Enter or F2 begins, Enter saves, Escape leaves it as it was, going elsewhere saves. What cannot be saved " +
  "stays as it was typed and says why. For several values at once take a form.";

const meta: Meta<Args> = {
  title: "Parts/Inputs/Edit in place",
  parameters: { docs: { description: { component: TEXT } } },
  argTypes: { save: { action: "save" } },
  args: { mayEdit: true, failure: "", save: () => {} },
  render: ({ mayEdit, failure, save }) =>
    staged({
      styles: [...formStyles, editStyles],
      build: (host) => {
        const edit = new EditInPlace(host);
        const values: Record<string, unknown> = {
          name: "Flow meters for hall 4",
          amount: { minor: 42_000_000, currency: "EUR" },
          closes: "2026-05-29",
          step: null,
        };
        const shownOf = (key: string): unknown => {
          const value = values[key];
          if (key === "amount") return html`<span class="num">${moneyText(value as never, host.locale)}</span>`;
          return key === "closes" && value ? formatsOf(host.locale).date(String(value)) : (value ?? "");
        };
        const one = (given: FormField) =>
          edit.render({
            ...{ given, mayEdit, value: values[given.key], shown: shownOf(given.key) },
            explain: (error) => String((error as Error).message),
            save: async (value) => {
              if (failure) throw new Error(failure);
              values[given.key] = value;
              save(given.key, value);
            },
          });
        return () =>
          html`<dl class="facts">${FIELDS.map((given) => html`<dt>${given.label}</dt><dd>${one(given)}</dd>`)}</dl>${edit.floating()}`;
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Details: Story = {};

export const MayOnlyLook: Story = { args: { mayEdit: false } };

export const CannotBeSaved: Story = {
  args: { failure: "The server cannot be reached. Check the connection and try again." },
};
