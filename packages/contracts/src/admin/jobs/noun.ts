import { event } from "../../event.ts";
import { byServer, instant, integer, oneOf, optional, ref, text } from "../../fields.ts";
import { noun, READING_VERBS } from "../../noun.ts";
import type { ChangesOf, FilterOf, NewOf, RecordOf, SortOf } from "../../records.ts";
import { verb, verbOfNoun } from "../../verb.ts";

/** The states of a job. */
export const JOB_STATES = ["queued", "running", "waiting", "done", "failed", "cancelled"] as const;
/** A state of a job. */
export type JobState = (typeof JOB_STATES)[number];

const said = {
  state: oneOf(JOB_STATES, { class: "operational" }),
  progress: optional(integer({ class: "operational", most: 1000 })),
  attempts: integer({ class: "operational" }),
  startedAt: optional(instant({ class: "operational" })),
  endedAt: optional(instant({ class: "operational" })),
  error: optional(text({ class: "operational", max: 500 })),
  result: optional(text({ max: 2000 })),
};

const about = {
  name: text({ max: 160 }),
  kind: text({ class: "operational", max: 80 }),
  startedBy: optional(ref("members", { class: "operational" })),
};

/** What works, waits or has failed in the background. */
export const jobs = noun("jobs", {
  singular: "job",
  department: "admin",
  summary: "Work that goes on in the background.",
  title: "name",
  fields: {
    name: byServer(about.name),
    kind: byServer(about.kind),
    state: byServer(said.state),
    /** In thousandths. */
    progress: byServer(said.progress),
    startedBy: byServer(about.startedBy),
    attempts: byServer(said.attempts),
    startedAt: byServer(said.startedAt),
    endedAt: byServer(said.endedAt),
    /** Its code and its sentence. */
    error: byServer(said.error),
    /** What it gave, as JSON. */
    result: byServer(said.result),
  },
  sorts: ["name"],
  standard: READING_VERBS,
  verbs: {
    cancel: verb({
      summary: "Ends a job: one that waits at once, one that runs at its next step.",
      input: {},
      emits: "cancelled",
      undoneBy: null,
    }),
    retry: verb({
      summary: "Lets a job that failed go on from the step that failed.",
      input: {},
      emits: "retried",
      undoneBy: null,
    }),
    begin: verbOfNoun({
      summary: "Shows a job that was begun.",
      input: { job: text({ class: "operational", max: 36 }), ...about, ...said },
      emits: "begun",
      undoneBy: null,
      roles: [],
    }),
    tell: verb({
      summary: "Shows how a job stands.",
      input: said,
      emits: "told",
      undoneBy: null,
      roles: [],
    }),
  },
  events: {
    cancelled: event({ summary: "Somebody wants a job to end.", fields: {} }),
    retried: event({ summary: "Somebody wants a job that failed to go on.", fields: {} }),
    begun: event({ summary: "A job was begun.", fields: { kind: text({ max: 80 }) } }),
    told: event({ summary: "A job has come further.", fields: { state: oneOf(JOB_STATES) } }),
  },
});

/** Work that goes on in the background. */
export interface JobRecord extends RecordOf<typeof jobs> {}
/** What a new job is made from. */
export interface NewJobRecord extends NewOf<typeof jobs> {}
/** What can be changed of a job: nothing. */
export interface JobRecordChanges extends ChangesOf<typeof jobs> {}
/** What a list of jobs can be narrowed to. */
export interface JobRecordFilter extends FilterOf<typeof jobs> {}
/** What jobs can be sorted by. */
export type JobRecordSort = SortOf<typeof jobs>;
