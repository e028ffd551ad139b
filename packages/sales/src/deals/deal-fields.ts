import { type Deal, type DealChanges, PROBABILITY, STAGES, type Stage } from "@nexus-os/contracts";
import { amountText, type Choice, minorOf, moneyText } from "@nexus-os/ui";
import { dayText } from "./days.ts";
import type { PanelWord } from "./panel-words.ts";

/** The fields of a deal's form. */
export const KEYS = [
  "account",
  "name",
  "amount",
  "currency",
  "owner",
  "stage",
  "closeDate",
  "nextStep",
  "nextStepOn",
] as const;
/** One of them. */
export type Key = (typeof KEYS)[number];

/** What stands in the fields, as it was typed. */
export type Values = Readonly<Record<Key, string>>;

/** What a field says is wrong. */
export type Errors = Partial<Record<Key, PanelWord>>;

/** What forms can be filled with. */
export interface Choices {
  readonly accounts: readonly Choice[];
  readonly owners: readonly Choice[];
}

/** The fields of a deal as a form shows them. */
export const valuesOf = (deal: Deal, locale: string): Values => ({
  account: deal.account.id,
  name: deal.name,
  amount: amountText(deal.amount, locale),
  currency: deal.amount.currency,
  owner: deal.owner.id,
  stage: deal.stage,
  closeDate: deal.closeDate ?? "",
  nextStep: deal.nextStep ?? "",
  nextStepOn: deal.nextStepOn ?? "",
});

/** The fields of a deal that is not there yet. */
export const blank = (owner: string, stage: Stage, currency: string): Values => ({
  account: "",
  name: "",
  amount: "",
  currency,
  owner,
  stage,
  closeDate: "",
  nextStep: "",
  nextStepOn: "",
});

/** What is wrong with what was typed. */
export function errorsOf(values: Values, locale: string): Errors {
  const errors: Errors = {};
  if (!values.account) errors.account = "deals.form.account.missing";
  if (!values.name.trim()) errors.name = "deals.form.name.missing";
  if (minorOf(values.amount, values.currency, locale) === null) errors.amount = "deals.form.amount.wrong";
  if (values.nextStepOn && !values.nextStep.trim()) errors.nextStepOn = "deals.form.nextStepOn.alone";
  return errors;
}

/** What the form of a deal knows of it: the fields that an organization has added are not among them. */
type Typed = Required<Omit<DealChanges, "custom">>;

/** What was typed, as a deal has it. The values were found to be right. */
export function changesOf(values: Values, locale: string): Typed {
  const { currency } = values;
  return {
    account: values.account,
    name: values.name.trim(),
    owner: values.owner,
    amount: { minor: minorOf(values.amount, currency, locale) ?? 0, currency },
    closeDate: values.closeDate || null,
    nextStep: values.nextStep.trim() || null,
    nextStepOn: values.nextStepOn || null,
  };
}

/** A deal's fields as an update writes them. */
export const written = (deal: Deal): Typed => ({
  account: deal.account.id,
  name: deal.name,
  owner: deal.owner.id,
  amount: deal.amount,
  closeDate: deal.closeDate,
  nextStep: deal.nextStep,
  nextStepOn: deal.nextStepOn,
});

/** The keys of what an update can change. */
export type Change = keyof Typed;

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

const differing = (one: Typed, other: Typed): Change[] =>
  (Object.keys(one) as Change[]).filter((key) => !same(one[key], other[key]));

/** What changed of a deal between two of its versions. */
export const changedBetween = (seen: Deal, current: Deal): Change[] => differing(written(seen), written(current));

/** What was typed and is not what the deal has. */
export const changedFrom = (deal: Deal, typed: Typed): Change[] => differing(written(deal), typed);

/** A value in words. */
export function valueText(key: Change, given: Typed, names: Choices, locale: string): string {
  if (key === "amount") return moneyText(given.amount, locale, true);
  const value = given[key];
  if (value === null) return "–";
  if (key === "closeDate" || key === "nextStepOn") return dayText(value, locale);
  const choices = key === "account" ? names.accounts : key === "owner" ? names.owners : [];
  return choices.find((choice) => choice.value === value)?.label ?? value;
}

/** The stages to choose from, with how likely each is. */
export const stageChoices = (t: (key: `deals.stage.${Stage}`) => string): Choice[] =>
  STAGES.map((stage) => ({ value: stage, label: `${t(`deals.stage.${stage}`)} · ${PROBABILITY[stage]} %` }));
