import { event } from "../../event.ts";
import { byServer, email, instant, longText, oneOf, optional, text } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { ADMINISTRATORS, question, verb, verbOfNoun } from "../../verb.ts";

/**
 * What became of a mail: it waits, a mail server took it, it will not be sent, it was written to the data folder because
 * there is no mail server, or the answer of the mail server was lost and nobody knows.
 */
export const MAIL_STATES = ["queued", "sent", "failed", "written", "unknown"] as const;

const about = {
  recipient: email(),
  subject: text({ max: 200, class: "personal" }),
  template: text({ max: 80, class: "operational" }),
};

const outcome = {
  state: oneOf(MAIL_STATES, { class: "operational" }),
  sentAt: optional(instant({ class: "operational" })),
  error: optional(text({ max: 300, class: "personal" })),
};

/** The mails that Nexus sent, or tried to. */
export const mails = noun("mails", {
  singular: "mail",
  department: "admin",
  summary: "A message that Nexus sends to somebody.",
  title: "subject",
  fields: {
    recipient: byServer(about.recipient),
    subject: byServer(about.subject),
    template: byServer(about.template),
    state: byServer(outcome.state),
    sentAt: byServer(outcome.sentAt),
    error: byServer(outcome.error),
  },
  sorts: ["subject"],
  standard: READING_VERBS,
  // Whom Nexus writes to, and about what, is not for everybody.
  allowed: { readers: ADMINISTRATORS },
  verbs: {
    queue: verbOfNoun({
      summary: "Writes down a mail that is about to be sent.",
      input: { mail: text({ max: 36, class: "operational" }), ...about },
      emits: "queued",
      undoneBy: null,
      roles: [],
    }),
    tell: verb({
      summary: "Writes down what became of a mail.",
      input: outcome,
      emits: "told",
      undoneBy: null,
      roles: [],
    }),
  },
  questions: {
    read: question({
      summary: "Shows what a mail says.",
      input: { id: text({ max: 36, class: "operational" }) },
      output: {
        text: longText({ max: 100_000, class: "personal" }),
        html: longText({ max: 100_000, class: "personal" }),
      },
      roles: ["owner"],
    }),
  },
  events: {
    queued: event({ summary: "A mail is about to be sent." }),
    told: event({ summary: "It is known what became of a mail.", fields: { state: outcome.state } }),
  },
});

/** A mail that Nexus sent, or tried to. */
export interface Mail extends RecordOf<typeof mails> {}
/** Nothing: Nexus alone writes mails. */
export interface NewMail extends NewOf<typeof mails> {}
/** Nothing. */
export interface MailChanges extends ChangesOf<typeof mails> {}
/** What a list of mails can be narrowed to. */
export interface MailFilter extends FilterOf<typeof mails> {}
/** What mails can be sorted by. */
export type MailSort = SortOf<typeof mails>;
