import type { Mail } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import { ALERT, icon } from "@nexus-os/ui";
import { html, nothing, type TemplateResult } from "lit";
import type { Asked } from "../list/asking.ts";
import { CLOCK, CROSS, DONE, FOLDER, UNSURE } from "../list/icons.ts";
import { RecordList } from "../list/record-list.ts";
import { type StateLook, stateMark } from "../list/state.ts";
import { type Letter, letterOf } from "./letter.ts";
import { words } from "./words.ts";

const LOOKS: Readonly<Record<Mail["state"], StateLook>> = {
  queued: { icon: CLOCK },
  sent: { icon: DONE },
  failed: { icon: CROSS, tone: "bad" },
  written: { icon: FOLDER },
  unknown: { icon: UNSURE, tone: "unsure" },
};

/**
 * The outbox: to whom Nexus wrote, what became of each mail, and, for owners, what it says.
 *
 * @summary The mails that Nexus sent, or tried to.
 * @tag nexus-mails-list
 * @attr {string} heading - `hide` leaves out the title
 * @fires {ReadyEvent} nexus-ready - The mails are shown
 * @fires {LoadErrorEvent} nexus-load-error - The mails could not be loaded
 */
export class MailsList extends RecordList<Mail, typeof words> {
  protected readonly words = words;
  #letter: Letter = { is: "loading" };
  #opened = "";

  protected open(nexus: Nexus): LiveList<Mail> {
    return nexus.live("mails");
  }

  protected get says() {
    const columns = [
      ...[this.t("mails.column.mail"), this.t("mails.column.state")],
      ...[this.t("mails.column.to"), this.t("mails.column.when")],
    ];
    return {
      ...{ title: this.t("mails.title"), columns },
      ...{ none: this.t("mails.none"), noneOfPart: this.t("mails.none.part") },
    };
  }

  protected get listParts() {
    return [
      { key: "queued", label: this.t("mails.part.queued"), states: ["queued"] },
      { key: "sent", label: this.t("mails.part.sent"), states: ["sent"] },
      { key: "written", label: this.t("mails.part.written"), states: ["written"] },
      { key: "trouble", label: this.t("mails.part.trouble"), states: ["failed", "unknown"] },
    ];
  }

  protected cells(mail: Mail): readonly unknown[] {
    const read = this.handler(() => this.#read(mail));
    return [
      [
        html`<button class="open" type="button" aria-haspopup="dialog" @click=${read}>${mail.subject}</button>`,
        html`<p class="meta">${this.t(`mails.said.${mail.state}`)}</p>`,
      ],
      stateMark(LOOKS[mail.state], this.t(`mails.state.${mail.state}`)),
      mail.recipient,
      this.moment(mail.sentAt ?? mail.createdAt),
    ];
  }

  protected actions(): readonly TemplateResult[] {
    return [];
  }

  protected told({ subject, state }: Mail): string {
    return this.t("mails.told", { mail: subject, state: this.t(`mails.state.${state}`) });
  }

  async #read(mail: Mail): Promise<void> {
    const { nexus } = this;
    this.#opened = mail.id;
    this.#letter = { is: "loading" };
    this.asking.open(() => this.#shown(this.data.list?.items.find(({ id }) => id === mail.id) ?? mail));
    if (!nexus || !this.may("mails.read")) return;
    const letter = await letterOf(() => nexus.mails.read({ id: mail.id }));
    if (this.#opened !== mail.id) return;
    this.#letter = letter;
    this.requestUpdate();
  }

  #shown({ subject, recipient, state, error }: Mail): Asked {
    return {
      title: subject,
      text: this.t(`mails.said.${state}`),
      content: html`<dl class="facts">
          <dt>${this.t("mails.to")}</dt><dd>${recipient}</dd>
          <dt>${this.t("mails.state")}</dt><dd>${stateMark(LOOKS[state], this.t(`mails.state.${state}`))}</dd>
          ${error ? html`<dt>${this.t("mails.why")}</dt><dd>${error}</dd>` : nothing}
        </dl>
        ${this.#letterNow()}`,
    };
  }

  #letterNow(): TemplateResult {
    const letter = this.#letter;
    const note = (text: string) => html`<p class="note" role="status"><span>${text}</span></p>`;
    if (!this.may("mails.read")) return note(this.t("mails.read.owners"));
    if (letter.is === "loading") {
      return html`<div role="status" aria-label=${this.t("mails.read.loading")}><i class="sk"></i><i class="sk"></i></div>`;
    }
    if (letter.is === "refused") {
      const text = this.t("mails.read.refused", { why: this.explain(letter.why) });
      return html`<p class="trouble" role="alert">${icon(ALERT)}<span>${text}</span></p>`;
    }
    if (letter.is === "gone") return note(this.t("mails.read.gone"));
    // What is longer than its place is scrolled, by keys as well.
    return html`<pre class="letter" role="region" tabindex="0" aria-label=${this.t("mails.read.letter")}>${letter.text}</pre>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-mails-list": MailsList;
  }
}
