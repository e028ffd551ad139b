import { type Noun, type Operation, operationsOf } from "@nexus-os/contracts";
import { inputSchema } from "@nexus-os/contracts/schema";
import type { Actor } from "./actor.ts";
import { checked } from "./checked.ts";
import type { Answering, Body, Rule } from "./implement.ts";
import type { Nouns } from "./records/nouns.ts";
import { refuse } from "./refusal.ts";

/** An operation that this server serves: its promise, its noun, the check of its input, and what it runs where the noun declares it. */
export interface Served {
  readonly promise: Operation;
  readonly noun: Noun;
  readonly body: Body | null;
  readonly answering: Answering | null;
  /** What must hold for every record of the noun. */
  readonly rule: Rule | null;
  /** The input as the contract wants it. Refuses what the contract does not allow. */
  parse(input: unknown): Readonly<Record<string, unknown>>;
}

export type Operations = ReadonlyMap<string, Served>;

function served(noun: Noun, promise: Operation, own: ReadonlyMap<string, Body | Answering | Rule>): Served {
  const schema = inputSchema(noun, promise);
  const found = own.get(promise.name);
  const holds = own.get(noun.word);
  if (promise.input && found?.kind !== promise.kind) throw new Error(`${promise.name} is promised but has no body`);
  return {
    promise,
    noun,
    body: found?.kind === "mutation" ? found : null,
    answering: found?.kind === "query" ? found : null,
    rule: holds?.kind === "rule" ? holds : null,
    parse: (input) => checked(schema, input) as Readonly<Record<string, unknown>>,
  };
}

/** Every operation of these nouns. What a noun declares itself needs a body, and each body such a declaration. */
export function operationsServed(nouns: Nouns, bodies: readonly (Body | Answering | Rule)[]): Operations {
  const byName = new Map(bodies.map((body) => [body.operation, body]));
  const operations = new Map(
    Object.values(nouns).flatMap((noun) =>
      operationsOf(noun).map((promise) => [promise.name, served(noun, promise, byName)] as const),
    ),
  );
  for (const { operation, kind } of bodies) {
    if (kind === "rule" && !nouns[operation]) throw new Error(`there is a rule for ${operation}, which is no noun`);
    if (kind === "rule") continue;
    if (!operations.get(operation)?.promise.input) throw new Error(`${operation} has a body but no noun promises it`);
  }
  return operations;
}

/** The operation of this name, if the actor may call it. Decided before the input is looked at. */
export function authorise(operations: Operations, actor: Actor, name: string): Served {
  const found = operations.get(name);
  if (!found) return refuse("UNKNOWN_OPERATION", { operation: name });
  if (!actor.permissions.has(name)) refuse("FORBIDDEN", { operation: name });
  return found;
}
