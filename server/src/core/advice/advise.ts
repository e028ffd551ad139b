import type {
  Advice,
  CallsOf,
  ChangesOf,
  EvidenceOf,
  FilterOf,
  Finding,
  MetricAnswer,
  MetricRead,
  Money,
  NewOf,
  Noun,
  RecordOf,
  Severity,
  SortOf,
  ThresholdsOf,
} from "@nexus-os/contracts";

type Calls<N> = CallsOf<N, RecordOf<N>, NewOf<N>, ChangesOf<N>, FilterOf<N>, SortOf<N>>;
type Told<C> = C extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type Answer<C> = C extends (...given: never[]) => Promise<infer A> ? A : never;

/** How an advice reads: as Nexus, within its organization. */
export interface Reads {
  /** The moment of the evaluation, in UTC. */
  readonly now: string;
  query<N extends Noun, V extends keyof Calls<N> & string>(
    noun: N,
    verb: V,
    input: Told<Calls<N>[V]>,
  ): Promise<Answer<Calls<N>[V]>>;
}

/** What an advice stands on while it looks. It only reads, so often and so long as it is allowed to. */
export interface Looking<A extends Advice> extends Reads {
  readonly organization: { readonly id: string; readonly currency: string; readonly timeZone: string };
  readonly thresholds: ThresholdsOf<A>;
  metric(asked: MetricRead<string>): Promise<MetricAnswer>;
}

/** What an advice has found. */
export interface Found<Evidence = Readonly<Record<string, unknown>>> {
  /** The record of the advice's noun that it is about: as it was read, so that whoever acts is told of later changes. */
  readonly record: { readonly id: string; readonly version: number };
  /** What the record is called. */
  readonly title: string;
  /** What tells it apart from others of its advice, where that is not the record. */
  readonly subject?: string;
  readonly severity?: Severity;
  readonly evidence: Evidence;
  /** What is expected of following it: an amount or a number, as the advice says; null where nobody knows. */
  readonly effect: Money | number | null;
  /** How many records the effect was computed from. */
  readonly sample: number;
}

/** What came of a finding that was followed. */
export interface Measured {
  readonly state: "succeeded" | "failed";
  readonly effect: Money | number | null;
}

/** An advice with what finds it and what measures it. */
export interface Advising {
  readonly advice: Advice;
  find(looking: Looking<Advice>): Promise<readonly Found[]>;
  measure(reads: Reads, finding: Finding): Promise<Measured>;
}

/** Gives an advice what finds it, and what measures afterwards what came of following it. Both only read. */
export function advise<const A extends Advice>(
  advice: A,
  find: (looking: Looking<A>) => Promise<readonly Found<EvidenceOf<A>>[]>,
  measure: (reads: Reads, finding: Finding) => Promise<Measured>,
): Advising {
  // The compiler checked both against their advice; the core runs all alike, and checks the evidence that comes out.
  return { advice, find: find as unknown as Advising["find"], measure };
}
