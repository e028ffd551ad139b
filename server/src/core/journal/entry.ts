import { createHash, hash } from "node:crypto";
import type { ActorName } from "@nexus-os/contracts";

/** Who acted, by kind and id alone: a name in a chain could never be forgotten. */
export type ActorId = Pick<ActorName, "kind" | "id">;

/** A row of the journal but for its sealed values. Its hash covers every column, and the hash of the row before. */
export interface Entry {
  readonly organization: string;
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorId;
  /** The sequence of the write that called this one; null where somebody asked for it. */
  readonly cause: number | null;
  readonly operation: string;
  readonly noun: string;
  readonly record: string;
  /** The version that the record has since. */
  readonly version: number;
  /** The names of its events. */
  readonly events: readonly string[];
  readonly key: string;
  /** SHA-256 of the operation and its input: the same key with another request is told apart by it. */
  readonly request: string;
  /** SHA-256 over the salted values, which lie sealed beside the row and can be destroyed without breaking the chain. */
  readonly values: string;
}

/** The hash before the first row. */
export const GENESIS = "0".repeat(64);

export function sha256(...parts: readonly (string | Uint8Array)[]): string {
  // In one go where all is text: that is cheaper, and every request is known again by a hash.
  if (parts.every((part) => typeof part === "string")) return hash("sha256", parts.join(""), "hex");
  const made = createHash("sha256");
  for (const part of parts) made.update(part);
  return made.digest("hex");
}

/** The hash of a row: of the hash before and the row's columns as a JSON list, in this order. */
export function hashOf(previous: string, entry: Entry): string {
  const { organization, seq, at, actor, cause, operation, noun, record, version, events, key, request, values } = entry;
  const columns = [organization, seq, at, actor.kind, actor.id, cause, operation, noun, record, version];
  return sha256(previous, JSON.stringify([...columns, events.join(" "), key, request, values]));
}
