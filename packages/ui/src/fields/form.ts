import { html, nothing, type TemplateResult } from "lit";
import { keyed } from "lit/directives/keyed.js";
import type { PartHost } from "../element/part-host.ts";
import { button } from "../parts/button.ts";
import { gathered, idOf } from "./field.ts";
import { FieldsByKind } from "./field-of.ts";
import { blankOf, type FormField, type FormValues, isEmpty, issuesOf, writtenOf } from "./form-field.ts";
import { words } from "./words.ts";

/** Where a form that was left without sending keeps what was typed. */
export interface Drafts {
  get(): FormValues | undefined;
  set(values: FormValues): void;
  drop(): void;
}

/** What a form is made of. */
export interface FormSays {
  readonly fields: readonly FormField[];
  /** What it begins with: a record, or what is known of a new one. */
  readonly initial: FormValues;
  /** Sends what was given: all of it for a new record, for one that is there what has changed. A failure is thrown. */
  readonly submit: (values: FormValues) => Promise<void>;
  /** Whether a record is changed, so that what stayed the same is not sent. */
  readonly isUpdate?: boolean;
  /** What is wrong beyond single fields, by the field that says it. */
  readonly check?: (values: FormValues) => Readonly<Record<string, string>>;
  readonly drafts?: Drafts;
  readonly timeZone?: string;
  /** What a failure says that is about no field. */
  readonly explain: (error: unknown) => string;
}

/** A failure that tells what is wrong with fields. */
interface Refused {
  readonly code?: string;
  readonly facts?: { readonly issues?: unknown };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

/**
 * A form made from what contracts say of fields: each kind has its own, limits are checked before anything is sent, what is
 * wrong is gathered above and said at each field, and what a server refuses stands where it belongs.
 */
export class Form {
  readonly #host: PartHost;
  readonly #says: FormSays;
  readonly #fields: FieldsByKind;
  /** What there was before something was typed. */
  #first: FormValues;
  /** Counts how often it was begun anew, so that nothing of what was typed stays in a field. */
  #round = 0;
  #values: FormValues;
  /** What was typed and cannot be understood. */
  #unclear: Readonly<Record<string, string>> = {};
  /** What was wrong when it was sent, without what was mended since. */
  #errors: Readonly<Record<string, string>> = {};
  #trouble = "";
  #isBusy = false;
  #isBack: boolean;

  constructor(host: PartHost, says: FormSays) {
    this.#host = host;
    this.#says = says;
    this.#fields = new FieldsByKind(host);
    this.#first = Object.fromEntries(
      says.fields.map(({ key, field }) => [key, says.initial[key] ?? (says.isUpdate ? null : blankOf(field))]),
    );
    const draft = says.drafts?.get();
    this.#isBack = draft !== undefined;
    this.#values = { ...this.#first, ...draft };
  }

  /** What stands in the form. */
  get values(): FormValues {
    return this.#values;
  }

