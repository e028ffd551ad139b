import { html } from "lit";
import { sidePanel } from "../layouts/list-page.ts";
import { button } from "../parts/button.ts";
import { ARCHIVE, UNDO } from "../parts/icon.ts";
import { type AnyRecord, seenOf } from "./calls.ts";
import type { Desk } from "./desk.ts";
import { titleOf } from "./labels.ts";
import { RecordPanel } from "./panel.ts";
import { put } from "./putting.ts";
import { words } from "./words.ts";

/** The record that is open beside its list, whether the list has it or not. */
export class Beside<R extends AnyRecord> {
  readonly #desk: Desk<R>;
  readonly #panel: RecordPanel;
  readonly #closed: (id: string) => void;
  /** The open record as an answer had it. */
  #apart: R | null = null;
  #asked: string | null = null;
  #isGone = false;

  constructor(desk: Desk<R>, closed: (id: string) => void) {
    this.#desk = desk;
    this.#panel = new RecordPanel(desk.host);
    this.#closed = closed;
  }

  /** What floats above. Stands once in the element. */
  floating(): unknown {
    return this.#panel.floating();
  }

  /** Takes a record as an answer had it, where it is the open one. */
  take(record: R): void {
    if (record.id === this.#desk.opened) this.#apart = record;
  }

  /** Another record is open, or none. */
  turned(): void {
    this.#apart = null;
    this.#asked = null;
    this.#isGone = false;
  }

  /** Brings the open record where the list does not have it. */
  async fetch(): Promise<void> {
    const { opened: id, calls, host } = this.#desk;
    if (id === null || this.#asked === id || this.#current) return;
    this.#asked = id;
    try {
      const record = await calls.get({ id });
      if (this.#asked === id) this.#apart = record;
    } catch (error) {
      if ((error as { code?: string }).code !== "NOT_FOUND") throw error;
      if (this.#asked === id) this.#isGone = true;
    }
    host.requestUpdate();
  }

  render(): unknown {
    const { host, own, noun, nexus, fields, around, label, may, explain } = this.#desk;
    const record = this.#current;
    const kind = own("one");
    const close = () => this.#close();
    if (!record || !nexus) {
      const content = this.#isGone
        ? html`<p class="quiet" role="status">${host.say(words, "records.gone")}</p>`
        : html`<i class="sk"></i><i class="sk"></i>`;
      return sidePanel(host, { kind, title: "", content, close });
    }
    const mayEdit = record.archivedAt === null && may("update");
    const save = (_: AnyRecord, key: string, value: unknown) => this.#change(record, key, value);
    return sidePanel(host, {
      ...{ kind, title: titleOf(noun, record), close, actions: this.#put(record) },
      content: this.#panel.render({ record, nexus, fields, around, label, mayEdit, save, explain }),
    });
  }

  get #current(): R | null {
    const { opened, items } = this.#desk;
    const apart = this.#apart?.id === opened ? this.#apart : null;
    const listed = items.find(({ id }) => id === opened) ?? null;
    return apart && (!listed || apart.version > listed.version) ? apart : listed;
  }

  #put(record: R): unknown {
    const { may, say, keep } = this.#desk;
    const verb = record.archivedAt === null ? "archive" : "restore";
    if (!may(verb)) return undefined;
    const look = { iconOnly: true, kind: "plain", small: true } as const;
    const icon = verb === "archive" ? ARCHIVE : UNDO;
    return button({ ...look, icon, label: say(`records.${verb}`), act: () => keep(put(this.#desk, verb, [record])) });
  }

  async #change(seen: R, key: string, value: unknown): Promise<void> {
    try {
      this.#desk.take(await this.#desk.calls.update({ ...seenOf(seen), changes: { [key]: value } }));
    } catch (error) {
      const { current } = ((error as { facts?: object }).facts ?? {}) as { readonly current?: R };
      if (current) this.#desk.take(current);
      throw error;
    }
  }

  #close(): void {
    const { opened, open } = this.#desk;
    open(null);
    if (opened !== null) this.#closed(opened);
  }
}
