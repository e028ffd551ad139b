import type { Nexus } from "@nexus-os/sdk";
import type { ReactiveControllerHost } from "lit";
import { type AnyRecord, callsOf } from "./calls.ts";

const PATIENCE_MS = 200;
const MOST = 20;

interface Given {
  readonly nexus: Nexus;
  readonly noun: string;
  readonly archived: boolean;
}

/** The records of a noun that a text finds, the best first. Only the latest question is answered. */
export class Found<R extends AnyRecord> {
  readonly #host: ReactiveControllerHost;
  #text = "";
  #records: readonly R[] | null = null;
  #error: unknown = null;
  #later: ReturnType<typeof setTimeout> | undefined;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  /** What is looked for. */
  get text(): string {
    return this.#text;
  }

  /** Whether something is looked for, and not found yet. */
  get isLooking(): boolean {
    return this.#text.trim() !== "" && !this.#records && !this.#error;
  }

  get error(): unknown {
    return this.#error;
  }

  /** What was found; null where nothing is looked for. A record that is known to be newer takes its place. */
  records(known: readonly R[]): readonly R[] | null {
    if (this.#text.trim() === "") return null;
    const newer = new Map(known.map((one) => [one.id, one]));
    return (this.#records ?? []).map((one) => {
      const other = newer.get(one.id);
      return other && other.version > one.version ? other : one;
    });
  }

  /** Takes a record as an answer had it. */
  apply(record: R): void {
    this.#records =
      this.#records?.map((one) => (one.id === record.id && record.version > one.version ? record : one)) ?? null;
  }

  look(text: string, given: Given): void {
    clearTimeout(this.#later);
    this.#text = text;
    this.#records = null;
    this.#error = null;
    if (text.trim()) this.#later = setTimeout(() => void this.#find(text, given), PATIENCE_MS);
    this.#host.requestUpdate();
  }

  /** Looks no more. */
  stop(): void {
    clearTimeout(this.#later);
  }

  async #find(text: string, { nexus, noun, archived }: Given): Promise<void> {
    let told: { records: readonly R[] } | { error: unknown };
    try {
      const { hits } = await nexus.search.find({ text, nouns: [noun], limit: MOST, ...(archived ? { archived } : {}) });
      const calls = callsOf<R>(nexus, noun);
      told = { records: await Promise.all(hits.map(({ id }) => calls.get({ id }))) };
    } catch (error) {
      told = { error };
    }
    if (text !== this.#text) return;
    if ("records" in told) this.#records = told.records;
    else this.#error = told.error;
    this.#host.requestUpdate();
  }
}
