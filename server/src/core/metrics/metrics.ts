import { METRICS, type Metric } from "@nexus-os/contracts";
import { metricListSchema } from "@nexus-os/contracts/schema";
import type { Actor } from "../actor.ts";
import { checked } from "../checked.ts";
import type { Database } from "../database/database.ts";
import type { JsonText } from "../execute.ts";
import type { Finisher } from "../journal/keep.ts";
import type { Nouns } from "../records/nouns.ts";
import { refuse } from "../refusal.ts";
import { type Difference, differences, rebuild } from "./build.ts";
import { rollupKeeper } from "./keep.ts";
import { reading } from "./read.ts";
import { rollupsOf } from "./rollups.ts";

/** One noun of one organization whose rollups are counted. */
export interface Task {
  readonly organization: string;
  readonly noun: string;
}

export interface MetricsOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly clock: () => Date;
  /** Told of what failed where nobody waits for an answer. */
  readonly failed: (error: unknown) => void;
  /** All of the contracts, unless it is said. */
  readonly metrics?: ReadonlyMap<string, Metric>;
}

export interface Metrics {
  /** Keeps the rollups in the transaction of every write. */
  readonly keep: Finisher;
  /** Answers metrics.read and metrics.list. */
  query(actor: Actor, operation: string, input: unknown): Promise<JsonText>;
  /** What is kept: every noun with metrics of every organization, or of one, or what one metric needs. */
  tasks(only?: { readonly organization?: string | undefined; readonly metric?: string | undefined }): Promise<Task[]>;
  /** Counts anew while others write. Answers whether that was needed; `always` does it anyway. */
  rebuild(task: Task, how: { readonly always: boolean }): Promise<boolean>;
  /** Where what is kept is not what the records come to; null where nothing is kept by today's definitions. */
  differences(task: Task): Promise<Difference[] | null>;
  /** Counts what was never counted, or by another definition, in the background; a read is counted from the rows until then. */
  tend(only?: string): void;
  stop(): Promise<void>;
}

const METRICS_PREFIX = "metrics.";
/** How long an organization is left alone after it was tended. */
const PAUSE_MS = 60_000;

export function isOfMetrics(operation: string): boolean {
  return operation.startsWith(METRICS_PREFIX);
}

/** The metrics of a process: kept with every write, read, and counted anew where their definition has changed. */
export function createMetrics({ database, nouns, clock, failed, metrics = METRICS }: MetricsOptions): Metrics {
  const rollups = rollupsOf(metrics, nouns);
  const running = new Set<Promise<void>>();
  const tended = new Map<string, number>();
  let stopped = false;

  const tasks: Metrics["tasks"] = async ({ organization, metric } = {}) => {
    const rows =
      organization === undefined
        ? await database.all("SELECT id FROM organizations ORDER BY id")
        : await database.all("SELECT id FROM organizations WHERE id=?", [organization]);
    const noun = metric === undefined ? undefined : metrics.get(metric)?.noun;
    const words = [...rollups.of.keys()].filter((word) => metric === undefined || word === noun);
    return rows.flatMap(({ id }) => words.map((word) => ({ organization: id as string, noun: word })));
  };

  const place = (task: Task) => ({ rollups, nouns, ...task });
  const rebuildOne: Metrics["rebuild"] = (task, { always }) =>
    rebuild(database, { ...place(task), always, at: clock().toISOString() });

  async function tendAll(only: string | undefined): Promise<void> {
    for (const task of await tasks({ organization: only })) {
      if (stopped) return;
      await rebuildOne(task, { always: false });
    }
  }

  const tend: Metrics["tend"] = (only) => {
    const name = only ?? "";
    const now = clock().getTime();
    if (stopped || now - (tended.get(name) ?? Number.NEGATIVE_INFINITY) < PAUSE_MS) return;
    tended.set(name, now);
    const run = tendAll(only)
      .catch(failed)
      .finally(() => running.delete(run));
    running.add(run);
  };

  const { read, list } = reading({ database, metrics, rollups, nouns, stale: tend });
  return {
    keep: rollupKeeper({ rollups, nouns }),
    query: async (actor, operation, input) => {
      if (!actor.permissions.has(operation)) refuse("FORBIDDEN", { operation });
      if (operation === "metrics.read") return read(actor, input);
      if (operation === "metrics.list") {
        checked(metricListSchema, input);
        return list(actor);
      }
      return refuse("UNKNOWN_OPERATION", { operation });
    },
    ...{ tasks, rebuild: rebuildOne, differences: (task) => differences(database, place(task)), tend },
    stop: async () => {
      stopped = true;
      await Promise.all(running);
    },
  };
}
