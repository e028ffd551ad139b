import type {
  AnswerOf,
  CallsOf,
  ChangesOf,
  EventForm,
  Fields,
  FilterOf,
  InputOf,
  NewOf,
  Noun,
  QueryForm,
  RecordOf,
  SortOf,
  VerbForm,
} from "@nexus-os/contracts";
import type { Actor } from "./actor.ts";
import type { Inside } from "./acts/inside.ts";
import type { Transaction } from "./database/database.ts";
import type { Held } from "./records/held.ts";

declare const checked: unique symbol;

/** A record that was loaded in the actor's scope, at the version that was named. Only such a one can be changed. */
export type Checked<R> = R & { readonly [checked]: true };

type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;
type EventsOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer E, infer _T> ? E : never;
type QuestionsOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer _E, infer _T, infer Q> ? Q : never;
type DataOf<E> = E extends EventForm<infer F> ? InputOf<F> : never;
type VerbInput<V> = V extends VerbForm<infer F extends Fields> ? InputOf<F> : never;
type Found<V, N> = V extends VerbForm<Fields, "noun"> ? null : Checked<RecordOf<N>>;
type Settable<N> =
  N extends Noun<string, infer F, infer _S, infer _V, infer _E, infer _T>
    ? { readonly [K in keyof F]?: InputOf<F>[K & keyof InputOf<F>] }
    : never;
type Calls<N> = CallsOf<N, RecordOf<N>, NewOf<N>, ChangesOf<N>, FilterOf<N>, SortOf<N>>;
type Told<C> = C extends (input: infer I, ...rest: never[]) => unknown ? I : never;
type Answer<C> = C extends (...given: never[]) => Promise<infer A> ? A : never;

/** How a question is asked while another operation runs: in its transaction, with its actor's rights. */
export interface Asking {
  /** The moment of the operation, in UTC. */
  readonly now: string;
  readonly actor: Actor;
  /** Reads another noun, or this one. */
  query<N extends Noun, V extends keyof Calls<N> & string>(
    noun: N,
    verb: V,
    input: Told<Calls<N>[V]>,
  ): Promise<Answer<Calls<N>[V]>>;
}

/** What a verb stands on. Time, actor and transaction come from here, never from a global. */
export interface Context<N extends Noun> extends Asking {
  /** Makes a record of the noun. */
  create(values: Settable<N> & { readonly id?: string }): Promise<Checked<RecordOf<N>>>;
  /** Sets fields of a record and gives it back as it is then. */
  change(record: Checked<RecordOf<N>>, values: Settable<N>): Promise<Checked<RecordOf<N>>>;
  /** Leaves an event of the noun in the journal. */
  emit<K extends keyof EventsOf<N> & string>(event: K, data: DataOf<EventsOf<N>[K]>): void;
  /** Calls another verb: in this transaction, for this actor, whose permission for it is asked. */
  call<O extends Noun, V extends keyof Calls<O> & string>(
    noun: O,
    verb: V,
    input: Told<Calls<O>[V]>,
  ): Promise<Answer<Calls<O>[V]>>;
  /** Begins a job once this write is committed, and gives its id. */
  start(job: string, input: unknown): Promise<string>;
  /** Adds what the asker is shown once, such as a secret: it is in the answer, and kept nowhere. */
  reveal(values: Readonly<Record<string, unknown>>): void;
}

/** A body as the core runs it. */
export interface Body {
  readonly operation: string;
  readonly kind: "mutation";
  run(
    ctx: Context<Noun>,
    input: Readonly<Record<string, unknown>>,
    record: Checked<Held> | null,
    inside: Inside,
  ): Promise<Held>;
}

/** What must hold for every record of a noun, beside what its fields say, whichever verb writes it. */
export interface Rule {
  readonly operation: string;
  readonly kind: "rule";
  /** What is wrong with a record, each with the field it is about; nothing where it holds. */
  broken(record: Held, before: Held | null, by: Writing): readonly string[] | Promise<readonly string[]>;
}

/** The write that a rule looks at: who writes, and the transaction that it is in. */
export interface Writing extends Asking {
  readonly tx: Transaction;
}

/** Says what must hold for every record of a noun. */
export function rule<const N extends Noun>(
  noun: N,
  broken: (
    record: RecordOf<N>,
    before: RecordOf<N> | null,
    by: Writing,
  ) => readonly string[] | Promise<readonly string[]>,
): Rule {
  return { operation: noun.word, kind: "rule", broken: broken as unknown as Rule["broken"] };
}

/** What answers a question, as the core runs it. */
export interface Answering {
  readonly operation: string;
  readonly kind: "query";
  run(ctx: Asking, input: Readonly<Record<string, unknown>>): Promise<unknown>;
}

/** Gives a verb of a noun its body: what it decides and changes, once record, version and permission are checked. */
export function implement<const N extends Noun, const V extends keyof VerbsOf<N> & string>(
  noun: N,
  verb: V,
  run: (
    ctx: Context<N>,
    input: VerbInput<VerbsOf<N>[V]>,
    record: Found<VerbsOf<N>[V], N>,
    /** For bodies of the core itself. */
    inside: Inside,
  ) => Promise<Checked<RecordOf<N>>>,
): Body {
  // The compiler checked the body against its noun; the core runs all bodies alike.
  return { operation: `${noun.word}.${verb}`, kind: "mutation", run: run as unknown as Body["run"] };
}

/** Gives a question of a noun its answer. */
export function answer<const N extends Noun, const Q extends keyof QuestionsOf<N> & string>(
  noun: N,
  question: Q,
  run: (
    ctx: Asking,
    input: QuestionsOf<N>[Q] extends QueryForm<infer F> ? InputOf<F> : never,
  ) => Promise<QuestionsOf<N>[Q] extends QueryForm<Fields, infer Out> ? AnswerOf<Out> : never>,
): Answering {
  return { operation: `${noun.word}.${question}`, kind: "query", run: run as unknown as Answering["run"] };
}
