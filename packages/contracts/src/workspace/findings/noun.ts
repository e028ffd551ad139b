import { SEVERITIES } from "../../advice.ts";
import { event } from "../../event.ts";
import {
  byServer,
  initially,
  instant,
  integer,
  json,
  money,
  oneOf,
  optional,
  percent,
  ref,
  text,
} from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { question, verb, verbOfNoun } from "../../verb.ts";

/** What becomes of a finding: it is there, somebody has taken it up, it did or did not help, nobody wants it, or it is not true any more. */
export const FINDING_STATES = ["active", "claimed", "succeeded", "failed", "dismissed", "expired"] as const;
/** A state of a finding. */
export type FindingState = (typeof FINDING_STATES)[number];

/** Why somebody does not want a finding. One that is dismissed for now comes back when its time is over. */
export const DISMISSALS = ["known", "wrong", "not-worth-it", "not-now", "other"] as const;
/** Why a finding was dismissed. */
export type Dismissal = (typeof DISMISSALS)[number];

/** What became of the act that followed a finding: it is done, waits for an approval, or a job works on it. */
export const ACT_OUTCOMES = ["done", "pending", "accepted"] as const;

const word = { class: "operational" } as const;

/** What an advice says again and again, as long as it is true. */
const told = {
  title: text({ max: 200, searchable: false }),
  severity: oneOf(SEVERITIES, word),
  evidence: json(),
  worth: optional(money()),
  gain: optional(integer({ least: Number.MIN_SAFE_INTEGER })),
  confidence: percent(word),
  sample: integer(word),
  recordVersion: integer(word),
  validUntil: instant(word),
  priority: integer(word),
  ranking: json(word),
};

const subject = {
  advice: text({ max: 80, ...word }),
  noun: text({ max: 80, ...word }),
  record: text({ max: 36, ...word }),
  /** What it is about as its advice tells it apart: the record, unless the advice says otherwise. */
  subject: text({ max: 120, ...word }),
};

const reason = { reason: oneOf(DISMISSALS, word), note: optional(text({ max: 500, searchable: false })) };

