import type { CallOptions } from "@nexus-os/contracts";
import type { Access, Pass } from "./access.ts";
import { failure, NexusError } from "./errors.ts";
import { type Answer, errorOf, request, type Target } from "./request.ts";

/** How many calls share a request at most; the server takes no more. */
const MOST_CALLS = 20;
/** How long the query of an address may be: servers and proxies take 8 kB of all headers. */
const MOST_CHARS = 6_000;
/** Waits before what did not arrive is told again, in milliseconds. */
const PAUSES = [300, 1_000];

type Method = "GET" | "POST";
type Signal = NonNullable<CallOptions["signal"]>;

interface Told {
  readonly resolve: (data: unknown) => void;
  readonly reject: (error: unknown) => void;
  /** What it was sent with. */
  pass: Pass | null;
}

interface Call extends Told {
  readonly path: string;
  readonly input: unknown;
  gone: boolean;
  leave: () => void;
}

/** Carries calls to the server in tRPC's wire format: those of one tick in one request, queries by GET, writes by POST. */
export class Wire {
  readonly #target: Target;
  readonly #access: Access;
  readonly #failed: (error: NexusError) => void;
  readonly #end = new AbortController();
  readonly #waiting: Record<Method, Call[]> = { GET: [], POST: [] };

  constructor(target: Target, access: Access, failed: (error: NexusError) => void) {
    this.#target = target;
    this.#access = access;
    this.#failed = failed;
  }

  /**
   * Makes a call. One that did not arrive is told again, at most twice: a query only asks, and a write (by POST) holds a
   * key in its input by which the server knows it again, so that it never has a second effect.
   */
  call(method: Method, path: string, input: unknown, signal?: Signal): Promise<unknown> {
    return this.#again((told) => {
      const call: Call = Object.assign(told, { path, input, gone: false, leave: () => {} });
      const leave = (): void => {
        call.gone = true;
        call.reject(failure("CANCELLED"));
        call.leave();
      };
      signal?.addEventListener("abort", leave);
      if (signal?.aborted) leave();
      else if (this.#waiting[method].push(call) === 1) setTimeout(() => this.#flush(method));
    });
  }

  /** Posts something that is not an operation. */
  post(path: string, body: unknown): Promise<unknown> {
    return this.#again((told) => {
      const send = async (): Promise<unknown> => {
        told.pass = await this.#access.pass();
        const answer = await request(this.#target, { path, body, headers: told.pass, signal: this.#end.signal });
        if (answer.status !== 200) throw errorOf(answer.body, answer);
        return answer.body;
      };
      send().then(told.resolve, told.reject);
    });
  }

  /** Ends what is under way, and refuses all that would follow. */
  destroy(): void {
    this.#end.abort();
  }

  async #again(begin: (told: Told) => void): Promise<unknown> {
    let renewed = false;
    for (let attempt = 0; ; attempt += 1) {
      let told: Told | undefined;
      try {
        return await new Promise((resolve, reject) => {
          told = { resolve, reject, pass: null };
          begin(told);
        });
      } catch (error) {
        if (!(error instanceof NexusError)) throw error;
        if (error.code === "TOKEN_ENDED" && !renewed && told?.pass && this.#access.renew(told.pass)) {
          renewed = true;
          continue;
        }
        const pause = error.code === "OFFLINE" || error.code === "BUSY" ? PAUSES[attempt] : undefined;
        if (pause === undefined) {
          this.#failed(error);
          throw error;
        }
        // Half of it by chance: those who failed together do not come back together.
        await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())));
      }
    }
  }

  #flush(method: Method): void {
    const calls = this.#waiting[method].filter(({ gone }) => !gone);
    this.#waiting[method] = [];
    for (const batch of batchesOf(calls)) void this.#send(method, batch);
  }

  async #send(method: Method, calls: readonly Call[]): Promise<void> {
    const end = new AbortController();
    for (const call of calls) {
      call.leave = () => {
        if (calls.every(({ gone }) => gone)) end.abort();
      };
    }
    try {
      const headers = await this.#access.pass();
      for (const call of calls) call.pass = headers;
      const inputs = Object.fromEntries(calls.map(({ input }, index) => [index, input]));
      const path = `/trpc/${calls.map((call) => call.path).join(",")}?batch=1`;
      const signal = AbortSignal.any([end.signal, this.#end.signal]);
      const answer = await request(
        this.#target,
        method === "POST"
          ? { path, headers, signal, body: inputs }
          : { path: `${path}&input=${encodeURIComponent(JSON.stringify(inputs))}`, headers, signal },
      );
      for (const [index, call] of calls.entries()) settle(call, index, answer);
    } catch (error) {
      for (const call of calls) call.reject(error);
    }
  }
}

/** Calls in requests that are neither too long nor too many at once. */
function batchesOf(calls: readonly Call[]): Call[][] {
  const batches: Call[][] = [];
  let room = 0;
  for (const call of calls) {
    const chars = encodeURIComponent(JSON.stringify(call.input) ?? "").length + call.path.length;
    const last = batches.at(-1);
    if (last && last.length < MOST_CALLS && room + chars < MOST_CHARS) {
      last.push(call);
      room += chars;
    } else {
      batches.push([call]);
      room = chars;
    }
  }
  return batches;
}

interface Envelope {
  readonly result?: { readonly data: unknown };
}

/** An answer to all calls at once is no list: then it is a failure of the request, and that of each call. */
function settle(call: Call, index: number, answer: Answer): void {
  const own: unknown = Array.isArray(answer.body) ? answer.body[index] : answer.body;
  const { result } = (own ?? {}) as Envelope;
  if (result) call.resolve(result.data);
  else call.reject(errorOf(own, answer));
}
