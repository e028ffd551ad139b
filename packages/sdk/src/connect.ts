import { type List, newId, type Outcome, type Page, type Records, type Session } from "@nexus-os/contracts";
import { ByClientSecret, byCookie } from "./access.ts";
import { offer, withdraw } from "./default.ts";
import { failure, type NexusError, NexusUnfinished } from "./errors.ts";
import { Events } from "./events.ts";
import { LiveStream } from "./live.ts";
import { type LiveInput, LoadedList } from "./live-list.ts";
import { type Caller, callsOf, isQuery, type Nexus, nexusOf, type Own } from "./nexus.ts";
import { openStream, type Target } from "./request.ts";
import { signIn, signOut } from "./sign-in.ts";
import { Wire } from "./wire.ts";
import { say } from "./words.ts";

/** How to reach a Nexus server, and as whom. */
export interface ConnectOptions {
  /** The address of the server. The page's own origin if it is left out. */
  readonly url?: string;
  /** Asks the page's own server for a client secret. Without it the browser's cookie says who is signed in. */
  readonly fetchClientSecret?: () => Promise<string>;
  /** A BCP 47 tag; the page's language if it is left out. */
  readonly locale?: string;
  /** An IANA zone; the browser's if it is left out. */
  readonly timeZone?: string;
  /** In place of the platform's. */
  readonly fetch?: typeof fetch;
}

/** Connects to a Nexus server. The first connection of a page is the one that its elements use. */
export function connect(options: ConnectOptions = {}): Nexus {
  const url = (options.url ?? location.origin).replace(/\/+$/, "");
  const fetcher = options.fetch ?? ((input, init) => fetch(input, init));
  const target: Target = { url, fetch: fetcher, credentials: options.fetchClientSecret ? "omit" : "same-origin" };
  const access = options.fetchClientSecret ? new ByClientSecret(target, options.fetchClientSecret) : byCookie;
  const locale =
    options.locale ?? (globalThis.document?.documentElement.lang || globalThis.navigator?.language || "en");
  const timeZone = options.timeZone ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const events = new Events();
  let session: Promise<Session> | null = null;
  let blamed: NexusError | null = null;

  const failed = (error: NexusError): void => {
    if (error === blamed) return;
    if (error === access.trouble) events.emit("session-error", error);
    else if (error.code === "SIGN_IN_NEEDED") events.emit("session-expired", error);
    else return;
    // One failure of the session fails many calls; it is told once.
    blamed = error;
    session = null;
  };
  const wire = new Wire(target, access, failed);

  const caller: Caller = async (noun, verb, input, { key = newId(), signal }) => {
    const path = `${noun}.${verb}`;
    if (isQuery(path)) return wire.call("GET", path, input, signal);
    const outcome = (await wire.call("POST", path, { key, input }, signal)) as Outcome<unknown>;
    if (outcome.outcome === "done") return outcome.output;
    // What is asked of these two is a job.
    if (outcome.outcome === "accepted" && (verb === "import" || verb === "export")) return outcome.job;
    throw new NexusUnfinished(outcome);
  };

  const stream = new LiveStream({
    ticket: async () => {
      const { ticket, share } = (await wire.post("/live/ticket", {})) as { ticket: string; share?: string };
      return { ticket, share: share ? `nexus ${url} ${share}` : "" };
    },
    open: async (ticket, after, signal) => {
      const behind = after === null ? "" : `&after=${after}`;
      try {
        return await openStream(target, `/live?ticket=${encodeURIComponent(ticket)}${behind}`, signal);
      } catch (error) {
        // That a ticket was refused does not say that nobody is signed in: who asks for the next one is told.
        const { code, requestId } = error as NexusError;
        throw code === "TOKEN_ENDED" || code === "SECRET_REFUSED" ? failure("BUSY", {}, requestId) : error;
      }
    },
  });

  const askSession = (): Promise<Session> => {
    session ??= (caller("session", "current", undefined, {}) as Promise<Session>).catch((error: unknown) => {
      session = null;
      throw error;
    });
    return session;
  };

  const own: Own = {
    url,
    locale,
    timeZone,
    session: callsOf("session", caller, askSession) as Own["session"],
    live: <W extends keyof Records>(noun: W, input: LiveInput = {}) => {
      type R = Records[W]["record"];
      const list = (asked: List) => caller(noun, "list", asked, {}) as Promise<Page<R>>;
      return new LoadedList<R>({ noun, list, stream }, input);
    },
    t: (words, key, params) => say(words, key, params, { locale, timeZone }),
    on: (event, tell) => events.on(event, tell),
    signIn: async (credentials) => {
      await signIn(target, credentials);
      session = null;
      const signedIn = await askSession();
      stream.retry();
      events.emit("session", signedIn);
      return signedIn;
    },
    signOut: async () => {
      await signOut(target);
      session = null;
      stream.close();
      events.emit("session", null);
    },
    destroy: () => {
      wire.destroy();
      stream.close();
      withdraw(nexus);
    },
  };
  const nexus = nexusOf(own, caller);
  offer(nexus);
  return nexus;
}
