import type { Bucket } from "./answers.ts";
import type { Ref } from "./fields.ts";
import type { Comparison, Metric } from "./metric.ts";
import type { Operation } from "./operations.ts";
import * as deals from "./sales/deals/metrics.ts";
import { READERS } from "./verb.ts";

const ALL = [...Object.values(deals)] as const;

/** The word of a metric. */
export type MetricWord = (typeof ALL)[number]["word"];

/** Every metric by its word. */
export const METRICS: ReadonlyMap<string, Metric> = new Map(ALL.map((each) => [each.word, each]));

/** Days of the calendar, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What is asked of a metric. One that is about a time needs `from` and `to`; one that is true now takes neither. */
export interface MetricRead<Word extends string = MetricWord> extends Partial<Period> {
  readonly metric: Word;
  /** Cuts the time into pieces. Quarters and years begin as the organization's fiscal year does, weeks on its first day. */
  readonly bucket?: Bucket;
  /** Splits it by at most three of its dimensions. */
  readonly by?: readonly string[];
  /** Narrows it: by dimension, one value or any of several. */
  readonly where?: Readonly<Record<string, string | readonly string[]>>;
  /** What it is compared with; null for nothing. Left out, what the metric declares. */
  readonly compare?: Comparison | null;
  /** The zone that days begin and end in; the organization's, unless another is asked for. */
  readonly zone?: string;
}

/** Whether a change is good news. */
export type Verdict = "better" | "worse" | "same";

/** A value in one currency, or of a metric without one, beside what it is compared with. */
export interface Figure {
  /** The currency where values are money, in minor units. Two currencies are never added. */
  readonly currency: string | null;
  /** Null where there is nothing to make it of, as an average of no records. */
  readonly value: number | null;
  readonly previous: number | null;
  /** The change relative to `previous` (0.1 is a tenth more); of a share in points of it. */
  readonly change: number | null;
  readonly verdict: Verdict | null;
}

/** A piece of the time that was asked for. A piece at either end is cut where the time begins or ends. */
export interface MetricPoint extends Period {
  /** The piece that it is compared with. */
  readonly compared: Period | null;
  readonly figures: readonly Figure[];
}

/** One place in the dimensions that were asked for. */
export interface MetricGroup {
  readonly by: Readonly<Record<string, string | Ref | null>>;
  readonly figures: readonly Figure[];
  /** Empty where no bucket was asked for. */
  readonly series: readonly MetricPoint[];
}

/** What a metric came to. */
export interface MetricAnswer {
  readonly metric: string;
  readonly unit: Metric["unit"];
  readonly good: Metric["good"];
  /** How it is made, so that a figure can be traced to records. */
  readonly definition: Pick<Metric, "noun" | "summary" | "of" | "where" | "time">;
  /** The time that was asked for, and what it is compared with. */
  readonly period: Period | null;
  readonly compared: Period | null;
  readonly zone: string;
  /** The place in the organization's journal up to which it counts every write. */
  readonly asOf: number;
  readonly figures: readonly Figure[];
  /** Empty where no bucket was asked for. */
  readonly series: readonly MetricPoint[];
  /** Empty where no dimension was asked for; the greatest first. */
  readonly groups: readonly MetricGroup[];
  /** Whether there are more groups than the thousand that are told. */
  readonly more: boolean;
}

function reading(verb: string, summary: string, cost: number): Operation {
  return {
    ...{ name: `metrics.${verb}`, noun: "metrics", verb, kind: "query", summary, cost, roles: READERS },
    ...{ on: null, emits: null, undoneBy: null, input: null },
  };
}

/** What can be asked of metrics. Whoever asks needs the right to list the noun of the metric, too. */
export const METRIC_OPERATIONS: readonly Operation[] = [
  reading("list", "Lists the metrics that can be read.", 1),
  reading("read", "Reads a metric: over a time, in pieces, by dimensions, and beside what it is compared with.", 10),
];
