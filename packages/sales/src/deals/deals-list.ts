import { type Deal, deals, type Stage } from "@nexus-os/contracts";
import { type RecordColumn, RecordsPage, type Tone } from "@nexus-os/ui";
import { listWords } from "./list-words.ts";

const TONES: Readonly<Partial<Record<Stage, Tone>>> = {
  won: "good",
  lost: "bad",
  qualify: "hollow",
  discovery: "hollow",
};

/**
 * All deals, also those that are over: found, sorted, narrowed, made and changed, each with its history.
 *
 * @summary A live list of deals with the one that is open beside it.
 * @tag nexus-deals-list
 * @attr {string} record - The id of the deal that is open
 * @fires {RecordOpenEvent} nexus-record-open - A deal was opened or closed
 * @fires {ReadyEvent} nexus-ready - The list is shown
 * @fires {LoadErrorEvent} nexus-load-error - The list could not be loaded
 */
export class DealsList extends RecordsPage<Deal & Readonly<Record<string, unknown>>, typeof listWords> {
  protected readonly words = listWords;
  protected readonly noun = deals;
  protected override readonly saying = "deals.list";
  protected override readonly creates: readonly string[] = ["accounts"];
  protected readonly columns: readonly RecordColumn<Deal>[] = [
    { key: "name", look: "strong", phone: "note" },
    { key: "account", width: 220, phone: "title" },
    { key: "stage", width: 130, phone: "state", tone: ({ stage }) => TONES[stage] ?? "info" },
    { key: "amount", width: 150, phone: "figure" },
    { key: "owner", width: 150, look: "person" },
    { key: "closeDate", width: 90, look: "quiet" },
    { key: "nextStep", width: 180, look: "quiet" },
    { key: "stageSince", width: 130, look: "quiet" },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-deals-list": DealsList;
  }
}
