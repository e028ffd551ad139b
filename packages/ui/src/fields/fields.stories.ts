import type { LocalTimeWritten, Money } from "@nexus-os/contracts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { staged } from "../fixture/stage.ts";
import { chipStyles } from "../parts/chip.ts";
import { Calendar, calendarStyles } from "./calendar.ts";
import { checkboxesField, checkboxField, radioField, selectField, switchField, yesNoField } from "./choice-fields.ts";
import { type DayRange, dateField, dateRangeField } from "./date-fields.ts";
import { fieldStyles } from "./field.styles.ts";
import type { FieldSays } from "./field.ts";
import { moneyField } from "./money-field.ts";
import { decimalField, numberField, percentField } from "./number-fields.ts";
import { tagsField } from "./tags-field.ts";
import { durationField, emailField, phoneField, textArea, textField, webField } from "./text-fields.ts";
import { instantField, localTimeField, timeField } from "./time-fields.ts";

/** The controls of the stories. */
interface Args {
  disabled: boolean;
  readOnly: boolean;
  change: (key: string, value: unknown) => void;
}

const TEXT =
  "One field for each kind of value that contracts know. What is typed is read as the locale writes it and told as the contract has it; what cannot be " +
  "understood stays as it was typed, changes nothing and says what is expected when the field is left. Each has a label of its own; help and errors are " +
  "tied to it by aria-describedby. Figures, days and times go on by the arrow keys.";

const meta: Meta<Args> = {
  title: "Parts/Inputs/Fields",
  parameters: { docs: { description: { component: TEXT } } },
  argTypes: { change: { action: "change" } },
  args: { disabled: false, readOnly: false, change: () => {} },
};
export default meta;

type Story = StoryObj<Args>;
type Says = <V>(key: string, label: string, first: V, more?: Partial<FieldSays<V>>) => FieldSays<V>;

/** Fields that remember what is given to them. */
const remembering =
  (
    build: (host: PartHost, says: Says, calendar: Calendar) => readonly TemplateResult[],
  ): NonNullable<Story["render"]> =>
  (args) =>
    staged({
      styles: [fieldStyles, chipStyles, calendarStyles],
      build: (host) => {
        const calendar = new Calendar(host);
        const values = new Map<string, unknown>();
        const says: Says = (key, label, first, more) => ({
          ...{ key, label, disabled: args.disabled, readOnly: args.readOnly },
          value: values.has(key) ? (values.get(key) as typeof first) : first,
          change: (value) => {
            values.set(key, value);
            args.change(key, value);
            host.requestUpdate();
          },
          ...more,
        });
        return () => html`<div class="fields">${build(host, says, calendar)}</div>${calendar.render()}`;
      },
    });

const STAGES = ["Qualify", "Discovery", "Proposal", "Negotiation", "Contract"].map((label) => ({
  value: label.toLowerCase(),
  label,
}));

export const Texts: Story = {
  render: remembering((host, says) => [
    textField(says("name", "Name", "Flow meters for hall 4", { required: true })),
    textArea(host, { ...says("note", "Note", "Ms Sommer wants the price per meter."), max: 60 }),
    emailField(host, says<string | null>("email", "Work email", "k.sommer@ostsee-energie.example", { room: "half" })),
    phoneField(host, says<string | null>("phone", "Phone", "+493811234567", { room: "half" })),
    webField(host, says<string | null>("web", "Web page", "https://ostsee-energie.example/", { optional: "optional" })),
    tagsField(host, says<readonly string[]>("tags", "Tags", ["Energy", "Framework contract"])),
  ]),
};

export const Figures: Story = {
  render: remembering((host, says) => [
    numberField(host, { ...says<number | null>("pieces", "Pieces", 1200, { room: "half" }), least: 1, most: 10_000 }),
    decimalField(host, { ...says<string | null>("width", "Width", "12.50", { room: "half" }), scale: 2, unit: "mm" }),
    moneyField(host, {
      ...says<Money | null>("amount", "Amount", { minor: 12_500_050, currency: "EUR" }, { room: "most" }),
      currencies: ["EUR", "USD", "JPY", "BHD"],
    }),
    percentField(
      host,
      says<number | null>("discount", "Discount", 725, { room: "rest", help: "At most 10 % without approval." }),
    ),
    durationField(host, says<number | null>("effort", "Effort", 5400, { room: "half" })),
    numberField(host, { ...says<number | null>("floor", "Floor", -2, { room: "half" }), least: -5, most: 40 }),
  ]),
};

export const Dates: Story = {
  render: remembering((host, says, calendar) => [
    dateField(host, calendar, {
      ...says<string | null>("closes", "Closes", "2026-05-29", { room: "half" }),
      least: "2026-05-04",
    }),
    timeField(host, says<string | null>("at", "At", "09:30", { room: "half" })),
    dateRangeField(host, calendar, says<DayRange>("span", "Period", { from: "2026-04-01", to: "2026-06-30" })),
    instantField(host, calendar, {
      ...says<string | null>("due", "Due", "2026-05-12T07:30:00.000Z"),
      timeZone: "Europe/Berlin",
    }),
    localTimeField(
      host,
      calendar,
      says<LocalTimeWritten | null>("meeting", "Meeting", { local: "2026-05-12T16:00", zone: "Asia/Tokyo" }),
    ),
  ]),
};

export const Choices: Story = {
  render: remembering((host, says) => [
    selectField({ ...says("stage", "Stage", "proposal", { room: "half" }), choices: STAGES }),
    selectField({
      ...says("source", "Source", "", { room: "half", optional: "optional" }),
      choices: STAGES,
      empty: "None",
    }),
    radioField({ ...says("kind", "Kind of order", "proposal"), choices: STAGES.slice(0, 3) }),
    checkboxesField({ ...says<readonly string[]>("days", "Days", ["qualify"]), choices: STAGES.slice(0, 4) }),
    yesNoField(host, says<boolean | null>("nda", "Non-disclosure agreement", null, { optional: "optional" })),
    checkboxField(says("terms", "The customer has agreed to the terms", false)),
    switchField(says("alerts", "Tell me when this deal changes", true)),
  ]),
};

/** What was typed before it was understood, what the server refused, what may only be looked at. */
export const States: Story = {
  render: remembering((host, says, calendar) => [
    textField(says("empty", "Name", "", { required: true, error: "Fill this in: Name." })),
    moneyField(host, {
      ...says<Money | null>("amount", "Amount", null, { error: "Enter an amount, such as 12,500.50." }),
      currencies: ["EUR"],
    }),
    dateField(host, calendar, says<string | null>("off", "Closes", "2026-05-29", { disabled: true, room: "half" })),
    dateField(host, calendar, says<string | null>("still", "Created", "2026-05-04", { readOnly: true, room: "half" })),
    selectField({ ...says("stage", "Stage", "proposal", { readOnly: true }), choices: STAGES }),
    textField(says("cell", "A label that is only heard", "In a cell", { hidesLabel: true })),
  ]),
};
