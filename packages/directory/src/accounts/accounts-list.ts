import { type Account, accounts } from "@nexus-os/contracts";
import { type RecordColumn, RecordsPage } from "@nexus-os/ui";
import { words } from "./words.ts";

/**
 * The companies that the departments deal with: found, sorted, narrowed, made and changed, each with its history.
 *
 * @summary A live list of accounts with the one that is open beside it.
 * @tag nexus-accounts-list
 * @attr {string} record - The id of the account that is open
 * @fires {RecordOpenEvent} nexus-record-open - An account was opened or closed
 * @fires {ReadyEvent} nexus-ready - The list is shown
 * @fires {LoadErrorEvent} nexus-load-error - The list could not be loaded
 */
export class AccountsList extends RecordsPage<Account & Readonly<Record<string, unknown>>, typeof words> {
  protected readonly words = words;
  protected readonly noun = accounts;
  protected readonly columns: readonly RecordColumn<Account>[] = [
    { key: "name", look: "strong", phone: "title" },
    { key: "city", width: 160, phone: "note" },
    { key: "country", width: 140, look: "quiet" },
    { key: "phone", width: 160, look: "quiet" },
    { key: "website", width: 200, look: "quiet" },
    { key: "updatedAt", width: 150, look: "quiet", phone: "figure" },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-accounts-list": AccountsList;
  }
}
