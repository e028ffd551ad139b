import { type Contact, contacts } from "@nexus-os/contracts";
import { type RecordColumn, RecordsPage } from "@nexus-os/ui";
import { words } from "./words.ts";

/**
 * The people outside of the organization whom the departments deal with. Who wants to hear nothing is marked.
 *
 * @summary A live list of contacts with the one that is open beside it.
 * @tag nexus-contacts-list
 * @attr {string} record - The id of the contact that is open
 * @fires {RecordOpenEvent} nexus-record-open - A contact was opened or closed
 * @fires {ReadyEvent} nexus-ready - The list is shown
 * @fires {LoadErrorEvent} nexus-load-error - The list could not be loaded
 */
export class ContactsList extends RecordsPage<Contact & Readonly<Record<string, unknown>>, typeof words> {
  protected readonly words = words;
  protected readonly noun = contacts;
  protected override readonly creates: readonly string[] = ["accounts"];
  protected readonly columns: readonly RecordColumn<Contact>[] = [
    { key: "name", look: "person", phone: "title" },
    { key: "account", width: 240, phone: "note" },
    { key: "position", width: 180, look: "quiet" },
    { key: "email", width: 240, look: "quiet" },
    { key: "phone", width: 150, look: "quiet" },
    {
      ...{ key: "doNotContact", width: 140, phone: "state", tone: () => "bad" },
      value: ({ doNotContact }) => doNotContact || null,
      text: () => this.t("contacts.field.doNotContact"),
    },
  ];
}

declare global {
  interface HTMLElementTagNameMap {
    "nexus-contacts-list": ContactsList;
  }
}
