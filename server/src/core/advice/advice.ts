import { type Noun, newId } from "@nexus-os/contracts";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import type { JobForm } from "../jobs/form.ts";
import type { Jobs } from "../jobs/jobs.ts";
import { sha256 } from "../journal/entry.ts";
import type { Query } from "../query/query.ts";
import type { Nouns } from "../records/nouns.ts";
import { Refusal } from "../refusal.ts";
import type { Advising } from "./advise.ts";
import { type Evaluated, evaluate, type Works } from "./evaluate.ts";
import type { LookingLimits } from "./limits.ts";
import type { Standing } from "./look.ts";
import { watchFinding } from "./watch.ts";

/** The job that evaluates an organization's advice. */
export const RUN = "advice.run";
/** How much a job writes at most, each of it a step. */
const MOST_WRITES = 800;
/** How long an evaluation goes on; what it did not come to is evaluated next time. */
const MOST_MS = 300_000;
/** How often it is looked for organizations that have no plan yet. */
const PLAN_MS = 600_000;
/** How long a server that has just begun is left alone. */
const FIRST_MS = 30_000;
/** Every so many hours an organization's advice is evaluated. */
const HOURS = 4;

/** What is evaluated: everything, or one advice. */
export interface Wanted {
  readonly advice?: string;
}

/** What an evaluation came to: of each advice, and those that failed or were not come to. */
export interface Ran {
  readonly evaluated: readonly Evaluated[];
  readonly failed: readonly string[];
}

export interface AdviceOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly advising: ReadonlyMap<string, Advising>;
  readonly clock: () => Date;
  readonly execute: () => Execute;
  readonly query: () => Query;
  readonly failed: (error: unknown) => void;
  readonly limits?: LookingLimits;
}

/** What Nexus may call to evaluate: every reading of records, figures, and what it writes down. */
function permissionsOf(nouns: Nouns): string[] {
  const reading = ({ word, standard }: Noun): string[] =>
    standard.flatMap((verb) =>
      ["list", "get", "count", "aggregate", "timeline"].includes(verb) ? [`${word}.${verb}`] : [],
    );
  const own = ["find", "refresh", "close", "measure"].map((verb) => `findings.${verb}`);
  return [...Object.values(nouns).flatMap(reading), ...own, "metrics.read"];
}

/** When an organization's advice is evaluated: each at a time of its own, so that not all are at once. */
export function cronOf(organization: string): string {
  const place = Number.parseInt(sha256(organization).slice(0, 8), 16) % (HOURS * 60);
  return `${place % 60} ${Math.floor(place / 60)}-23/${HOURS} * * *`;
}

/** The advice of a process: evaluated as a job by plan, or at once. */
export function createAdvice(options: AdviceOptions) {
  const { database, nouns, advising, clock, execute, query, failed, limits } = options;
  const permissions = permissionsOf(nouns);

  async function standingOf(id: string): Promise<Standing> {
    const row = await database.get("SELECT currency, time_zone FROM organizations WHERE id=?", [id]);
    if (!row) throw new Refusal("NOT_FOUND", { singular: "organization" });
    return { id, currency: row["currency"] as string, timeZone: row["time_zone"] as string };
  }

  async function run(works: Works, organization: string, { advice }: Wanted): Promise<Ran> {
    const wanted = [...advising.values()].filter((each) => advice === undefined || each.advice.word === advice);
    const standing = await standingOf(organization);
    const most = Math.floor(MOST_WRITES / Math.max(1, wanted.length));
    const until = performance.now() + MOST_MS;
    const evaluated: Evaluated[] = [];
    const missed: string[] = [];
    for (const each of wanted) {
      const { word } = each.advice;
      if (works.signal.aborted || performance.now() > until) {
        missed.push(word);
        continue;
      }
      const now = clock().toISOString();
      const one = { advising: each, works, organization: standing, now, most, ...(limits ? { limits } : {}) };
      const done = await evaluate(one, (error) => {
        missed.push(word);
        // That it had to end is no failure of its own.
        if (!works.signal.aborted) failed(new Error(`The advice ${word} failed`, { cause: error }));
      });
      if (done) evaluated.push(done);
    }
    return { evaluated, failed: missed };
  }

  const form: JobForm<Wanted> = {
    name: RUN,
    permissions,
    title: ({ advice }) => (advice === undefined ? "Advice" : `Advice ${advice}`),
    run: async (ctx, wanted) => {
      const ran = await run(ctx, ctx.organization, wanted);
      // Whoever was interrupted is put aside here, and goes on later behind what is written down.
      if (ctx.signal.aborted) await ctx.step("interrupted", async () => null);
      return ran;
    },
  };

  /** Evaluates in this process, at once. */
  function runNow(organization: string, wanted: Wanted, signal = new AbortController().signal): Promise<Ran> {
    const actor: Actor = {
      kind: "system",
      id: "advice",
      name: "Nexus",
      organization,
      permissions: new Set(permissions),
    };
    const works: Works = {
      signal,
      query: async (operation, input) => JSON.parse(await query()(actor, operation, input)),
      execute: async (_step, operation, given, again) => {
        for (;;) {
          try {
            const input = typeof given === "function" ? await given() : given;
            const outcome = await execute()(actor, operation, { key: newId(), input });
            return outcome.outcome === "done" ? { ...outcome, output: JSON.parse(outcome.output) as unknown } : outcome;
          } catch (error) {
            if (!(error instanceof Refusal) || !again?.(error)) throw error;
          }
        }
      },
    };
    return run(works, organization, wanted);
  }

  /** Gives every organization its plan, and a new one its first evaluation soon. Said again it changes nothing. */
  async function plan(jobs: Jobs): Promise<void> {
    const sql =
      "SELECT o.id, o.time_zone FROM organizations o LEFT JOIN job_schedules s ON s.organization_id=o.id AND s.id=? WHERE s.id IS NULL";
    for (const { id, time_zone: zone } of await database.all(sql, [RUN])) {
      const organization = id as string;
      const actor = { kind: "system", id: "advice" } as const;
      const at = new Date(clock().getTime() + FIRST_MS).toISOString();
      await jobs.begin({ organization, actor, job: RUN, input: {}, key: "advice first", at });
      await jobs.schedule({
        organization,
        id: RUN,
        job: RUN,
        cron: cronOf(organization),
        zone: zone as string,
        input: {},
      });
    }
  }

  let timer: NodeJS.Timeout | undefined;
  let planning: Promise<void> = Promise.resolve();

  return {
    forms: [form as JobForm, watchFinding as JobForm],
    advising,
    run: runNow,
    plan,
    start: (jobs: Jobs): void => {
      const soon = (): void => {
        planning = plan(jobs).catch(failed);
      };
      soon();
      timer = setInterval(soon, PLAN_MS);
      timer.unref();
    },
    stop: async (): Promise<void> => {
      clearInterval(timer);
      await planning;
    },
  };
}
