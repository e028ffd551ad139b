import type { EventForm, Fields, InputOf, Noun, RecordOf, VerbForm } from "@nexus-os/contracts";
import type { Actor } from "./actor.ts";
import type { Held } from "./records/rows.ts";

declare const checked: unique symbol;

/** A record that was loaded in the actor's scope, at the version that was named. Only such a one can be changed. */
export type Checked<R> = R & { readonly [checked]: true };

type VerbsOf<N> = N extends Noun<string, infer _F, infer _S, infer V, infer _E, infer _T> ? V : never;
type EventsOf<N> = N extends Noun<string, infer _F, infer _S, infer _V, infer E, infer _T> ? E : never;
type DataOf<E> = E extends EventForm<infer F> ? InputOf<F> : never;
type VerbInput<V> = V extends VerbForm<infer F extends Fields> ? InputOf<F> : never;
type Settable<N> =
  N extends Noun<string, infer F, infer _S, infer _V, infer _E, infer _T>
    ? { readonly [K in keyof F]?: InputOf<F>[K & keyof InputOf<F>] }
    : never;

/** What a verb stands on. Time, actor and transaction come from here, never from a global. */
export interface Context<N extends Noun> {
  /** The moment of this write, in UTC. */
  readonly now: string;
  readonly actor: Actor;
  /** Sets fields of a record and gives it back as it is then. */
  change(record: Checked<RecordOf<N>>, values: Settable<N>): Promise<Checked<RecordOf<N>>>;
  /** Leaves an event of the noun in the journal. */
  emit<K extends keyof EventsOf<N> & string>(event: K, data: DataOf<EventsOf<N>[K]>): void;
}

/** A body as the core runs it. */
export interface Body {
  readonly operation: string;
  run(ctx: Context<Noun>, input: Readonly<Record<string, unknown>>, record: Checked<Held>): Promise<Held>;
}

/** Gives a verb of a noun its body: what it decides and changes, once record, version and permission are checked. */
export function implement<const N extends Noun, const V extends keyof VerbsOf<N> & string>(
  noun: N,
  verb: V,
  run: (
    ctx: Context<N>,
    input: VerbInput<VerbsOf<N>[V]>,
    record: Checked<RecordOf<N>>,
  ) => Promise<Checked<RecordOf<N>>>,
): Body {
  // The compiler checked the body against its noun; the core runs all bodies alike.
  return { operation: `${noun.word}.${verb}`, run: run as unknown as Body["run"] };
}
