import type { Noun, Session } from "@nexus-os/contracts";
import type { Nexus, Params } from "@nexus-os/sdk";
import type { PartHost } from "../element/part-host.ts";
import type { Toasts } from "../parts/toast.ts";
import type { AnyRecord, RecordCalls } from "./calls.ts";
import type { NounFields, Surroundings } from "./labels.ts";
import type { words } from "./words.ts";

/** What a page of records is to its own pieces. */
export interface Desk<R extends AnyRecord> {
  readonly host: PartHost;
  readonly nexus: Nexus | null;
  readonly session: Session | null;
  readonly noun: Noun;
  readonly calls: RecordCalls<R>;
  readonly fields: NounFields;
  readonly around: Surroundings;
  readonly toasts: Toasts;
  /** The records that are listed. */
  readonly items: readonly R[];
  /** The id of the record that is open. */
  readonly opened: string | null;
  /** A word that every page of records has. */
  say(key: keyof typeof words & string, params?: Params): string;
  /** A word of the noun: "title", "one", "new". */
  own(key: string): string;
  /** What a field is called. */
  label(key: string): string;
  /** Whether who is signed in may call a verb of the noun. */
  may(verb: string): boolean;
  explain(error: unknown): string;
  /** Shows a record as an answer had it. */
  take(record: R): void;
  open(id: string | null): void;
  /** Forgets which rows were chosen. */
  unchoose(): void;
  /** Keeps a failure of something that nobody waits for inside of the element. */
  keep(work: Promise<unknown>): void;
}
