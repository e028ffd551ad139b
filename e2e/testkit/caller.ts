import { type Deal, newId, type Outcome, type Page, type Problem } from "@nexus-os/contracts";

export const PASSWORD = "nexus-demo-2026";
export const INES = "ines.brandt@havelmann.example";
export const JONAS = "jonas.weber@havelmann.example";
export const VERA = "vera.stein@havelmann.example";

/** What a call came to, as it was on the wire. */
export type Answer<T> =
  | { readonly ok: true; readonly status: number; readonly data: T }
  | { readonly ok: false; readonly status: number; readonly problem: Problem };

/** Somebody who is signed in and calls operations without a browser. */
export interface Caller {
  readonly cookie: string;
  /** The headers of a page of the portal. */
  readonly headers: Record<string, string>;
  query<T>(operation: string, input?: unknown): Promise<Answer<T>>;
  write<T>(operation: string, input: unknown, key?: string): Promise<Answer<Outcome<T>>>;
  deals(): Promise<readonly Deal[]>;
  deal(id: string): Promise<Deal>;
  /** Moves a deal on from how it is now. */
  move(id: string, stage: Deal["stage"]): Promise<Deal>;
  signOut(): Promise<void>;
}

async function answerOf<T>(response: Response): Promise<Answer<T>> {
  const body = (await response.json()) as { result: { data: T } } | { error: { data: { nexus: Problem } } };
  const { status } = response;
  return "result" in body
    ? { ok: true, status, data: body.result.data }
    : { ok: false, status, problem: body.error.data.nexus };
}

export function dataOf<T>(answer: Answer<T>): T {
  if (answer.ok) return answer.data;
  throw new Error(`${answer.problem.code}: ${answer.problem.message}`);
}

/** Signs in over HTTP; answers the cookie. */
export async function signIn(url: string, email = INES, password = PASSWORD): Promise<string> {
  const answer = await fetch(`${url}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const cookies = answer.headers.getSetCookie().map((cookie) => cookie.split(";")[0] ?? "");
  return cookies.join("; ");
}

/** Calls a server with a cookie that it, or another process on the same database, has given. */
export function callerOf(url: string, cookie: string): Caller {
  const headers = { cookie, origin: url, "content-type": "application/json" };
  const query = async <T>(operation: string, input?: unknown): Promise<Answer<T>> => {
    const asked = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return answerOf<T>(await fetch(`${url}/trpc/${operation}${asked}`, { headers }));
  };
  const write = async <T>(operation: string, input: unknown, key: string = newId()): Promise<Answer<Outcome<T>>> => {
    const body = JSON.stringify({ key, input });
    return answerOf(await fetch(`${url}/trpc/${operation}`, { method: "POST", headers, body }));
  };
  const deal = async (id: string): Promise<Deal> => dataOf(await query<Deal>("deals.get", { id }));
  return {
    ...{ cookie, headers, query, write, deal },
    deals: async () => dataOf(await query<Page<Deal>>("deals.list", { limit: 500 })).items,
    move: async (id, stage) => {
      const { version } = await deal(id);
      const outcome = dataOf(await write<Deal>("deals.move", { id, version, stage }));
      if (outcome.outcome !== "done") throw new Error(`the move was ${outcome.outcome}`);
      return outcome.output;
    },
    signOut: async () => {
      const answer = await fetch(`${url}/auth/sign-out`, { method: "POST", headers, body: "{}" });
      if (!answer.ok) throw new Error(`sign-out answered ${answer.status}`);
    },
  };
}

/** Somebody who signs in at a server and calls it. */
export async function aCaller(url: string, email = INES): Promise<Caller> {
  return callerOf(url, await signIn(url, email));
}
