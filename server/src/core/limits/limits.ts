import { setTimeout as sleep } from "node:timers/promises";
import type { Actor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import { refuse } from "../refusal.ts";
import { type Allowance, forgetFull, take } from "./allowance.ts";

/** What is left to somebody who has asked for much lately; null for all others, who need not know. */
export type Left = number | null;

export interface Limits {
  /** Counts work before it is done. Refuses what is too much, with the seconds after which it is not. */
  count(actor: Actor, cost: number): Left | Promise<Left>;
}

export interface LimitsOptions {
  readonly database: Database;
  readonly clock: () => Date;
  readonly actor?: Allowance;
  readonly organization?: Allowance;
  readonly failed: (error: unknown) => void;
}

/** What a process lets pass without asking the others, and how much it asks them for at a time: a hundredth of it all. */
const SHARE = 0.01;
/** How long a request waits for the others' answer. One that comes later is still counted. */
const DECISION_MS = 50;
const MOST_KNOWN = 20_000;
const FORGET_EVERY_MS = 60_000;

const GENEROUS: { readonly actor: Allowance; readonly organization: Allowance } = {
  actor: { perSecond: 1000, atOnce: 10_000 },
  organization: { perSecond: 5000, atOnce: 50_000 },
};

/** What this process knows of a bucket. */
interface Known {
  tokens: number;
  at: number;
  /** Until when it is known that there is nothing left. */
  refusedUntil: number;
  remaining: number | null;
  /** What is asked of the others at this moment: whether they answered. */
  asking: Promise<boolean> | null;
}

/**
 * Work is counted, not requests: each operation costs what its promise says. A process has a small bucket of its own, so
 * that who asks for little is never looked up; beyond it, it takes portions from the bucket that all processes share.
 */
export function limits(options: LimitsOptions): Limits {
  const {
    database,
    clock,
    failed,
    actor: ofActor = GENEROUS.actor,
    organization: ofAll = GENEROUS.organization,
  } = options;
  const buckets = new Map<string, Known>();
  let forgotten = 0;

  function known(bucket: string, { perSecond, atOnce }: Allowance, now: number): Known {
    const own = atOnce * SHARE;
    let found = buckets.get(bucket);
    if (!found) {
      if (buckets.size >= MOST_KNOWN) buckets.clear();
      found = { tokens: own, at: now, refusedUntil: 0, remaining: null, asking: null };
      buckets.set(bucket, found);
    } else if (now > found.at) {
      if (found.tokens < own)
        found.tokens = Math.min(own, found.tokens + ((now - found.at) / 1000) * perSecond * SHARE);
      found.at = now;
    } else found.at = now;
    return found;
  }

  async function ask(
    bucket: string,
    allowance: Allowance,
    { found, cost }: { found: Known; cost: number },
  ): Promise<boolean> {
    const now = clock().getTime();
    const amount = Math.min(allowance.atOnce, Math.max(cost - found.tokens, allowance.atOnce * SHARE));
    try {
      const grant = await take(database, bucket, { amount, now, allowance });
      found.remaining = grant.remaining;
      if (grant.granted) found.tokens += amount;
      else {
        // Others may have gone on into debt since it was asked: that has to be made good, too.
        const more = Math.max(0, cost - found.tokens - amount);
        found.refusedUntil = now + grant.wait + Math.ceil((more / allowance.perSecond) * 1000);
      }
      if (now - forgotten > FORGET_EVERY_MS) {
        forgotten = now;
        await forgetFull(database, now);
      }
      return true;
    } catch (error) {
      // Without the others' answer work goes on: it meets the same database. What it costs stays counted here.
      failed(error);
      return false;
    }
  }

  /** Takes from one bucket; the answer is a promise only where others have to be asked. */
  function spend(bucket: string, allowance: Allowance, cost: number): void | Promise<void> {
    const now = clock().getTime();
    const found = known(bucket, allowance, now);
    if (found.tokens >= cost) {
      found.tokens -= cost;
      return undefined;
    }
    if (found.refusedUntil > now) tooMany(found, now);
    return spendShared(bucket, allowance, { found, cost });
  }

  async function spendShared(
    bucket: string,
    allowance: Allowance,
    asked: { found: Known; cost: number },
  ): Promise<void> {
    const { found, cost } = asked;
    const late = new AbortController();
    const due = sleep(DECISION_MS, "late" as const, { signal: late.signal }).catch(() => "late" as const);
    try {
      while (found.tokens < cost) {
        found.asking ??= ask(bucket, allowance, asked).finally(() => {
          found.asking = null;
        });
        let answered = await Promise.race([found.asking, due]);
        // As far in debt as the own bucket is large: then everybody waits for the answer.
        if (answered === "late" && found.asking !== null && found.tokens - cost < -allowance.atOnce * SHARE) {
          answered = await found.asking;
        }
        const now = clock().getTime();
        if (found.refusedUntil > now) tooMany(found, now);
        if (answered !== true) break;
      }
      found.tokens -= cost;
    } finally {
      late.abort();
    }
  }

  function tooMany({ refusedUntil }: Known, now: number): never {
    return refuse("TOO_MANY", { seconds: Math.max(1, Math.ceil((refusedUntil - now) / 1000)) });
  }

  return {
    count: (actor, cost) => {
      const { organization, kind, id } = actor;
      const [own, all] = [`${organization}:${kind}:${id}`, `${organization}`];
      const left = (): Left => buckets.get(own)?.remaining ?? null;
      const first = spend(own, ofActor, cost);
      if (first) return first.then(() => spend(all, ofAll, cost)).then(left);
      const second = spend(all, ofAll, cost);
      return second ? second.then(left) : left();
    },
  };
}
