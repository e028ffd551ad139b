import { createHash } from "node:crypto";
import { type Approval, type Finding, filledInput, findings, type Job, tunings } from "@nexus-os/contracts";
import { fieldsSchema } from "@nexus-os/contracts/schema";
import { z } from "zod";
import { memberOf } from "../actor.ts";
import type { Enqueue } from "../acts/acting.ts";
import type { Input } from "../acts/input.ts";
import type { Performed } from "../acts/inside.ts";
import {
  type Answering,
  answer,
  type Body,
  type Checked,
  type Context,
  implement,
  type Rule,
  rule,
} from "../implement.ts";
import { refuse } from "../refusal.ts";
import type { Advising } from "./advise.ts";
import { learnedOf, tuningOf } from "./learned.ts";
import { WATCH } from "./watch.ts";

type Ctx = Context<typeof findings>;
type Held = Checked<Finding>;

const DAY = 86_400_000;
/** How many times the same may have been found before: more is a fault of its advice. */
const MOST_TIMES = 500;

const later = (now: string, days: number): string => new Date(Date.parse(now) + days * DAY).toISOString();

/** Whether a finding stands for what was found, so that the same is not found again. */
export function stands({ state, reason, validUntil, endedAt }: Finding, now: string): boolean {
  if (endedAt !== null) return false;
  if (state === "dismissed") return reason !== "not-now" || validUntil > now;
  return state === "active" || state === "claimed";
}

/** The id of what an advice finds for so many times: every process that finds it at the same moment makes the same one. */
function idOf(organization: string, advice: string, subject: string, times: number): string {
  const hash = createHash("sha256").update([organization, advice, subject, times].join("\n")).digest("hex");
  const variant = ((Number.parseInt(hash.slice(16, 18), 16) & 0x3f) | 0x80).toString(16);
  // A UUID of one's own making (RFC 9562, section 5.8).
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    variant + hash.slice(18, 20),
    hash.slice(20, 32),
  ].join("-");
}

function mustBe({ state }: Finding, ...states: readonly Finding["state"][]): void {
  if (!states.includes(state)) refuse("FINDING_CLOSED", { state });
}

/** Whoever has taken it up is not passed over. */
function mustBeFree({ actor }: Ctx, { claimedBy }: Finding): void {
  if (claimedBy !== null && claimedBy.id !== memberOf(actor))
    refuse("FINDING_CLOSED", { state: `taken up by ${claimedBy.name}` });
}

const UNCLAIMED = { claimedBy: null, claimedAt: null, measureAt: null } as const;
const NOT_ACTED = { actedAt: null, operation: null, outcome: null, approval: null, job: null } as const;

/** What an act came to, as its finding keeps it. */
function actedOf({ outcome, output }: Performed) {
  const said = JSON.parse(output) as Approval | Job;
  return {
    outcome,
    approval: outcome === "pending" ? said.id : null,
    job: outcome === "accepted" ? said.id : null,
  };
}

