import type { Actor } from "../actor.ts";
import type { Reader } from "../database/database.ts";

/** Reads by an operation, in the transaction of whoever asks. */
export type QueryWithin = (actor: Actor, operation: string, input: unknown, reader: Reader) => Promise<unknown>;
