import type { Actor } from "../actor.ts";
import type { Transaction } from "../database/database.ts";
import type { Left } from "../journal/left.ts";
import type { Held } from "../records/held.ts";
import type { Rows } from "../records/rows.ts";
import type { Input } from "./input.ts";

/** What an act came to. */
export interface Performed {
  readonly record: Held | null;
  readonly outcome: Left["outcome"];
  /** The answer, as JSON. */
  readonly output: string;
  /** What is added to the answer and kept nowhere. */
  readonly revealed: Input | null;
}

/** What a body of the core itself may do beside what every body may: run another operation, as somebody else. */
export interface Inside {
  readonly tx: Transaction;
  readonly rows: Rows;
  /** Runs an operation within this act, without asking once more whether it needs an approval. */
  run(actor: Actor, operation: string, input: Input): Promise<Performed>;
  /** Runs an operation for the same actor, who needs the right to it, and may be told that it waits for an approval. */
  ask(operation: string, input: Input): Promise<Performed>;
}