/** The bodies of `findings` and what holds for `tunings`: of the core, because acting runs what its advice names. */
export function adviceBodies(
  advising: ReadonlyMap<string, Advising>,
  enqueueOf: () => Enqueue,
): readonly (Body | Answering | Rule)[] {
  const ofFinding = ({ advice }: Finding): Advising =>
    // An advice that a later version no longer gives.
    advising.get(advice) ?? refuse("FINDING_CLOSED", { state: "of an advice that is not given any more" });

  return [
    rule(tunings, ({ advice, thresholds }) => {
      const known = advising.get(advice)?.advice;
      if (!known) return ["advice: must be an advice, as deals.gone-quiet is one"];
      const fields = Object.entries(fieldsSchema(known.thresholds)).map(([key, schema]) => [key, schema.optional()]);
      const read = z.strictObject(Object.fromEntries(fields)).safeParse(thresholds ?? {});
      return (read.error?.issues ?? []).map(({ path, message }) =>
        ["thresholds", ...path].join(".").concat(`: ${message}`),
      );
    }),
    answer(findings, "learned", async (ctx, { advice }) => {
      const ask = async (operation: string, input: unknown): Promise<unknown> => {
        const [noun = "", verb = ""] = operation.split(".");
        return ctx.query((noun === "tunings" ? tunings : findings) as typeof findings, verb as "list", input as object);
      };
      const tuned = await tuningOf(ask, advice);
      return { ...(await learnedOf(ask, advice, tuned)), since: tuned.since };
    }),
    implement(findings, "find", async (ctx, told, _, inside) => {
      const { advice, subject } = told;
      const asked = { filter: { advice, subject }, limit: MOST_TIMES };
      const { items } = await ctx.query(findings, "list", asked);
      const known = items.find((each) => stands(each, ctx.now));
      // One thing is one finding, however often it is found.
      if (known) return (await inside.rows.load(findings, known.id, known.version)) as unknown as Held;
      ctx.emit("found", { advice });
      return ctx.create({ id: idOf(ctx.actor.organization, advice, subject, items.length), ...told });
    }),
    implement(findings, "refresh", async (ctx, told, finding) => {
      // Whoever has taken it up or dismissed it keeps what they saw.
      if (finding.state !== "active") return finding;
      ctx.emit("refreshed", {});
      return ctx.change(finding, told);
    }),
    implement(findings, "close", async (ctx, _, finding) => {
      if (finding.endedAt !== null) return finding;
      ctx.emit("closed", {});
      return ctx.change(finding, { endedAt: ctx.now, ...(finding.state === "active" ? { state: "expired" } : {}) });
    }),
    implement(findings, "claim", async (ctx, _, finding) => {
      mustBe(finding, "active");
      ctx.emit("claimed", {});
      const { measuredAfter } = ofFinding(finding).advice;
      return ctx.change(finding, {
        ...{ state: "claimed", claimedBy: memberOf(ctx.actor), claimedAt: ctx.now, decidedAt: ctx.now },
        measureAt: later(ctx.now, measuredAfter),
      });
    }),
    implement(findings, "dismiss", async (ctx, { reason, note = null }, finding) => {
      mustBe(finding, "active", "claimed");
      mustBeFree(ctx, finding);
      if (finding.actedAt !== null) refuse("FINDING_CLOSED", { state: "acted on already" });
      ctx.emit("dismissed", { reason });
      return ctx.change(finding, { ...UNCLAIMED, state: "dismissed", reason, note, decidedAt: ctx.now });
    }),
    implement(findings, "reopen", async (ctx, _, finding) => {
      mustBe(finding, "claimed", "dismissed");
      mustBeFree(ctx, finding);
      // What waits is taken back where it waits: it would be done although nobody wants it any more.
      if (finding.outcome === "pending") refuse("FINDING_CLOSED", { state: "waiting for an approval" });
      ctx.emit("reopened", {});
      return ctx.change(finding, {
        ...{ ...UNCLAIMED, ...NOT_ACTED, reason: null, note: null, decidedAt: ctx.now },
        state: finding.endedAt === null ? "active" : "expired",
        undone: finding.undone + (finding.actedAt === null ? 0 : 1),
      });
    }),
    implement(findings, "act", async (ctx, { input = null, recordVersion = null }, finding, inside) => {
      mustBe(finding, "active", "claimed");
      mustBeFree(ctx, finding);
      if (finding.actedAt !== null) refuse("FINDING_CLOSED", { state: "acted on already" });
      const { advice } = ofFinding(finding);
      const operation = `${advice.noun}.${advice.act.verb}`;
      const filled = (input ?? filledInput(advice, finding.evidence as Input)) as Input;
      // The record stands last: nobody acts on another one than the finding is about.
      const named = { id: finding.record, version: recordVersion ?? finding.recordVersion };
      const { organization } = ctx.actor;
      const acted = actedOf(await inside.ask(operation, { ...filled, ...named }));
      if (acted.approval !== null) {
        await enqueueOf()(inside.tx, {
          ...{ organization, actor: { kind: "system", id: "advice" }, job: WATCH },
          ...{ input: { finding: finding.id, approval: acted.approval }, key: `finding-${acted.approval}` },
        });
      }
      ctx.emit("acted", { outcome: acted.outcome });
      return ctx.change(finding, {
        ...{ state: "claimed", claimedBy: memberOf(ctx.actor), claimedAt: finding.claimedAt ?? ctx.now },
        ...{ decidedAt: ctx.now, actedAt: ctx.now, operation, ...acted },
        measureAt: later(ctx.now, advice.measuredAfter),
      });
    }),
    implement(findings, "settle", async (ctx, { state }, finding) => {
      if (finding.outcome !== "pending") return finding;
      ctx.emit("settled", {});
      if (state === "done") return ctx.change(finding, { outcome: "done" });
      // What was not approved is there as before, for the next one.
      const isOver = finding.endedAt !== null;
      return ctx.change(finding, { ...UNCLAIMED, ...NOT_ACTED, state: isOver ? "expired" : "active" });
    }),
    implement(findings, "measure", async (ctx, _, finding) => {
      // Somebody gave it back, or measured it, while Nexus was on its way to it.
      if (ctx.actor.kind === "system" && finding.state !== "claimed") return finding;
      mustBe(finding, "claimed");
      if (finding.outcome === "pending") refuse("FINDING_CLOSED", { state: "waiting for an approval" });
      const { state, effect } = await ofFinding(finding).measure(ctx, finding);
      ctx.emit("measured", { state });
      return ctx.change(finding, {
        ...{ state, measuredAt: ctx.now },
        measuredWorth: typeof effect === "number" ? null : effect,
        measuredGain: typeof effect === "number" ? effect : null,
      });
    }),
  ];
}
