import type { ActorName } from "./live.ts";
import type { Money } from "./money.ts";

/** How many records there are: exactly, or `more` than that. */
export interface Count {
  readonly count: number;
  readonly more: boolean;
}

/** The spans of time that a day or a moment can be grouped by. Days begin in the organization's zone, weeks on Monday (ISO 8601). */
export const BUCKETS = ["day", "week", "month", "quarter", "year"] as const;
/** A span of time. */
export type Bucket = (typeof BUCKETS)[number];

/** What figures can be made of the values of a field. */
export const MEASURES = ["sum", "average", "least", "most"] as const;
/** A figure of a group. */
export type Measure = (typeof MEASURES)[number];

/** How records are grouped and what is counted of each group: by at most three dimensions, of at most five figures. */
export interface Aggregation<Filter = unknown> {
  readonly filter?: Filter;
  readonly by?: readonly { readonly field: string; readonly bucket?: Bucket }[];
  readonly measures?: readonly { readonly field: string; readonly of: Measure }[];
}

/** One group: its place in every dimension, how many records it has, and its figures by `<measure> <field>`. */
export interface Group {
  readonly by: Readonly<Record<string, unknown>>;
  readonly count: number;
  /** Money is never added across currencies: a group has one currency where it measures money. */
  readonly figures: Readonly<Record<string, number | string | Money | null>>;
}

/** The groups in the order of their dimensions; `more` where there are more than a thousand. */
export interface Groups {
  readonly groups: readonly Group[];
  readonly more: boolean;
}

/** What is asked of a record's past, newest first. */
export interface Timeline {
  readonly id: string;
  readonly limit?: number;
  readonly after?: string;
}

/** A write to a record as its timeline tells it. */
export interface Moment {
  readonly seq: number;
  readonly at: string;
  readonly actor: ActorName;
  /** The operation, for example deals.move. */
  readonly operation: string;
  /** The write that called this one; null where somebody asked for it. */
  readonly cause: number | null;
  readonly version: number;
  /** What was before and is since, of the fields that changed; null where the values were erased. */
  readonly changes: {
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>>;
  } | null;
}
