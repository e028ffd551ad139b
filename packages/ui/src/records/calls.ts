import type { Count, Done, Moment, Page, Standing } from "@nexus-os/contracts";
import type { LiveInput, LiveList, Nexus } from "@nexus-os/sdk";

/** A record of any noun. */
export type AnyRecord = Standing & Readonly<Record<string, unknown>>;

interface Seen {
  readonly id: string;
  readonly version: number;
}

/** The calls of a noun, as a page of its records makes them. */
export interface RecordCalls<R> {
  list(input: object): Promise<Page<R>>;
  get(input: { readonly id: string }): Promise<R>;
  count(input: object): Promise<Count>;
  create(input: object): Promise<R>;
  update(input: Seen & { readonly changes: object }): Promise<R>;
  archive(input: Seen): Promise<R>;
  restore(input: Seen): Promise<R>;
  bulk(input: { readonly verb: string; readonly records: readonly Seen[] }): Promise<Done>;
  timeline(input: { readonly id: string; readonly after?: string }): Promise<Page<Moment>>;
}

/** The calls of a noun that is known by its word alone. */
export const callsOf = <R>(nexus: Nexus, noun: string): RecordCalls<R> =>
  (nexus as unknown as Readonly<Record<string, RecordCalls<R>>>)[noun] as RecordCalls<R>;

/** The live list of a noun that is known by its word alone. */
export const listOf = <R>(nexus: Nexus, noun: string, input: LiveInput): LiveList<R> =>
  (nexus.live as unknown as (noun: string, input: LiveInput) => LiveList<R>)(noun, input);

/** A record as whoever writes it saw it. */
export const seenOf = ({ id, version }: Standing): Seen => ({ id, version });
