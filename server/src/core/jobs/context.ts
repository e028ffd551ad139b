import type { Outcome } from "@nexus-os/contracts";
import { fault } from "#faults";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import { keyNow } from "../identity/api-keys.ts";
import { grantedTo, membershipIn } from "../identity/members.ts";
import { sha256 } from "../journal/entry.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Query } from "../query/query.ts";
import { Refusal, refusalOf, refuse } from "../refusal.ts";
import { decide, retrying, toldOf } from "./failure.ts";
import { type Duration, type Happened, type JobContext, type JobForm, millisecondsOf } from "./form.ts";
import { Interrupted } from "./interrupted.ts";
import type { Lease } from "./leases.ts";
import type { RunInput } from "./run-rows.ts";
import { told } from "./told.ts";
import { HANDED, signalOf } from "./waits.ts";

/** What the engine gives a job's function to make its steps with. */
export interface Steps {
  run<T>(config: { name: string; retryPolicy: ReturnType<typeof retrying> }, act: () => Promise<T>): Promise<T>;
  sleep(name: string, duration: string): Promise<void>;
  waitForSignal(options: { name: string; signal: string; timeout: number }): Promise<{ data: unknown } | null>;
}

/** What jobs work with. */
export interface Tools {
  readonly database: Database;
  readonly keys: SubjectKeys;
  readonly execute: Execute;
  readonly query: Query;
  readonly clock: () => Date;
  readonly newRequestId: () => string;
  /** Told of what nobody foresaw, with the id that stands in the job's failure. */
  readonly failed: (error: unknown) => void;
  /** Writes down how far a job has come, in thousandths. */
  readonly progress: (lease: Lease, permille: number) => Promise<void>;
}

const RETRIES = 5;
const PROGRESS_MS = 2000;

/** The same for a step of a job whenever it is done: 64 characters are the most. */
function keyOfStep(job: string, step: string): string {
  return `${job}-${sha256(step).slice(0, 27)}`;
}

async function actorOf(
  { database, clock }: Pick<Tools, "database" | "clock">,
  { organization, actor: { kind, id }, given }: RunInput,
  form: JobForm,
): Promise<Actor> {
  const { name, permissions: own = [] } = form;
  if (kind === "system") return { kind, id, name: "Nexus", organization, permissions: new Set(own) };
  if (kind === "key") {
    const key = await keyNow(database, organization, { id, at: clock().toISOString() });
    if (!key) return refuse("FORBIDDEN", { operation: name });
    return { ...key, permissions: new Set([...key.permissions, ...(form.grants?.(given) ?? [])]) };
  }
  const membership = await membershipIn(database, organization, { id });
  if (!membership) return refuse("FORBIDDEN", { operation: name });
  const permissions = new Set([...grantedTo(membership), ...(form.grants?.(given) ?? [])]);
  return { kind, id, name: membership.member.name, organization, permissions };
}

/** The context of one run of a job in this process, and what its failures come to. */
export function contextOf(
  form: JobForm,
  { input, lease, steps }: { input: RunInput; lease: Lease; steps: Steps },
  tools: Tools,
) {
  const names = new Set<string>();
  /** What the engine threw: it goes back to the engine as it is, and nothing more is begun. */
  let ended: { readonly error: unknown } | null = null;
  let toldAt = Number.NEGATIVE_INFINITY;

  /** Whether anything may be begun now: who swallows the engine's signal must not go on. */
  function enter(name: string): void {
    if (ended) throw ended.error;
    if (lease.interrupted) throw new Interrupted(lease.interrupted);
    if (names.has(name)) throw new Error(`${form.name} has two steps called ${name}`);
    names.add(name);
  }

  async function through<T>(act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      ended = { error };
      throw error;
    }
  }

  function retell(error: unknown): never {
    const requestId = tools.newRequestId();
    const shown = toldOf(error, requestId);
    if (!(error instanceof Refusal) && error !== shown)
      tools.failed(new Error(`The job ${form.name} failed (${requestId})`, { cause: error }));
    throw shown;
  }

  async function attempt<T>(name: string, act: () => Promise<T>): Promise<T> {
    const policy = retrying(form.retries ?? RETRIES);
    const begun = async (): Promise<T> => {
      try {
        await fault("jobs.step.begun");
        const result = await act();
        await fault("jobs.step.done");
        return result;
      } catch (error) {
        decide(policy, error);
        return retell(error);
      }
    };
    return through(() => steps.run({ name, retryPolicy: policy }, begun));
  }

  const step: JobContext["step"] = async (name, act) => {
    enter(name);
    return attempt(name, act);
  };

  const actor: JobContext["actor"] = () => actorOf(tools, input, form);

  async function write(name: string, operation: string, given: unknown): Promise<Outcome<unknown>> {
    const who = await actor();
    const key = keyOfStep(input.id, name);
    const outcome = await tools.execute(who, operation, { key, input: given }).catch((error: unknown) => {
      // It was done before this process could keep its answer, and its input has been computed anew since.
      if (error instanceof Refusal && error.code === "KEY_REUSED") return told(tools, who, key);
      throw error;
    });
    return outcome.outcome === "done" ? { ...outcome, output: JSON.parse(outcome.output) as unknown } : outcome;
  }

  async function writeAgain(
    name: string,
    operation: string,
    { given, again }: { given: unknown; again: ((refusal: Refusal) => boolean) | undefined },
  ): Promise<Outcome<unknown>> {
    for (;;) {
      try {
        return await write(name, operation, typeof given === "function" ? await given() : given);
      } catch (error) {
        if (!(error instanceof Refusal) || !again?.(error)) throw error;
      }
    }
  }

  async function wait(name: string, signal: string, timeout: Duration): Promise<{ data: unknown } | null> {
    enter(name);
    return through(() => steps.waitForSignal({ name, signal, timeout: millisecondsOf(timeout) }));
  }

  const context: JobContext = {
    organization: input.organization,
    jobId: input.id,
    signal: lease.signal,
    ...{ actor, step },
    sleep: async (name, duration) => {
      enter(name);
      return through(() => steps.sleep(name, `${millisecondsOf(duration)}ms`));
    },
    waitForEvent: async (name, event, { timeout, matching = {} }) => {
      const given = await wait(name, signalOf(event, matching), timeout);
      return given && (given.data as Happened);
    },
    waitForSignal: (name, { timeout }) => wait(name, HANDED, timeout),
    progress: async (done, of) => {
      if (ended || lease.interrupted || performance.now() - toldAt < PROGRESS_MS) return;
      toldAt = performance.now();
      await tools.progress(lease, of > 0 ? Math.round((1000 * Math.min(done, of)) / of) : 0);
    },
    execute: (name, operation, given, again) => step(name, () => writeAgain(name, operation, { given, again })),
    attempt: (name, operation, given, again) =>
      step(name, async () => {
        try {
          return await writeAgain(name, operation, { given, again: undefined });
        } catch (error) {
          const { code } = refusalOf(error);
          if (again?.(code)) throw error;
          // It is told of here alone: the job has an answer.
          if (code === "INTERNAL") tools.failed(error);
          return { outcome: "refused", code } as const;
        }
      }),
    query: async (operation, given) => JSON.parse(await tools.query(await actor(), operation, given)),
  };

  /** A failure between two steps is one of a step of its own: its attempts are counted, and it is tried again, as theirs. */
  async function failBetween(error: unknown): Promise<never> {
    return attempt("(between its steps)", () => Promise.reject(error));
  }

  return {
    context,
    failBetween,
    isOfEngine: (error: unknown) => ended?.error === error,
  };
}
