import { failure, NexusError } from "./errors.ts";
import { errorOf, request, type Target } from "./request.ts";

/** What a request shows of who asks. */
export type Pass = Readonly<Record<string, string>>;

/** How requests say who asks. */
export interface Access {
  /** The headers of the next request. */
  pass(): Promise<Pass>;
  /** The server did not take this pass any more: the next one is new. Answers whether there can be a new one. */
  renew(refused: Pass): boolean;
  /** Why there is no pass; null while there is one. */
  readonly trouble: NexusError | null;
}

/** A person in the portal: the browser's cookie says who asks. */
export const byCookie: Access = { pass: async () => ({}), renew: () => false, trouble: null };

// A pass is not used in its last seconds. It is used for this long at least, lest a wrong clock renews it at each call.
const MARGIN = 20_000;
const LEAST = 40_000;

/**
 * A page of somebody else: its own server gives a client secret, which is exchanged once for a short access token. The
 * token stays in memory alone; all who need one at the same time share one exchange.
 */
export class ByClientSecret implements Access {
  trouble: NexusError | null = null;
  readonly #target: Target;
  readonly #fetchClientSecret: () => Promise<string>;
  #pass: Pass | null = null;
  #until = 0;
  #coming: Promise<Pass> | null = null;

  constructor(target: Target, fetchClientSecret: () => Promise<string>) {
    this.#target = target;
    this.#fetchClientSecret = fetchClientSecret;
  }

  async pass(): Promise<Pass> {
    if (this.#pass && Date.now() < this.#until) return this.#pass;
    this.#coming ??= this.#exchange().finally(() => {
      this.#coming = null;
    });
    return this.#coming;
  }

  renew(refused: Pass): boolean {
    if (refused === this.#pass) this.#pass = null;
    return true;
  }

  async #exchange(): Promise<Pass> {
    try {
      const clientSecret = await this.#fetchClientSecret();
      const answer = await request(this.#target, { path: "/embed/exchange", body: { clientSecret } });
      const { accessToken, expiresAt } = (answer.body ?? {}) as { accessToken?: string; expiresAt?: string };
      if (!accessToken || !expiresAt) throw errorOf(answer.body, answer);
      this.#until = Date.now() + Math.max(LEAST, Date.parse(expiresAt) - Date.now() - MARGIN);
      this.trouble = null;
      this.#pass = { authorization: `Bearer ${accessToken}` };
      return this.#pass;
    } catch (error) {
      this.trouble = error instanceof NexusError ? error : failure("OFFLINE", { source: "fetchClientSecret" });
      this.trouble.cause ??= error;
      throw this.trouble;
    }
  }
}