  /** Whether something was typed that was not sent. */
  get isDirty(): boolean {
    return !same(this.#values, this.#first) || Object.keys(this.#unclear).length > 0;
  }

  /** Whether it is being sent, or a file is on its way. */
  get isBusy(): boolean {
    return this.#isBusy || this.#fields.isBusy;
  }

  render(): TemplateResult {
    const { fields } = this.#says;
    const wrong = fields.flatMap(({ key }) => {
      const text = this.#errors[key];
      return text ? [{ key, text }] : [];
    });
    const sections = [...new Set(fields.map(({ section }) => section ?? ""))];
    return html`<div class="form">${this.#isBack ? this.#draft() : nothing}
      ${wrong.length > 1 ? gathered(this.#host.say(words, "form.gathered", { count: wrong.length }), wrong) : nothing}
      ${this.#trouble ? gathered(this.#trouble, []) : nothing}
      ${keyed(
        this.#round,
        sections.map(
          (section) => html`${section ? html`<h3>${section}</h3>` : nothing}
          <div class="fields">${fields.filter((each) => (each.section ?? "") === section).map((each) => this.#field(each))}</div>`,
        ),
      )}
    </div>
    ${this.#fields.floating()}`;
  }

  /** Sends it, if nothing is wrong. Answers whether it was sent and taken. */
  async submit(): Promise<boolean> {
    if (this.isBusy) return false;
    this.#errors = this.#wrong();
    this.#trouble = "";
    if (Object.keys(this.#errors).length > 0) {
      await this.#lead();
      return false;
    }
    this.#isBusy = true;
    this.#host.requestUpdate();
    const values = this.#values;
    try {
      await this.#says.submit(this.#sent());
      this.#says.drafts?.drop();
      if (this.#says.isUpdate) this.#first = values;
      return true;
    } catch (error) {
      this.#refused(error);
      return false;
    } finally {
      this.#isBusy = false;
      this.#host.requestUpdate();
    }
  }

  /** Forgets what was typed. */
  reset(): void {
    this.#values = this.#first;
    this.#unclear = {};
    this.#errors = {};
    this.#round += 1;
    this.#trouble = "";
    this.#isBack = false;
    this.#says.drafts?.drop();
    this.#host.requestUpdate();
  }

  #draft(): TemplateResult {
    const again = button({
      ...{ label: this.#host.say(words, "form.back.drop"), kind: "plain", small: true },
      act: () => this.reset(),
    });
    return html`<p class="note" role="status"><span>${this.#host.say(words, "form.back")}</span>${again}</p>`;
  }

  #field(given: FormField): TemplateResult {
    const { key, field, label, help, room } = given;
    const { timeZone } = this.#says;
    const isOptional = field.optional || field.initial !== undefined;
    const isFirst = this.#says.fields.find(({ readOnly }) => !readOnly) === given;
    return this.#fields.render(given, this.#values[key], {
      ...{ key, label, error: this.#errors[key], required: !isOptional, isFirst, timeZone },
      ...(help ? { help } : {}),
      ...(room ? { room } : {}),
      ...(isOptional && field.kind !== "yesNo" && field.kind !== "manyOf"
        ? { optional: this.#host.say(words, "form.optional") }
        : {}),
      ...(given.readOnly ? { readOnly: true } : {}),
      change: (value) => this.#change(key, value),
      unclear: (message) => this.#doubt(key, message),
    });
  }

  #change(key: string, value: unknown): void {
    this.#values = { ...this.#values, [key]: value };
    this.#isBack = false;
    const { [key]: _, ...errors } = this.#errors;
    this.#errors = errors;
    if (this.isDirty) this.#says.drafts?.set(this.#values);
    else this.#says.drafts?.drop();
    this.#host.requestUpdate();
  }

  #doubt(key: string, message: string | null): void {
    const { [key]: _, ...rest } = this.#unclear;
    this.#unclear = message === null ? rest : { ...rest, [key]: message };
    if (!this.#errors[key]) return;
    const { [key]: _mended, ...errors } = this.#errors;
    this.#errors = errors;
    this.#host.requestUpdate();
  }

  #wrong(): Readonly<Record<string, string>> {
    const errors: Record<string, string> = { ...this.#says.check?.(this.#values) };
    for (const { key, field, label, readOnly } of this.#says.fields) {
      const value = this.#values[key];
      const isChoice = /^(oneOf|ref|file)$/.test(field.kind);
      if (this.#unclear[key]) errors[key] = this.#unclear[key];
      else if (!readOnly && !field.optional && isEmpty(value)) {
        errors[key] = this.#host.say(words, isChoice ? "form.missing.choice" : "form.missing", { label });
      } else if (field.kind === "text" && typeof value === "string" && value.trim().length > field.max) {
        errors[key] = this.#host.say(words, "form.long", { most: field.max });
      }
    }
    return errors;
  }

  #sent(): FormValues {
    const written = this.#says.fields
      .filter(({ readOnly }) => !readOnly)
      .map(({ key, field }) => [key, writtenOf(field, this.#values[key]), writtenOf(field, this.#first[key])] as const);
    const given = this.#says.isUpdate
      ? written.filter(([, value, before]) => !same(value, before))
      : written.filter(([, value]) => value !== null);
    return Object.fromEntries(given.map(([key, value]) => [key, value]));
  }

  #refused(error: unknown): void {
    const { code, facts } = (error ?? {}) as Refused;
    const { byField, rest } = code === "INVALID" ? issuesOf(facts?.issues) : { byField: {}, rest: [] };
    const known = this.#says.fields.filter(({ key }) => key in byField);
    this.#errors = Object.fromEntries(known.map(({ key, label }) => [key, `${label}: ${byField[key as never]}`]));
    const isAll = known.length > 0 && known.length === Object.keys(byField).length && rest.length === 0;
    this.#trouble = isAll ? "" : this.#says.explain(error);
    if (known.length > 0) void this.#lead();
  }

  /** Takes the focus to the first field that is wrong. */
  async #lead(): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    const first = this.#says.fields.find(({ key }) => this.#errors[key]);
    if (!first) return;
    const root = this.#host.renderRoot;
    const one = root.querySelector<HTMLElement>(`#${CSS.escape(idOf(first.key))}`);
    (one?.querySelector<HTMLElement>("input:not(:disabled)") ?? one)?.focus();
  }
}
