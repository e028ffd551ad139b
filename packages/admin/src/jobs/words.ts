import { spokenIn, type Words } from "@nexus-os/sdk";
import { listWords } from "../list/words.ts";

/** What the list of jobs says. */
export const words = {
  ...listWords,
  "jobs.title": "Jobs",
  "jobs.column.job": "Job",
  "jobs.column.state": "State",
  "jobs.column.by": "Begun by",
  "jobs.column.when": "When",
  "jobs.part.active": "Under way",
  "jobs.part.failed": "Failed",
  "jobs.part.done": "Done",
  "jobs.part.cancelled": "Cancelled",
  "jobs.none": "Work that Nexus does in the background will stand here.",
  "jobs.none.part": "There is no job in this state.",
  "jobs.state.queued": "Queued",
  "jobs.state.running": "Running",
  "jobs.state.waiting": "Waiting",
  "jobs.state.done": "Done",
  "jobs.state.failed": "Failed",
  "jobs.state.cancelled": "Cancelled",
  "jobs.progress": "How far it has come",
  "jobs.attempt": "Attempt {count}",
  "jobs.when.queued": "Queued",
  "jobs.when.begun": "Begun",
  "jobs.when.ended": "Ended",
  "jobs.cancel": "Cancel",
  "jobs.cancel.long": "Cancel: {job}",
  "jobs.cancel.title": "Cancel this job?",
  "jobs.cancel.text":
    "{job}: one that waits ends at once, one that runs at its next step. What it has done until then stays done.",
  "jobs.cancel.yes": "Cancel the job",
  "jobs.cancelled": "It is told to end: {job}",
  "jobs.retry": "Try again",
  "jobs.retry.long": "Try again: {job}",
  "jobs.retried": "It goes on from the step that failed: {job}",
  "jobs.told": "{job}: {state}",
  "list.refused.JOB_ENDED": "The job has ended already: there is nothing left to cancel.",
  "list.refused.JOB_NOT_FAILED": "The job goes on already: only one that has failed can be tried again.",
} as const satisfies Words;
spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });
