import { mails, type Noun, type Outcome } from "@nexus-os/contracts";
import { fault } from "#faults";
import type { Actor } from "../actor.ts";
import type { NewJob } from "../acts/acting.ts";
import type { Database, Transaction } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import { answer, type Context } from "../implement.ts";
import type { Duration, JobContext, JobForm } from "../jobs/form.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import { refuse } from "../refusal.ts";
import { compose } from "./compose.ts";
import { letters, type MailId } from "./letters.ts";
import { type Message, messages, type SealedMessage } from "./message.ts";
import type { MailTemplate } from "./template.ts";
import type { Delivery, MailTransport } from "./transport.ts";

/** What an operator, and the departments, decide about mail. */
export interface MailSettings {
  readonly transport: MailTransport;
  /** `Name <address>`, or an address. */
  readonly from: string;
  readonly templates: readonly MailTemplate[];
  /** After which times a mail that nobody took is offered again. */
  readonly waits?: readonly Duration[];
}

export interface MailOptions extends MailSettings {
  readonly database: Database;
  readonly keys: SubjectKeys;
  readonly baseUrl: string;
  readonly clock: () => Date;
  /** Made later than this, of which it is a part. */
  readonly execute: () => Execute;
}

export const MAIL_JOB = "mail.send";
const WAITS: readonly Duration[] = ["1m", "5m", "30m", "2h", "6h"];

interface Settled {
  readonly delivery: Delivery;
  readonly at: string;
}

type Enqueuing<J> = (tx: Transaction, job: J) => Promise<string>;

/** Sends a mail once the write that wants it is committed, or not at all. Gives the mail's id. */
export function sendMail(ctx: Pick<Context<Noun>, "start">, message: Message): Promise<string> {
  return ctx.start(MAIL_JOB, message);
}

/** Who writes mails down: nobody but Nexus may. */
const nexus = (organization: string): Actor => ({
  ...{ kind: "system", id: "mail", name: "Nexus", organization },
  permissions: new Set(["mails.queue", "mails.tell"]),
});

/** Sends mails by jobs: each is offered until somebody took it, and never again once somebody may have it. */
export function createMail({ database, keys, baseUrl, clock, execute, ...settings }: MailOptions) {
  const { transport, from, templates, waits = WAITS } = settings;
  const made = messages({ keys, baseUrl, templates });
  const kept = letters(database, keys);

  async function write(mail: MailId, verb: "queue" | "tell", input: object): Promise<Outcome<unknown>["outcome"]> {
    const told = { key: `${mail.id}-${verb}`, input };
    return (await execute()(nexus(mail.organization), `mails.${verb}`, told)).outcome;
  }

  async function deliver(mail: MailId, to: string): Promise<Delivery> {
    const before = await kept.attempt(mail);
    if (before.delivery) return before.delivery;
    if (before.begunAt !== null) {
      // A process that had begun ended before it could say how it went. To ask is not possible, to send again may be once too often.
      return { state: "unknown", error: `Nexus was interrupted while it sent this mail at ${before.begunAt}` };
    }
    const letter = await kept.read(mail);
    if (!letter) return { state: "failed", error: "What the mail said was erased" };
    const composed = await compose({ ...letter, id: mail.id, from, to, at: clock() });
    const delivery = await transport.send(composed, async () => {
      await kept.begin(mail, clock().toISOString());
      await fault("mail.begun");
    });
    await fault("mail.delivered");
    await kept.settle(mail, delivery);
    return delivery;
  }

  async function offered(ctx: JobContext, mail: MailId, to: string): Promise<Settled> {
    for (let attempt = 0; ; attempt += 1) {
      const outcome = await ctx.step(`send ${attempt + 1}`, async () => ({
        ...{ delivery: await deliver(mail, to), at: clock().toISOString() },
      }));
      const wait = waits[attempt];
      if (outcome.delivery.state !== "deferred") return outcome;
      if (wait === undefined) return { ...outcome, delivery: { ...outcome.delivery, state: "failed" } };
      await ctx.sleep(`wait ${attempt + 1}`, wait);
    }
  }

  const form: JobForm<SealedMessage> = {
    name: MAIL_JOB,
    title: () => "A mail",
    run: async (ctx, input) => {
      const message = made.opened(ctx.organization, input);
      const { to, template } = message;
      const mail: MailId = { organization: ctx.organization, id: ctx.jobId };
      const letter = made.rendered(message);
      const { subject } = letter;
      await ctx.step("queue", () => write(mail, "queue", { mail: mail.id, recipient: to, subject, template }));
      await ctx.step("write", () => kept.keep(mail, letter).then(() => null));
      const { delivery, at } = await offered(ctx, mail, to);
      const { state } = delivery;
      const said = "error" in delivery ? { error: delivery.error } : {};
      const sentAt = state === "sent" ? { sentAt: at } : {};
      await ctx.step("tell", () => write(mail, "tell", { id: mail.id, version: 1, state, ...said, ...sentAt }));
      return { state };
    },
  };

  return {
    form: form as JobForm,
    /** Seals what mails are made from before it is put into the queue, whoever puts it there. */
    sealing:
      <J extends NewJob>(enqueue: Enqueuing<J>): Enqueuing<J> =>
      (tx, job) => {
        if (job.job !== MAIL_JOB) return enqueue(tx, job);
        return enqueue(tx, { ...job, input: made.sealed(job.organization, job.input as Message) });
      },
  };
}

/** What a mail says, for who may read mails of others. */
export function mailAnswers(database: Database, keys: SubjectKeys, templates: readonly MailTemplate[]) {
  const kept = letters(database, keys);
  const isKey = new Set(templates.filter((each) => each.isKey).map(({ name }) => name));
  return [
    answer(mails, "read", async (ctx, { id }) => {
      const { template } = await ctx.query(mails, "get", { id });
      // Whoever reads a link that opens a door could go through it.
      if (isKey.has(template)) return refuse("NOT_FOUND", { singular: "letter" });
      const letter = await kept.read({ organization: ctx.actor.organization, id });
      if (!letter) return refuse("NOT_FOUND", { singular: "letter" });
      return { text: letter.text, html: letter.html };
    }),
  ];
}
