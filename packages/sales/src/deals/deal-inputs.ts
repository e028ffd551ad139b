import type { Deal } from "@nexus-os/contracts";
import { gathered, moneyText, selectField, textField } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { dayText } from "./days.ts";
import { type Choices, type Errors, type Key, stageChoices, type Values } from "./deal-fields.ts";
import type { UnderPanel } from "./host.ts";
import type { SayOver } from "./panel-say.ts";

const CURRENCIES = ["EUR", "USD", "GBP", "CHF", "SEK", "PLN", "JPY", "IDR"];

/** What the fields of a deal are drawn with. */
export interface InputsGiven {
  readonly t: SayOver;
  readonly desk: UnderPanel;
  readonly values: Values;
  readonly errors: Errors;
  readonly trouble: string;
  readonly choices: Choices;
  readonly isNew: boolean;
  readonly change: (key: Key, value: string) => void;
}

/** The fields of a deal, and above them what is wrong with them. */
export function dealInputs(given: InputsGiven): TemplateResult {
  const { t, desk, values, errors, trouble, choices, isNew } = given;
  const example = new Intl.NumberFormat(desk.host.locale).format(12_500);
  const wrong = Object.entries(errors).map(([key, word]) => ({ key, text: t(word, { example }) }));
  const field = <K extends Key>(key: K) => ({
    key,
    label: t(`deals.form.${key}`),
    value: values[key],
    error: errors[key] && t(errors[key], { example }),
    change: (value: string) => given.change(key, value),
  });
  const optional = t("deals.form.optional");
  const currencies = [...new Set([values.currency, ...CURRENCIES])].map((value) => ({ value, label: value }));
  return html`${wrong.length ? gathered(t("deals.form.gathered", { count: wrong.length }), wrong) : nothing}
    ${trouble ? gathered(trouble, []) : nothing}
    <div class="fields">
      ${selectField({ ...field("account"), choices: choices.accounts, empty: t("deals.form.account.choose"), required: true, isFirst: isNew })}
      ${textField({ ...field("name"), max: 160, required: true, isFirst: !isNew })}
      ${textField({ ...field("amount"), inputMode: "decimal", required: true, room: "most" })}
      ${selectField({ ...field("currency"), choices: currencies, room: "rest" })}
      ${selectField({ ...field("owner"), choices: choices.owners, ...(isNew ? { room: "half" } : {}) })}
      ${isNew ? selectField({ ...field("stage"), choices: stageChoices(desk.t), room: "half" }) : nothing}
      ${textField({ ...field("nextStep"), max: 160, room: "most", help: t("deals.form.nextStep.help"), optional })}
      ${textField({ ...field("nextStepOn"), type: "date", room: "rest" })}
      ${textField({ ...field("closeDate"), type: "date", room: "half", optional })}
    </div>`;
}

/** A deal for somebody who may only look at it. */
export function dealFacts(deal: Deal, { host, t: say }: UnderPanel, t: SayOver): TemplateResult {
  const day = (value: string | null) => (value ? dayText(value, host.locale) : t("deals.form.none"));
  const step = [deal.nextStep ?? t("deals.form.none"), deal.nextStepOn && day(deal.nextStepOn)]
    .filter(Boolean)
    .join(", ");
  const facts = [
    [t("deals.form.stage"), say(`deals.stage.${deal.stage}`)],
    [t("deals.form.amount"), html`<span class="num">${moneyText(deal.amount, host.locale, true)}</span>`],
    [t("deals.form.owner"), deal.owner.name],
    [t("deals.form.nextStep"), step],
    [t("deals.form.closeDate"), day(deal.closeDate)],
  ] as const;
  return html`<dl class="facts">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}
