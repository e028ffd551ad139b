import type { CallOptions, Calls, Records, Session } from "@nexus-os/contracts";
import type { NexusEvents } from "./events.ts";
import type { Params } from "./icu.ts";
import type { LiveInput, LiveList } from "./live-list.ts";
import type { Credentials } from "./sign-in.ts";
import type { Words } from "./words.ts";

/**
 * A connection to a Nexus server: a call for each operation (`nexus.deals.list()`), and these members.
 * A call resolves with its answer and rejects with a `NexusError`, or a `NexusUnfinished` where a write is not done yet.
 */
export interface Nexus extends Omit<Calls, "session"> {
  /** Who is signed in: asked once, and again after somebody signed in or out. */
  readonly session: (() => Promise<Session>) & Calls["session"];
  /** A list that keeps itself as it is on the server, until it is closed. */
  live<W extends keyof Records>(
    noun: W,
    input?: LiveInput<Records[W]["filter"], Records[W]["sort"]>,
  ): LiveList<Records[W]["record"]>;
  /** The address of the server. */
  readonly url: string;
  /** The language of this connection, as a BCP 47 tag. */
  readonly locale: string;
  /** The time zone that moments are shown in. */
  readonly timeZone: string;
  /** Says a message in the language of this connection. */
  t<W extends Words>(words: W, key: keyof W & string, params?: Params): string;
  /** Asks for an event; the answer ends it. */
  on<E extends keyof NexusEvents>(event: E, tell: (detail: NexusEvents[E]) => void): () => void;
  /** Signs a person in by a cookie. Fails by SIGN_IN_REFUSED or TOO_MANY. */
  signIn(credentials: Credentials): Promise<Session>;
  signOut(): Promise<void>;
  /** Ends everything that this connection holds. */
  destroy(): void;
}

/** What a connection has beside the calls. */
export type Own = Omit<Nexus, Exclude<keyof Calls, "session">>;

/** Makes one call by its names. */
export type Caller = (noun: string, verb: string, input: unknown, options: CallOptions) => Promise<unknown>;

/** The operations that only ask. All others write, and travel with a key. */
const QUERY =
  /\.(list|get|count|aggregate|timeline|current)$|^(mails|metrics)\.read$|^search\.find$|^findings\.learned$|^apikeys\.uses$/;

/** Whether an operation of this name only asks. */
export function isQuery(operation: string): boolean {
  return QUERY.test(operation);
}

/** Whether a key can name a noun or a verb. What promises, lit and serialisers look for on any object cannot. */
function isWord(key: string | symbol): key is string {
  return typeof key === "string" && /^[a-z]/.test(key) && key !== "then" && key !== "toJSON";
}

/** The calls of a noun: whatever is asked of it is a verb. */
export function callsOf(noun: string, caller: Caller, base: object = {}): object {
  const calls = new Map<string | symbol, unknown>();
  return new Proxy(base, {
    get(target, verb) {
      if (!isWord(verb)) return Reflect.get(target, verb);
      if (!calls.has(verb)) {
        calls.set(verb, (input?: unknown, options: CallOptions = {}) => caller(noun, verb, input, options));
      }
      return calls.get(verb);
    },
  });
}

/** The typed face of a connection: its own members, and every noun as an object of calls. */
export function nexusOf(own: Own, caller: Caller): Nexus {
  const nouns = new Map<string, object>();
  const face = new Proxy(own, {
    get(target, word) {
      if (!isWord(word) || word in target) return Reflect.get(target, word);
      const calls = nouns.get(word) ?? callsOf(word, caller);
      nouns.set(word, calls);
      return calls;
    },
  });
  // The compiler knows the calls from the contracts; the proxy needs none of them.
  return face as Nexus;
}
