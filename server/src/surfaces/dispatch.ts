import type { Told } from "@nexus-os/contracts";
import { toldSchema } from "@nexus-os/contracts/schema";
import type { SessionActor } from "../core/actor.ts";
import type { Execute, JsonText } from "../core/execute.ts";
import type { Denials } from "../core/journal/denials.ts";
import { authorise, type Operations } from "../core/operations.ts";
import type { Query } from "../core/query/query.ts";
import { refuse } from "../core/refusal.ts";
import { visitNow } from "../core/telemetry/visit.ts";
import type { Watch } from "../core/telemetry/watch.ts";

/** What every protocol calls: an operation by its name. Answers with JSON text. */
export interface Dispatch {
  query(actor: SessionActor, operation: string, input: unknown): Promise<JsonText>;
  mutate(actor: SessionActor, operation: string, input: unknown): Promise<JsonText>;
}

function told(input: unknown): Told<unknown> {
  const checked = toldSchema.safeParse(input);
  if (checked.success) return checked.data as Told<unknown>;
  return refuse("INVALID", {
    issues: "a write must be { key, input }, its key of 1 to 64 characters of A-Z, a-z, 0-9, _ and -",
  });
}

interface Behind {
  readonly operations: Operations;
  readonly execute: Execute;
  readonly query: Query;
  readonly denials: Denials;
}

export function dispatcher(core: Behind): Dispatch {
  const seen = async (actor: SessionActor, operation: string, act: () => Promise<JsonText>): Promise<JsonText> => {
    try {
      return await act();
    } catch (error) {
      core.denials.saw(actor, operation, error);
      throw error;
    }
  };
  const dispatch = answering(core);
  return {
    query: (actor, operation, input) => seen(actor, operation, () => dispatch.query(actor, operation, input)),
    mutate: (actor, operation, input) => seen(actor, operation, () => dispatch.mutate(actor, operation, input)),
  };
}

function answering(core: Behind): Dispatch {
  return {
    query: async (actor, operation, input) => {
      if (operation === "session.current") {
        // A key is no session.
        if (!actor.session) refuse("FORBIDDEN", { operation });
        return JSON.stringify(actor.session);
      }
      return core.query(actor, operation, input);
    },
    mutate: async (actor, operation, input) => {
      // The permission is asked before the input is looked at, its envelope included.
      authorise(core.operations, actor, operation);
      const outcome = await core.execute(actor, operation, told(input));
      if (outcome.outcome !== "done") return JSON.stringify(outcome);
      return `{"outcome":"done","output":${outcome.output},"seq":${outcome.seq}}`;
    },
  };
}

/** Notes what was called in the line of its request, a write with its place in the journal, and lets it be watched. */
export function noted(dispatch: Dispatch, operations: Operations, watch: Watch | null): Dispatch {
  // Only what exists is named: anything else is whatever somebody sent.
  const nameOf = (operation: string): string =>
    operations.has(operation) || operation === "session.current" ? operation : "(unknown)";

  return {
    query: (actor, operation, input) => {
      const name = nameOf(operation);
      visitNow()?.operations.push(name);
      const act = (): Promise<JsonText> => dispatch.query(actor, operation, input);
      return watch ? watch.part("operation", name, act) : act();
    },
    mutate: async (actor, operation, input) => {
      const name = nameOf(operation);
      const act = (): Promise<JsonText> => dispatch.mutate(actor, operation, input);
      let seq = " failed";
      try {
        const text = await (watch ? watch.part("operation", name, act) : act());
        seq = text.startsWith('{"outcome":"done"') ? `#${text.slice(text.lastIndexOf(":") + 1, -1)}` : "";
        return text;
      } finally {
        visitNow()?.operations.push(name + seq);
      }
    },
  };
}
