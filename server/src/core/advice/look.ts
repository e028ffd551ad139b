import {
  type Advice,
  confidenceOf,
  type Learned,
  type Money,
  type Noun,
  priorityOf,
  type Ranking,
  thresholdsOf,
} from "@nexus-os/contracts";
import { fieldsSchema } from "@nexus-os/contracts/schema";
import { z } from "zod";
import { checked } from "../checked.ts";
import type { Advising, Found, Looking } from "./advise.ts";
import type { Ask, Tuned } from "./learned.ts";
import { LOOKING, type LookingLimits, limited, within } from "./limits.ts";

/** An organization as its advice needs it. */
export interface Standing {
  readonly id: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** What is told of a finding: the input of the verbs that write it down. */
export interface ToldFinding {
  readonly advice: string;
  readonly noun: string;
  readonly record: string;
  readonly subject: string;
  readonly told: {
    readonly title: string;
    readonly severity: Advice["severity"];
    readonly evidence: Readonly<Record<string, unknown>>;
    readonly worth: Money | null;
    readonly gain: number | null;
    readonly confidence: number;
    readonly sample: number;
    readonly recordVersion: number;
    readonly validUntil: string;
    readonly priority: number;
    readonly ranking: Ranking;
  };
}

export interface LookOptions {
  readonly advising: Advising;
  readonly ask: Ask;
  readonly organization: Standing;
  readonly tuned: Tuned;
  readonly learned: Learned & { readonly weight: number };
  readonly now: string;
  /** Ends with the right to go on. */
  readonly signal: AbortSignal;
  readonly limits?: LookingLimits;
}

const DAY = 86_400_000;

/** What an effect is compared by among those of its advice: amounts of different currencies are not compared. */
function sizeOf({ effect }: Found): { readonly unit: string; readonly size: number } {
  if (effect === null) return { unit: "", size: 0 };
  return typeof effect === "number"
    ? { unit: "count", size: Math.abs(effect) }
    : { unit: effect.currency, size: Math.abs(effect.minor) };
}

/** The place of each finding among those of its advice by their effect, in thousandths: the largest has one, the smallest next to none. */
function sharesOf(all: readonly Found[]): ReadonlyMap<Found, number> {
  const shares = new Map<Found, number>();
  for (const [, own] of Map.groupBy(all, (each) => sizeOf(each).unit)) {
    const sizes = own.map((each) => sizeOf(each).size).sort((one, other) => one - other);
    for (const each of own) {
      const below = sizes.findLastIndex((size) => size <= sizeOf(each).size) + 1;
      shares.set(each, Math.round((1000 * below) / sizes.length) / 1000);
    }
  }
  return shares;
}

/** What an advice finds now, each held against what the advice declares; the larger its place, the sooner. */
export async function look(options: LookOptions): Promise<ToldFinding[]> {
  const { advising, organization, tuned, learned, now, signal, limits = LOOKING } = options;
  const { advice } = advising;
  const ask = limited(options.ask, limits, signal);
  const looking: Looking<Advice> = {
    ...{ now, organization, thresholds: thresholdsOf(advice, organization.currency, tuned.thresholds) },
    query: ((noun: Noun, verb: string, input: unknown) =>
      ask(`${noun.word}.${verb}`, input)) as Looking<Advice>["query"],
    metric: (asked) => ask("metrics.read", asked) as ReturnType<Looking<Advice>["metric"]>,
  };
  const found = await within(advising.find(looking), limits.milliseconds, signal);
  const shares = sharesOf(found);
  const evidenceSchema = z.strictObject(fieldsSchema(advice.evidence));
  const { weight, taken, dismissed, undone } = learned;
  const told = found.map((each): ToldFinding => {
    const { record, title, effect, sample, severity = advice.severity, subject = record.id } = each;
    const ranking: Ranking = {
      ...{ severity, share: shares.get(each) ?? 0, confidence: confidenceOf(sample), weight },
      ...{ taken, dismissed, undone },
    };
    return {
      ...{ advice: advice.word, noun: advice.noun, record: record.id, subject },
      told: {
        ...{ title, severity, evidence: checked(evidenceSchema, each.evidence) as Readonly<Record<string, unknown>> },
        worth: typeof effect === "number" ? null : effect,
        gain: typeof effect === "number" ? effect : null,
        ...{ confidence: ranking.confidence, sample, recordVersion: record.version },
        validUntil: new Date(Date.parse(now) + advice.holds * DAY).toISOString(),
        ...{ priority: priorityOf(ranking), ranking },
      },
    };
  });
  const subjects = new Set(told.map(({ subject }) => subject));
  if (subjects.size < told.length) throw new Error(`${advice.word} found one thing twice`);
  return told.sort((one, other) => other.told.priority - one.told.priority);
}
