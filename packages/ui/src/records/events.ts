/** Told when a record is opened beside its list, or closed: the page may keep its address. */
export class RecordOpenEvent extends Event {
  /** The id of the record, or null where none is open. */
  readonly record: string | null;

  constructor(record: string | null) {
    super("nexus-record-open", { bubbles: true, composed: true });
    this.record = record;
  }
}
