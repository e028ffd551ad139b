import { isDeepStrictEqual } from "node:util";
import type { Finding, Page } from "@nexus-os/contracts";
import type { JobContext } from "../jobs/form.ts";
import type { Advising } from "./advise.ts";
import { stands } from "./bodies.ts";
import { type Ask, learnedOf, tuningOf } from "./learned.ts";
import type { LookingLimits } from "./limits.ts";
import { look, type Standing, type ToldFinding } from "./look.ts";

/** How an evaluation reads and writes: as a job does it, step by step, or a command at once. */
export type Works = Pick<JobContext, "query" | "execute" | "signal">;

/** What an evaluation of one advice came to. */
export interface Evaluated {
  readonly advice: string;
  readonly found: number;
  readonly created: number;
  readonly refreshed: number;
  readonly closed: number;
  readonly measured: number;
  /** What is true and was not written down: there is more of it than anybody works off. */
  readonly left: number;
}

export interface EvaluateOptions {
  readonly advising: Advising;
  readonly works: Works;
  readonly organization: Standing;
  readonly now: string;
  /** How much it may write at most; the next evaluation goes on from there. */
  readonly most: number;
  readonly limits?: LookingLimits;
}

/** How many findings of an advice are there to be worked off at a time. */
export const MOST_ACTIVE = 100;
const PAGE = 500;
/** By how much a place may move without being told anew: whoever comes and goes moves all others a little. */
const LITTLE = 10;

/** Every finding of an advice that something may have to be done about. */
async function standing(ask: Ask, advice: string): Promise<Finding[]> {
  const all: Finding[] = [];
  const open = { advice, state: ["active", "dismissed"], endedAt: null };
  // What somebody has taken up is measured though it is not true any more: often because of them.
  for (const filter of [open, { advice, state: "claimed" }]) {
    let after: string | null = null;
    do {
      const asked: object = { filter, limit: PAGE, ...(after === null ? {} : { after }) };
      const { items, next } = (await ask("findings.list", asked)) as Page<Finding>;
      all.push(...items);
      after = next;
    } while (after !== null);
  }
  return all;
}

/** Whether people would see anything else. That it is true for some days more, or moved a little, is told now and then. */
function isNews(finding: Finding, told: ToldFinding["told"], now: string): boolean {
  const { validUntil, priority, ranking: _, ...rest } = told;
  const halfway = (Date.parse(validUntil) + Date.parse(now)) / 2;
  return (
    Date.parse(finding.validUntil) < halfway ||
    Math.abs(finding.priority - priority) > LITTLE ||
    Object.entries(rest).some(([key, value]) => !isDeepStrictEqual(finding[key as keyof Finding], value))
  );
}

/** What is to be written down, found out by reading alone. */
async function planOf({ advising, works, organization, now, limits }: EvaluateOptions) {
  const { advice } = advising;
  const ask: Ask = (operation, input) => works.query(operation, input);
  const tuned = await tuningOf(ask, advice.word);
  const learned = await learnedOf(ask, advice.word, tuned);
  const known = await standing(ask, advice.word);
  const options = { advising, ask, organization, tuned, learned, now, signal: works.signal };
  const found = tuned.enabled ? await look({ ...options, ...(limits ? { limits } : {}) }) : [];
  const bySubject = new Map(found.map((each) => [each.subject, each]));
  const standingFor = new Map(known.flatMap((each) => (stands(each, now) ? [[each.subject, each] as const] : [])));
  const fresh = found.filter(({ subject }) => !standingFor.has(subject));
  const active = known.filter(({ state }) => state === "active");
  const refresh = active.flatMap((finding) => {
    const told = bySubject.get(finding.subject)?.told;
    return told && isNews(finding, told, now) ? [{ finding, told }] : [];
  });
  const close = known.filter(
    (finding) => finding.endedAt === null && !(bySubject.has(finding.subject) && stands(finding, now)),
  );
  const staying = active.filter((finding) => !close.includes(finding)).length;
  const room = Math.max(0, MOST_ACTIVE - staying);
  const measure = known.filter(
    ({ state, measureAt, outcome }) =>
      state === "claimed" && outcome !== "pending" && measureAt !== null && measureAt <= now,
  );
  return { found, create: fresh.slice(0, room), refresh, close, measure, left: Math.max(0, fresh.length - room) };
}

/**
 * Writes down what an advice finds: what is new, what is told otherwise now, and what is not true any more. Found again,
 * by whichever process, it is the same finding. Null where it could not be found out, of which `failed` is told.
 */
export async function evaluate(options: EvaluateOptions, failed: (error: unknown) => void): Promise<Evaluated | null> {
  const { works, advising } = options;
  const { word } = advising.advice;
  // What fails while it only reads is its own: the others are evaluated all the same.
  const plan = await planOf(options).catch((error: unknown) => void failed(error));
  if (!plan) return null;

  /** An act on a finding as it is then: whoever was quicker is not overruled by what was read before. */
  async function write(verb: string, { id }: Finding, input: object = {}): Promise<void> {
    const told = async () => {
      const { version } = (await works.query("findings.get", { id })) as Finding;
      return { id, version, ...input };
    };
    await works.execute(`${word} ${verb} ${id}`, `findings.${verb}`, told, ({ code }) => code === "CONFLICT");
  }

  async function create({ told, ...subject }: ToldFinding): Promise<void> {
    const input = { ...subject, ...told };
    // Another process has found it at the same moment: told again, it is that one.
    const again = ({ code }: { readonly code: string }): boolean => code === "ALREADY_EXISTS";
    await works.execute(`${word} find ${subject.subject}`, "findings.find", input, again);
  }

  const writes = [
    // What is over makes room first; what takes its place may be about the same.
    ...plan.close.map((finding) => ["closed", () => write("close", finding)] as const),
    ...plan.refresh.map(({ finding, told }) => ["refreshed", () => write("refresh", finding, told)] as const),
    ...plan.create.map((each) => ["created", () => create(each)] as const),
    ...plan.measure.map((finding) => ["measured", () => write("measure", finding)] as const),
  ];
  const done = { closed: 0, refreshed: 0, created: 0, measured: 0 };
  for (const [what, act] of writes.slice(0, options.most)) {
    await act();
    done[what] += 1;
  }
  const left = plan.left + Math.max(0, writes.length - options.most);
  return { advice: word, found: plan.found.length, ...done, left };
}
