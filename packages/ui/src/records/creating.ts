import { Form } from "../fields/form.ts";
import { formFields } from "../fields/form-field.ts";
import { Modal } from "../overlays/modal.ts";
import { button } from "../parts/button.ts";
import type { AnyRecord } from "./calls.ts";
import type { Desk } from "./desk.ts";
import { titleOf } from "./labels.ts";

/** The dialog that makes a new record. */
export class Creating<R extends AnyRecord> {
  readonly #desk: Desk<R>;
  readonly #modal: Modal;
  readonly #undo: (record: R) => void;

  constructor(desk: Desk<R>, undo: (record: R) => void) {
    this.#desk = desk;
    this.#modal = new Modal(desk.host);
    this.#undo = undo;
  }

  render(): unknown {
    return this.#modal.render();
  }

  /** Opens an empty form, with whoever makes it as the owner. */
  open(initial: Readonly<Record<string, unknown>>): void {
    const { host, noun, fields, around, nexus } = this.#desk;
    const form = new Form(host, {
      fields: formFields(noun, "create", (key) => fields.given(key, around)),
      initial: { ...this.#mine(), ...initial },
      explain: (error) => this.#desk.explain(error),
      ...(nexus ? { timeZone: nexus.timeZone } : {}),
      submit: async (values) => this.#created(await this.#desk.calls.create(values)),
    });
    const send = async (): Promise<void> => {
      if (await form.submit()) this.#modal.close();
    };
    const { say, own } = this.#desk;
    this.#modal.open(() => ({
      ...{ title: own("new"), content: form.render(), isDirty: form.isDirty },
      submit: () => this.#desk.keep(send()),
      footer: [
        button({ label: say("records.cancel"), act: () => this.#modal.leave() }),
        button({
          label: say(form.isBusy ? "records.saving" : "records.save"),
          ...{ kind: "primary", submit: true, busy: form.isBusy },
        }),
      ],
    }));
  }

  /** The members that a new record must name: whoever makes it. */
  #mine(): Readonly<Record<string, unknown>> {
    const { noun, session } = this.#desk;
    if (!session) return {};
    const { id, name } = session.member;
    const wanted = Object.entries(noun.fields).filter(
      ([, field]) => field.kind === "ref" && field.to === "members" && !field.optional,
    );
    return Object.fromEntries(wanted.map(([key]) => [key, { id, name }]));
  }

  #created(record: R): void {
    const { noun, toasts, say, may, take, open } = this.#desk;
    take(record);
    const undo = { label: say("records.undo"), act: () => this.#undo(record) };
    const text = say("records.created", { name: titleOf(noun, record) });
    toasts.show({ text, ...(may("archive") ? { undo } : {}) });
    open(record.id);
  }
}
