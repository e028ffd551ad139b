import type { Deal, Stage } from "@nexus-os/contracts";
import {
  button,
  type Clash,
  conflict,
  conflictStyles,
  dialog,
  dialogStyles,
  fieldStyles,
  moneyText,
  type Side,
} from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import { choicesFor, withOwn } from "./deal-choices.ts";
import {
  blank,
  type Change,
  type Choices,
  changedBetween,
  changedFrom,
  changesOf,
  type Errors,
  errorsOf,
  type Key,
  type Values,
  valuesOf,
  valueText,
  written,
} from "./deal-fields.ts";
import { dealFacts, dealInputs } from "./deal-inputs.ts";
import { DealCreatedEvent } from "./events.ts";
import type { UnderPanel } from "./host.ts";
import { currentOf, type Failure } from "./moves.ts";
import type { Panel } from "./panel.ts";
import { type SayOver, sayOver } from "./panel-say.ts";

interface Meeting {
  readonly current: Deal;
  readonly keys: readonly Change[];
}

/** Makes a deal, or changes one. What was typed is never lost: closed without saving, it is there when the form opens again. */
export class DealForm implements Panel {
  readonly styles = [dialogStyles, fieldStyles, conflictStyles];
  readonly #desk: UnderPanel;
  readonly #deal: Deal | null;
  readonly #first: Values;
  readonly #choices: Choices;
  readonly #t: SayOver;
  #values: Values;
  #errors: Errors = {};
  #trouble = "";
  #isBusy = false;
  #isBack: boolean;
  #met: Meeting | null = null;
  #kept: Record<string, Side> = {};

  /** Opens the form when what it offers is there. */
  static async open(desk: UnderPanel, deal: Deal | null, stage: Stage): Promise<DealForm> {
    return new DealForm(desk, deal, stage, await choicesFor(desk, deal));
  }

  private constructor(desk: UnderPanel, deal: Deal | null, stage: Stage, choices: Choices) {
    const { locale, session } = desk.host;
    this.#desk = desk;
    this.#deal = deal;
    this.#choices = choices;
    this.#t = sayOver(desk);
    const currency = session?.organization.currency ?? "EUR";
    this.#first = deal ? valuesOf(deal, locale) : blank(session?.member.id ?? "", stage, currency);
    const draft = desk.drafts.get(this.#id);
    this.#isBack = draft !== undefined;
    this.#values = { ...this.#first, ...draft, ...(deal ? {} : { stage }) };
  }

  get #id(): string {
    return this.#deal?.id ?? "new";
  }

