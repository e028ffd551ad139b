import type { Moment } from "@nexus-os/contracts";
import type { Nexus } from "@nexus-os/sdk";
import { html, type TemplateResult } from "lit";
import type { PartHost } from "../element/part-host.ts";
import { EditInPlace } from "../fields/edit-in-place.ts";
import { formatsOf } from "../format/formats.ts";
import { ARCHIVE, PENCIL, PLUS, UNDO } from "../parts/icon.ts";
import { type TimelineEntry, timeline } from "../timeline/timeline.ts";
import { type AnyRecord, callsOf } from "./calls.ts";
import type { NounFields, Surroundings } from "./labels.ts";
import { words } from "./words.ts";

const SIGNS: Readonly<Record<string, string>> = { create: PLUS, archive: ARCHIVE, restore: UNDO };
const TOLD = ["create", "archive", "restore"] as const;

/** What a record's panel shows and may do. */
export interface PanelSays {
  readonly record: AnyRecord;
  readonly nexus: Nexus;
  readonly fields: NounFields;
  readonly label: (key: string) => string;
  readonly mayEdit: boolean;
  readonly around: Surroundings;
  readonly save: (record: AnyRecord, key: string, value: unknown) => Promise<void>;
  readonly explain: (error: unknown) => string;
}

/** What is known of a record: its fields, each changed where it stands, and what happened to it. */
export class RecordPanel {
  readonly #host: PartHost;
  readonly #edit: EditInPlace;
  #id = "";
  #version = 0;
  #moments: readonly Moment[] = [];
  #after: string | null = null;
  #isBusy = false;
  #trouble: unknown = null;

  constructor(host: PartHost) {
    this.#host = host;
    this.#edit = new EditInPlace(host);
  }

  /** What floats above its fields. Stands once in the element. */
  floating(): TemplateResult {
    return this.#edit.floating();
  }

  render(says: PanelSays): TemplateResult {
    const { record, fields, label } = says;
    this.#look(says);
    const t = (key: keyof typeof words) => this.#host.say(words, key);
    const keys = Object.keys(fields.noun.fields).filter((key) => fields.of(key)?.class !== "secret");
    return html`<dl class="known" aria-label=${t("records.details")}>${keys.map((key) => this.#known(says, key, label(key)))}</dl>
      <section><h3>${t("records.history")}</h3>
        ${this.#trouble ? html`<p class="bad-text" role="alert">${says.explain(this.#trouble)}</p>` : this.#history(says, record)}
      </section>`;
  }

  #known(says: PanelSays, key: string, label: string): TemplateResult {
    const { record, fields, mayEdit, around, explain, save } = says;
    const cell = fields.cell(key, this.#host.locale);
    const given = fields.given(key, around);
    const text = cell.text(record);
    const shown = this.#edit.render({
      ...{ given, value: record[key] ?? null, explain, mayEdit: mayEdit && given.field.writes === "always" },
      shown: cell.isFigure ? html`<span class="num">${text}</span>` : html`<bdi>${text}</bdi>`,
      save: (value) => save(record, key, value),
      ...(says.nexus.timeZone ? { timeZone: says.nexus.timeZone } : {}),
    });
    return html`<div><dt>${label}</dt><dd>${shown}</dd></div>`;
  }

  #history(says: PanelSays, record: AnyRecord): TemplateResult {
    const act = () => void this.#load(says, this.#after);
    const older = this.#after === null ? undefined : { act, isBusy: this.#isBusy };
    return timeline(this.#host, {
      ...{ label: this.#host.say(words, "records.history"), now: new Date().toISOString(), older },
      ...(says.nexus.timeZone ? { timeZone: says.nexus.timeZone } : {}),
      entries: this.#id === record.id ? this.#moments.map((moment) => this.#entry(says, moment)) : [],
    });
  }

  #entry({ fields, label }: PanelSays, moment: Moment): TimelineEntry {
    const t = (key: keyof typeof words, params = {}) => this.#host.say(words, key, params);
    const { operation, actor, at, seq, changes } = moment;
    const verb = operation.split(".")[1] ?? "";
    const who = actor.name || t("records.who.nexus");
    const after = changes?.after ?? {};
    // What the server writes along with a change goes without saying.
    const keys = Object.keys(after).filter((key) => (fields.noun.fields[key]?.writes ?? "never") !== "never");
    const told = TOLD.find((one) => one === verb);
    const what = formatsOf(this.#host.locale).list(keys.map(label));
    const text = told
      ? t(`records.did.${told}`, { who })
      : keys.length
        ? t("records.did.update", { who, what })
        : t("records.did.other", { who });
    const read = (key: string, values: Readonly<Record<string, unknown>> | null | undefined): string =>
      fields.cell(key, this.#host.locale).text((values ?? {}) as AnyRecord) || t("records.change.none");
    // A reference stands in the journal by its id alone: only what has a text of its own is shown.
    const shown = keys.filter(
      (key) => !["ref", "refs", "file", "longText", "json"].includes(fields.of(key)?.kind ?? ""),
    );
    const note = shown.map(
      (key) => html`<p>${t("records.change", { before: read(key, changes?.before), after: read(key, after) })}</p>`,
    );
    return { id: String(seq), at, icon: SIGNS[verb] ?? PENCIL, text, ...(told || !note.length ? {} : { note }) };
  }

  /** Asks for what happened when another record is open, or this one has changed. */
  #look(says: PanelSays): void {
    const { id, version } = says.record;
    if (id === this.#id && version === this.#version) return;
    if (id !== this.#id) this.#moments = [];
    this.#id = id;
    this.#version = version;
    this.#trouble = null;
    void this.#load(says, null);
  }

  async #load({ nexus, fields, record }: PanelSays, after: string | null): Promise<void> {
    const { id } = record;
    this.#isBusy = true;
    try {
      const calls = callsOf<AnyRecord>(nexus, fields.noun.word);
      const page = await calls.timeline({ id, ...(after === null ? {} : { after }) });
      if (id !== this.#id) return;
      this.#moments = after === null ? page.items : [...this.#moments, ...page.items];
      this.#after = page.next;
    } catch (error) {
      if (id === this.#id) this.#trouble = error;
    }
    this.#isBusy = false;
    this.#host.requestUpdate();
  }
}
