import type { Money } from "@nexus-os/contracts";
import { html, type TemplateResult } from "lit";
import { moneyText } from "../format/money.ts";

/** Amounts of several currencies beside each other. They are never added. */
export const amounts = (all: readonly Money[], locale: string): TemplateResult[] =>
  all.map((money) => html`<span class="num">${moneyText(money, locale)}</span> `);
