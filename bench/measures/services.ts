import { OPEN_STAGES } from "@nexus-os/contracts";
import type { LimitTask } from "../limits/bare.ts";
import { CORES, type Program, startProgram } from "../load/program.ts";
import type { Asked } from "../load/task.ts";
import type { ServeTask } from "../nexus/serve.ts";
import type { Seeded } from "../seed.ts";

/** What is measured, at Nexus and at its limit. `insert` is the limit's alone. */
export type Work = "read" | "list" | "create" | "insert";

/** A server that does the work. */
export interface Service {
  readonly program: Program;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** How long it took to sign in at it, in milliseconds. */
  readonly beside: number;
  /** The requests of a work. */
  requests(work: Work): readonly Asked[];
  /** What an answer holds, without the envelope of its protocol. */
  open(text: string): unknown;
}

/** A database that was filled, and who may be there. */
export interface Place {
  readonly url: string;
  readonly master: string;
  readonly seeded: Seeded;
  /** False where no figures are to be kept. */
  readonly metrics?: boolean;
  /** True where the server also works behind its answers. */
  readonly following?: boolean;
}

export function newDeal({ account, owner }: Seeded) {
  return {
    ...{ name: "Heat meters, winter roll-out", account, owner, amount: { minor: 39_260_000, currency: "EUR" } },
    ...{ closeDate: "2027-03-31", nextStep: "Send quote", nextStepOn: "2026-12-01" },
  };
}

/** Starts the limit on a database, written by hand on its bare driver. */
export async function startLimit({ url, seeded }: Place): Promise<Service> {
  const file = url.startsWith("sqlite:") ? "limits/sqlite.ts" : "limits/mariadb.ts";
  const task: LimitTask = { url, organization: seeded.organization, journal: seeded.other };
  const program = await startProgram(file, CORES.server, task);
  const body = JSON.stringify({ key: "[id]", ...newDeal(seeded) });
  const requests: Record<Work, () => readonly Asked[]> = {
    read: () => seeded.ids.map((id) => ({ method: "GET", path: `/get/${id}` })),
    list: () => [{ method: "GET", path: `/list?${OPEN_STAGES.join(",")}` }],
    create: () => [{ method: "POST", path: "/create", body }],
    insert: () => [{ method: "POST", path: "/insert", body }],
  };
  const { url: own } = program.ready as { url: string };
  return {
    program,
    url: own,
    headers: {},
    beside: 0,
    requests: (work) => requests[work](),
    open: (text) => JSON.parse(text),
  };
}

/** Signs in at a server; gives the cookie. */
export async function signIn(url: string, { email, password }: Seeded): Promise<string> {
  const answer = await fetch(`${url}/auth/sign-in/email`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ email, password }),
  });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

interface Envelope {
  readonly result: { readonly data: unknown };
}

/** Starts Nexus on a database and signs in to it. It is asked as our own clients ask it. */
export async function startNexus({ url, master, seeded, metrics = true, following = false }: Place): Promise<Service> {
  const task: ServeTask = { url, master, metrics, following };
  const program = await startProgram("nexus/serve.ts", CORES.server, task);
  const { url: own } = program.ready as { url: string };
  const began = performance.now();
  const headers = { cookie: await signIn(own, seeded), origin: own };
  const beside = performance.now() - began;
  const asking = (operation: string, input: unknown): Asked => ({
    method: "GET",
    path: `/trpc/${operation}?batch=1&input=${encodeURIComponent(JSON.stringify({ 0: input }))}`,
  });
  const list = { filter: { stage: OPEN_STAGES }, sort: { by: "stageSince", direction: "down" }, limit: 50 };
  const body = JSON.stringify({ 0: { key: "[id]", input: newDeal(seeded) } });
  const requests: Record<Work, () => readonly Asked[]> = {
    read: () => seeded.ids.map((id) => asking("deals.get", { id })),
    list: () => [asking("deals.list", list)],
    create: () => [{ method: "POST", path: "/trpc/deals.create?batch=1", body }],
    insert: () => {
      throw new Error("Nexus makes no row without its journal");
    },
  };
  const open = (text: string): unknown => (JSON.parse(text) as Envelope[])[0]?.result.data;
  return { program, url: own, headers, beside, requests: (work) => requests[work](), open };
}
