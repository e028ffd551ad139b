import { Worker } from "openworkflow";
import type { Database } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Query } from "../query/query.ts";
import { jobsBackend } from "./backend.ts";
import type { Tools } from "./context.ts";
import { eventTeller } from "./events.ts";
import { type Figures, figuresOf } from "./figures.ts";
import type { RunId } from "./ids.ts";
import { type Lease, leasesOf } from "./leases.ts";
import { begin, type Queue, type QueuedJob } from "./queue.ts";
import { rhythm } from "./rhythm.ts";
import { type Schedule, schedules } from "./schedules.ts";
import { sealsOf } from "./seals.ts";
import { stateTeller } from "./tell.ts";
import { timesOf } from "./times.ts";
import { workflowOf } from "./workflow.ts";

/** How hard a process works, and how soon another one takes over. */
export interface JobLimits {
  /** How long a job stays with a process that gives no sign of life. */
  readonly leaseMs: number;
  readonly beatMs: number;
  /** How often is looked for what other processes have put into the queue. */
  readonly pollMs: number;
  /** How many jobs of an organization run at once, over all processes. */
  readonly perOrganization: number;
  readonly perProcess: number;
  /** How long steps that run may take when the process stops. */
  readonly graceMs: number;
}

const JOB_LIMITS: JobLimits = {
  ...{ leaseMs: 5000, beatMs: 1500, pollMs: 500 },
  ...{ perOrganization: 4, perProcess: 8, graceMs: 3000 },
};

export interface JobsOptions {
  readonly database: Database;
  readonly queue: Queue;
  readonly keys: SubjectKeys;
  readonly execute: Execute;
  readonly query: Query;
  readonly clock: () => Date;
  readonly newRequestId: () => string;
  readonly failed: (error: unknown) => void;
  /** Told of each organization whose queue this process has put something into. */
  readonly queued?: (organization: string) => void;
  readonly limits?: Partial<JobLimits>;
}

/** The jobs of a server. Any process may begin them; those do them that were started. */
export interface Jobs extends Pick<Queue, "enqueue"> {
  /** Begins a job in a transaction of its own. */
  begin(job: QueuedJob): Promise<string>;
  cancel(run: RunId): Promise<boolean>;
  retry(run: RunId): Promise<boolean>;
  /** Hands data to a job that waits by this name. */
  signal(run: RunId, name: string, data: unknown): Promise<boolean>;
  schedule(schedule: Schedule): Promise<void>;
  unschedule(organization: string, id: string): Promise<void>;
  /** How the queue stands. */
  doctor(): Promise<Figures>;
  /** Another process has put something into a queue. */
  wake(): void;
  start(): void;
  /** Begins nothing more, gives steps that run their time, and lets go of what is left for others to take up at once. */
  stop(): Promise<void>;
}

export function jobsOf(options: JobsOptions): Jobs {
  const { database, queue, keys, execute, query, clock, newRequestId, failed } = options;
  const limits = { ...JOB_LIMITS, ...options.limits };
  const { leaseMs, perOrganization } = limits;
  const times = timesOf(clock);
  const seals = sealsOf(keys);
  let wake = (): void => {};
  let drained = (): void => {};
  const leases = leasesOf(database, leaseMs, () => {
    if (leases.size === 0) drained();
    wake();
  });
  const backend = jobsBackend({ database, times, seals, leases, leaseMs, perOrganization });

  const progress: Tools["progress"] = async ({ organization, id, worker }: Lease, permille) => {
    await database.transaction((tx) =>
      tx.run(
        "UPDATE job_runs SET progress=?, revision=revision+1, untold=1 WHERE organization_id=? AND id=? AND worker=? AND state='running'",
        [permille, organization, id, worker],
      ),
    );
    wake();
  };
  const tools = { database, keys, execute, query, clock, newRequestId, failed, progress };
  const cancelled = (workflowRunId: string) => backend.cancelWorkflowRun({ workflowRunId });
  const workflows = [...queue.forms.values()].map((form) => workflowOf(form, { ...tools, leases, cancelled }));
  const engine = new Worker({ backend, workflows, concurrency: limits.perProcess });

  const planned = schedules({ database, queue, clock });
  const tellEvents = eventTeller({ database, keys, clock });
  const claims = rhythm(limits.pollMs, async () => (await engine.tick()) > 0, failed);
  const beats = rhythm(limits.beatMs, async () => leases.beat().then(() => false), failed);
  const plans = rhythm(Math.max(limits.pollMs, 1000), planned.tick, failed);
  const events = rhythm(limits.pollMs, tellEvents, failed);
  const states = rhythm(limits.pollMs, stateTeller({ database, seals, execute, failed }), failed);
  const rhythms = [claims, plans, events, states];
  wake = () => {
    for (const each of [claims, events, states]) each.wake();
  };
  queue.onWake((organization) => {
    wake();
    options.queued?.(organization);
  });

  /** Something of a job that is done in a transaction of its own. */
  async function written<T>(organization: string, act: Parameters<Database["transaction"]>[0]): Promise<T> {
    const done = (await database.transaction(act)) as T;
    queue.committed(organization);
    return done;
  }

  return {
    enqueue: queue.enqueue,
    begin: (job) => begin(database, queue, job),
    cancel: (run) => written(run.organization, (tx) => queue.cancel(tx, run)),
    retry: (run) => written(run.organization, (tx) => queue.retry(tx, run)),
    signal: (run, name, data) => written(run.organization, (tx) => queue.signal(tx, run, name, data)),
    schedule: (schedule) => database.transaction((tx) => planned.set(tx, schedule)),
    unschedule: (organization, id) => database.transaction((tx) => planned.remove(tx, organization, id)),
    doctor: () => figuresOf(database, clock()),
    wake: () => wake(),
    start: () => {
      for (const each of [beats, ...rhythms]) each.start();
    },
    stop: async () => {
      leases.interrupt("stopping");
      await Promise.all(rhythms.map((each) => each.stop()));
      if (leases.size > 0) {
        const over = new Promise<void>((resolve) => {
          drained = resolve;
        });
        const timer = Promise.withResolvers<void>();
        const grace = setTimeout(timer.resolve, limits.graceMs);
        leases.interrupt("stopping");
        await Promise.race([over, timer.promise]);
        clearTimeout(grace);
        await leases.release();
      }
      await beats.stop();
    },
  };
}
