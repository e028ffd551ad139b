/** Who acted: a member, a member at an embedded element, an API key (by its own id), or Nexus itself. */
export interface ActorName {
  readonly kind: "member" | "embed" | "key" | "system";
  readonly id: string;
  readonly name: string;
}

/** A change as the live stream tells it to one reader. */
export interface Change<R = Readonly<Record<string, unknown>>> {
  /** Its place in the organization's journal. */
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorName;
  /** The operation, for example deals.move. */
  readonly verb: string;
  /** The idempotency key of the write: its writer knows its own change by it. */
  readonly key: string;
  /** The place of the act that this change is a part of; null where somebody asked for it. */
  readonly cause: number | null;
  readonly noun: string;
  readonly id: string;
  readonly version: number;
  /** The record as it is now; null where the reader may not see it any more. */
  readonly record: R | null;
}
