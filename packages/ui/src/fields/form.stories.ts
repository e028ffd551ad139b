import {
  date,
  email,
  file,
  integer,
  longText,
  manyOf,
  money,
  oneOf,
  optional,
  percent,
  ref,
  refs,
  text,
  yesNo,
} from "@nexus-os/contracts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { staged } from "../fixture/stage.ts";
import { button } from "../parts/button.ts";
import type { Upload } from "./file-field.ts";
import { formStyles } from "./form.styles.ts";
import { type Drafts, Form, type FormSays } from "./form.ts";
import { type FormField, type FormValues, formFields } from "./form-field.ts";

/** The controls of the stories. */
interface Args {
  initial: FormValues;
  isUpdate: boolean;
  readOnly: boolean;
  /** What the server answers: nothing, or a failure. */
  failure: object | null;
  send: (values: FormValues) => void;
  drafts?: Drafts;
}

const ORDER = {
  fields: {
    title: text({ max: 80 }),
    account: ref("accounts"),
    amount: money(),
    discount: optional(percent({ most: 5000 })),
    pieces: integer({ least: 1, most: 10_000 }),
    urgency: oneOf(["low", "usual", "high"]),
    closes: optional(date()),
    contact: optional(email()),
    channels: manyOf(["mail", "phone", "visit"]),
    team: refs("members"),
    offer: optional(file()),
    sealed: yesNo(),
    note: optional(longText({ max: 500 })),
  },
};

const LABELS: Readonly<Record<string, Omit<FormField, "key" | "field">>> = {
  title: { label: "Title" },
  account: { label: "Account" },
  amount: { label: "Amount", room: "most", currencies: ["EUR", "USD"] },
  discount: { label: "Discount", room: "rest" },
  pieces: { label: "Pieces", room: "half" },
  urgency: { label: "Urgency" },
  closes: { label: "Closes", room: "half", section: "When and who" },
  contact: { label: "Contact", room: "half", section: "When and who" },
  channels: { label: "Channels", section: "When and who" },
  team: { label: "Team", section: "When and who" },
  offer: { label: "Offer", section: "Papers" },
  sealed: { label: "The offer is sealed", section: "Papers" },
  note: { label: "Note", section: "Papers" },
};

const PEOPLE = ["Ines Brandt", "Jonas Weber", "Vera Stein", "Mehmet Kaya"].map((label, at) => ({
  value: `m${at}`,
  label,
}));
const ACCOUNTS = ["Ostsee Energie Verteilnetz GmbH", "Stadtwerke Potsdam"].map((label, at) => ({
  value: `a${at}`,
  label,
}));
const WORDS: Readonly<Record<string, string>> = {
  low: "Low",
  usual: "Usual",
  high: "High",
  mail: "Mail",
  phone: "Phone",
  visit: "Visit",
};

const upload: Upload = async (sent, { progress }) => {
  progress(0.5);
  await new Promise((done) => setTimeout(done, 10));
  return { id: `f-${sent.name}`, name: sent.name };
};

const TEXT =
  "A form made from what a noun's contract says of its fields: the right input for each kind, limits checked before anything is sent, what is wrong gathered " +
  "above with a way to each field, what the server refuses said where it belongs. Only what has changed is sent of a record that is there.";

const meta: Meta<Args> = {
  title: "Parts/Inputs/Form",
  parameters: { docs: { description: { component: TEXT } } },
  argTypes: { send: { action: "send" } },
  args: { initial: {}, isUpdate: false, readOnly: false, failure: null, send: () => {} },
  render: ({ initial, isUpdate, readOnly, failure, send, drafts }) => {
    const says: FormSays = {
      ...{ initial, isUpdate },
      ...(drafts ? { drafts } : {}),
      fields: formFields(ORDER, isUpdate ? "update" : "create", (key) => ({
        ...(LABELS[key] ?? { label: key }),
        ...{ readOnly, nameOf: (word: string) => WORDS[word] ?? word, upload },
        ...(key === "account" ? { find: ACCOUNTS } : key === "team" ? { find: PEOPLE } : {}),
      })),
      submit: async (values) => {
        if (failure) throw failure;
        send(values);
      },
      explain: (error) => (error as { message: string }).message,
    };
    return staged({ styles: formStyles, build: (host: PartHost) => formOn(new Form(host, says)) });
  },
};
export default meta;

const formOn = (form: Form) => () => {
  const sent = (event: Event): void => {
    event.preventDefault();
    void form.submit();
  };
  return html`<form class="form" novalidate @submit=${sent}>
    ${form.render()}
    <p class="btns">${button({ label: "Save the order", kind: "primary", submit: true, busy: form.isBusy })}</p>
  </form>`;
};

type Story = StoryObj<Args>;

const ORDER_NOW: FormValues = {
  title: "Flow meters for hall 4",
  account: { id: "a0", name: "Ostsee Energie Verteilnetz GmbH" },
  amount: { minor: 42_000_000, currency: "EUR" },
  discount: 725,
  pieces: 48,
  urgency: "usual",
  closes: "2026-05-29",
  contact: "k.sommer@ostsee-energie.example",
  channels: ["mail"],
  team: [{ id: "m0", name: "Ines Brandt" }],
  offer: { id: "f1", name: "Offer 2026-118.pdf" },
  sealed: true,
  note: "Ms Sommer wants the price per meter.",
};

export const New: Story = {};

export const Change: Story = { args: { initial: ORDER_NOW, isUpdate: true } };

export const ReadOnly: Story = { args: { initial: ORDER_NOW, isUpdate: true, readOnly: true } };

export const Refused: Story = {
  args: {
    initial: ORDER_NOW,
    isUpdate: true,
    failure: {
      code: "INVALID",
      message: "The input is not valid.",
      facts: { issues: "title: must be another one; pieces: must be a dozen" },
    },
  },
};