  render(): unknown {
    const deal = this.#deal;
    const t = this.#t;
    const closeLabel = this.#desk.t("deals.close");
    if (this.#met) return this.#conflict(this.#met, closeLabel);
    if (deal && !this.#desk.host.may("deals.update")) {
      return dialog({ title: deal.account.name, text: deal.name, closeLabel, content: dealFacts(deal, this.#desk, t) });
    }
    const stage = deal && this.#desk.t(`deals.stage.${deal.stage}`);
    const summary =
      deal && t("deals.form.in", { stage: stage ?? "", amount: moneyText(deal.amount, this.#desk.host.locale) });
    return dialog({
      title: deal ? deal.account.name : t("deals.form.new"),
      text: summary ?? undefined,
      closeLabel,
      submit: () => void this.#submit(),
      content: html`${this.#isBack ? this.#draftNote() : nothing}
      ${dealInputs({
        t,
        desk: this.#desk,
        values: this.#values,
        errors: this.#errors,
        trouble: this.#trouble,
        choices: this.#choices,
        isNew: !deal,
        change: (key, value) => this.#change(key, value),
      })}`,
      footer: html`${
        deal && this.#desk.host.may("deals.archive")
          ? html`<span class="first">${button({ label: t("deals.form.archive"), kind: "plain", act: () => this.#archive(deal) })}</span>`
          : nothing
      }<span class="grow"></span>
        ${button({ label: t("deals.form.cancel"), act: () => this.#desk.closePanel() })}
        ${button({ label: t(this.#isBusy ? "deals.form.saving" : deal ? "deals.form.save" : "deals.form.create"), kind: "primary", submit: true, disabled: this.#isBusy })}`,
    });
  }

  #draftNote(): TemplateResult {
    const drop = () => {
      this.#values = this.#first;
      this.#isBack = false;
      this.#desk.drafts.delete(this.#id);
      this.#draw();
    };
    const again = button({ label: this.#t("deals.form.draft.drop"), kind: "plain", small: true, act: drop });
    return html`<p class="note" role="status"><span>${this.#t("deals.form.draft")}</span>${again}</p>`;
  }

  #conflict({ current, keys }: Meeting, closeLabel: string): TemplateResult {
    const t = this.#t;
    const time = t.time(current.updatedAt);
    const { locale } = this.#desk.host;
    const typed = changesOf(this.#values, locale);
    const names: Choices = {
      accounts: withOwn(this.#choices.accounts, { value: current.account.id, label: current.account.name }),
      owners: withOwn(this.#choices.owners, { value: current.owner.id, label: current.owner.name }),
    };
    const clashes = keys.map(
      (key): Clash => ({
        key,
        label: t(`deals.form.${key}`),
        mine: valueText(key, typed, names, locale),
        theirs: valueText(key, written(current), names, locale),
      }),
    );
    const all = (side: Side) => () => this.#keep(Object.fromEntries(keys.map((key) => [key, side])));
    return dialog({
      title: t("deals.conflict.title"),
      text: t("deals.conflict.text", { time }),
      closeLabel,
      isWide: true,
      submit: () => void this.#submit(),
      content: conflict({
        heads: {
          field: t("deals.conflict.field"),
          mine: t("deals.conflict.mine"),
          theirs: t("deals.conflict.theirs", { time }),
        },
        clashes,
        kept: this.#kept,
        keep: (key, side) => this.#keep({ ...this.#kept, [key]: side }),
      }),
      footer: html`<span class="first">${button({ label: t("deals.conflict.all.mine"), kind: "plain", act: all("mine") })}${button({ label: t("deals.conflict.all.theirs"), kind: "plain", act: all("theirs") })}</span>
        ${button({ label: t("deals.conflict.save"), kind: "primary", submit: true, disabled: this.#isBusy })}`,
    });
  }

  #draw(): void {
    this.#desk.host.requestUpdate();
  }

  #keep(kept: Record<string, Side>): void {
    this.#kept = kept;
    this.#draw();
  }

  #change(key: Key, value: string): void {
    this.#values = { ...this.#values, [key]: value };
    const { [key]: _mended, ...rest } = this.#errors;
    this.#errors = rest;
    // Kept with every stroke, so that no way of leaving loses it.
    this.#desk.drafts.set(this.#id, this.#values);
    this.#draw();
  }

  #archive(deal: Deal): void {
    this.#desk.closePanel();
    this.#desk.archive(this.#desk.dealOf(deal.id) ?? deal);
  }

  async #submit(): Promise<void> {
    this.#errors = errorsOf(this.#values, this.#desk.host.locale);
    this.#trouble = "";
    if (Object.keys(this.#errors).length || this.#isBusy) return this.#draw();
    this.#isBusy = true;
    this.#draw();
    try {
      const saved = await this.#save(this.#met?.current ?? this.#deal);
      if (saved) this.#saved(saved);
    } catch (error) {
      if ((error as Failure).code === undefined) throw error;
      this.#trouble = this.#desk.host.explain(error);
    } finally {
      this.#isBusy = false;
      this.#draw();
    }
  }

  /** Writes what was typed. Answers null where somebody else changed the same fields: then the form asks. */
  async #save(on: Deal | null): Promise<Deal | null> {
    const { nexus } = this.#desk;
    const typed = changesOf(this.#values, this.#desk.host.locale);
    if (!nexus) return null;
    if (!on || !this.#deal) {
      const { stage } = this.#values;
      return nexus.deals.create({ ...typed, stage: stage as Stage });
    }
    const mine = changedFrom(this.#deal, typed).filter((key) => this.#kept[key] !== "theirs");
    if (!mine.length) return on;
    const changes = Object.fromEntries(mine.map((key) => [key, typed[key]]));
    try {
      return await nexus.deals.update({ id: on.id, version: on.version, changes });
    } catch (error) {
      const current = currentOf(error);
      if (!current) throw error;
      this.#desk.deals?.apply(current);
      const both = changedBetween(on, current).filter((key) => mine.includes(key));
      const keys = both.filter((key) => changedFrom(current, typed).includes(key));
      // Where they changed other fields than I did, nobody has to choose.
      if (!keys.length) return this.#save(current);
      this.#met = { current, keys };
      this.#kept = Object.fromEntries(keys.map((key) => [key, "mine"]));
      return null;
    }
  }

  #saved(saved: Deal): void {
    const desk = this.#desk;
    desk.drafts.delete(this.#id);
    desk.closePanel();
    const params = { deal: saved.account.name, stage: desk.t(`deals.stage.${saved.stage}`) };
    desk.took(saved, desk.t(this.#deal ? "deals.saved" : "deals.created", params));
    if (!this.#deal) desk.dispatchEvent(new DealCreatedEvent(saved));
  }
}