/** What advice has found: records that somebody should do something about. */
export const findings = noun("findings", {
  singular: "finding",
  department: "workspace",
  summary: "Something that an advice has found, with its evidence and the act that follows it.",
  title: "title",
  about: { noun: "noun", record: "record" },
  fields: {
    advice: byServer(subject.advice),
    noun: byServer(subject.noun),
    record: byServer(subject.record),
    subject: byServer(subject.subject),
    title: byServer(told.title),
    state: byServer(initially(oneOf(FINDING_STATES, word), "active")),
    severity: byServer(told.severity),
    /** The figures, as its advice declares them. */
    evidence: byServer(told.evidence),
    /** The expected effect: an amount, or a number, as its advice says. */
    worth: byServer(told.worth),
    gain: byServer(told.gain),
    /** How sure the effect is, and how many records it was computed from. */
    confidence: byServer(told.confidence),
    sample: byServer(told.sample),
    /** The version of the record that it was found at. */
    recordVersion: byServer(told.recordVersion),
    validUntil: byServer(told.validUntil),
    /** Its place: the larger, the sooner. And what that is made of. */
    priority: byServer(told.priority),
    ranking: byServer(told.ranking),
    claimedBy: byServer(optional(ref("members", word))),
    claimedAt: byServer(optional(instant(word))),
    /** What was done, and what became of it. */
    actedAt: byServer(optional(instant(word))),
    operation: byServer(optional(text({ max: 80, ...word }))),
    outcome: byServer(optional(oneOf(ACT_OUTCOMES, word))),
    approval: byServer(optional(text({ max: 36, ...word }))),
    job: byServer(optional(text({ max: 36, ...word }))),
    /** How often somebody took back what they had done. */
    undone: byServer(initially(integer(word), 0)),
    reason: byServer(optional(reason.reason)),
    note: byServer(reason.note),
    /** When somebody decided about it last. */
    decidedAt: byServer(optional(instant(word))),
    /** When it is to be measured what came of it, and when it was; what came of it, beside what was expected. */
    measureAt: byServer(optional(instant(word))),
    measuredAt: byServer(optional(instant(word))),
    measuredWorth: byServer(optional(money())),
    measuredGain: byServer(told.gain),
    /** Since when it is not true any more. */
    endedAt: byServer(optional(instant(word))),
  },
  sorts: ["priority", "validUntil"],
  standard: [...READING_VERBS, "bulk", "undo"],
  verbs: {
    claim: verb({ summary: "Takes a finding up.", input: {}, emits: "claimed", undoneBy: "reopen" }),
    dismiss: verb({
      ...{ summary: "Says that nothing will be done about it, and why.", emits: "dismissed", undoneBy: "reopen" },
      input: reason,
    }),
    reopen: verb({
      ...{ summary: "Gives a finding back that was taken up or dismissed.", emits: "reopened", undoneBy: null },
      input: {},
    }),
    act: verb({
      ...{ summary: "Does what its advice recommends.", emits: "acted", undoneBy: "reopen" },
      input: {
        /** What is done instead of what the advice fills in. */
        input: optional(json()),
        /** The version of the record that was looked at, where it is not the one that was found. */
        recordVersion: optional(integer({ least: 1, ...word })),
      },
    }),
    measure: verb({
      ...{ summary: "Compares what came of it with what was expected.", emits: "measured", undoneBy: null },
      input: {},
    }),
    find: verbOfNoun({
      ...{ summary: "Writes down what an advice has found.", emits: "found", undoneBy: null },
      ...{ input: { ...subject, ...told }, roles: [] },
    }),
    refresh: verb({
      ...{ summary: "Tells a finding as it is now.", emits: "refreshed", undoneBy: null },
      ...{ input: told, roles: [] },
    }),
    close: verb({
      ...{ summary: "Ends what is not true any more.", emits: "closed", undoneBy: null },
      ...{ input: {}, roles: [] },
    }),
    settle: verb({
      ...{ summary: "Says what became of an act that waited for an approval.", emits: "settled", undoneBy: null },
      ...{ input: { state: text({ max: 40, ...word }) }, roles: [] },
    }),
  },
  events: {
    found: event({ summary: "An advice has found something.", fields: { advice: subject.advice } }),
    refreshed: event({ summary: "It is told as it is now." }),
    claimed: event({ summary: "Somebody has taken it up." }),
    dismissed: event({ summary: "Somebody does not want it.", fields: { reason: reason.reason } }),
    reopened: event({ summary: "It was given back." }),
    acted: event({ summary: "What it recommends was done, or asked for.", fields: { outcome: oneOf(ACT_OUTCOMES) } }),
    settled: event({ summary: "It is decided whether its act is done." }),
    measured: event({ summary: "It is known what came of it.", fields: { state: oneOf(FINDING_STATES) } }),
    closed: event({ summary: "It is not true any more." }),
  },
  questions: {
    learned: question({
      summary: "What people made of an advice, and how much it counts for that.",
      input: { advice: subject.advice },
      output: {
        ...{ taken: integer(), dismissed: integer(), undone: integer(), weight: integer() },
        since: optional(instant()),
      },
    }),
  },
});

/** Something that an advice has found. */
export interface Finding extends RecordOf<typeof findings> {}
/** What a new finding is made from. */
export interface NewFinding extends NewOf<typeof findings> {}
/** What can be changed of a finding: nothing but by its verbs. */
export interface FindingChanges extends ChangesOf<typeof findings> {}
/** What a list of findings can be narrowed to. */
export interface FindingFilter extends FilterOf<typeof findings> {}
/** What findings can be sorted by. */
export type FindingSort = SortOf<typeof findings>;
