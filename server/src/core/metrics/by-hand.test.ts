import {
  type Deal,
  METRICS,
  type Metric,
  type MetricAnswer,
  type MetricGroup,
  newId,
  type Outcome,
  STAGES,
} from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../seed/random.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { executor } from "../execute.ts";

type Asked = Readonly<Record<string, unknown>>;

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day of a moment, as the platform itself formats it. */
function dayIn(zone: string, instant: string): string {
  const format =
    formats.get(zone) ??
    new Intl.DateTimeFormat("en-CA", { timeZone: zone, year: "numeric", month: "2-digit", day: "2-digit" });
  formats.set(zone, format);
  return format.format(new Date(instant));
}

/** A metric counted by hand over records, without a line of what is tested. */
function byHand(metric: Metric, records: readonly Deal[], zone: string, asked: Asked): number | null {
  const { of } = metric;
  if (of.kind === "ratio") {
    const [part, ...whole] = [of.part, ...of.whole].map((word) =>
      byHand(METRICS.get(word) as Metric, records, zone, asked),
    );
    const all = whole.reduce((sum: number, each) => sum + (each ?? 0), 0);
    return all === 0 ? null : (part ?? 0) / all;
  }
  const among = (wanted: unknown, value: string) => wanted === undefined || [wanted].flat().includes(value);
  const { from, to, currency, where = {} } = asked as Record<string, string> & { where?: Record<string, unknown> };
  const all = records.filter((deal) => {
    if (deal.archivedAt !== null || !among(metric.where["stage"], deal.stage)) return false;
    if (!among(where["stage"], deal.stage) || !among(where["owner"], deal.owner.id)) return false;
    if (!among(where["account"], deal.account.id)) return false;
    if (metric.time === null) return true;
    const on = dayIn(zone, deal[metric.time as "createdAt"]);
    return on >= String(from) && on <= String(to);
  });
  if (of.kind === "count") return all.length;
  const values = all.flatMap((deal) => {
    if ("since" in of.value) return [Date.parse(deal.stageSince) - Date.parse(deal.createdAt)];
    return deal.amount.currency === currency ? [deal.amount.minor] : [];
  });
  const sum = values.reduce((one, other) => one + other, 0);
  if (of.kind === "sum") return sum;
  return values.length === 0 ? null : Math.round(sum / values.length);
}

describe.each(DATABASES)("metrics on $dialect", ({ fresh }) => {
  let world: World;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const done = async (call: Promise<Outcome<string>>): Promise<Deal> => {
    const outcome = await call;
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Deal;
  };
  const readAs = async (actor: Actor, input: Asked): Promise<MetricAnswer> =>
    JSON.parse(await world.core.query(actor, "metrics.read", input)) as MetricAnswer;

  async function agree(organization: string): Promise<void> {
    for (const task of await world.core.metrics.tasks({ organization })) {
      expect(await world.core.metrics.differences(task)).toEqual([]);
    }
  }

  /** A company in a zone, whose deals were made and changed at moments of two years. */
  async function history(zone: string, acts: number) {
    const company = await world.company();
    await world.database.transaction(async (tx) => {
      await tx.run("UPDATE organizations SET time_zone=? WHERE id=?", [zone, company.id]);
    });
    for (const task of await world.core.metrics.tasks({ organization: company.id })) {
      await world.core.metrics.rebuild(task, { always: false });
    }
    const { owner, member } = company.people;
    const { next: random, pick } = seededRandom(acts);
    let at = new Date("2025-02-01T00:00:00.000Z");
    const execute = executor({ ...world.core, database: world.database, clock: () => at });
    const tell = (operation: string, input: unknown) => done(execute(owner.actor, operation, { key: newId(), input }));
    const deals: Deal[] = [];
    const money = () => ({ minor: Math.floor(random() * 1e7), currency: pick(["EUR", "EUR", "JPY", "KWD"]) });
    for (let act = 0; act < acts; act += 1) {
      at = new Date(at.getTime() + Math.floor(random() * ((2 * 60_000_000_000) / acts)));
      const index = Math.floor(random() * deals.length);
      const deal = deals[index];
      const kind = random();
      if (!deal || kind < 0.35) {
        const given = { owner: pick([owner, member]).id, stage: pick(STAGES), amount: money() };
        deals.push(await tell("deals.create", aDeal(company, given)));
        continue;
      }
      const seen = { id: deal.id, version: deal.version };
      if (kind < 0.65) deals[index] = await tell("deals.move", { ...seen, stage: pick(STAGES) });
      else if (kind < 0.8) deals[index] = await tell("deals.update", { ...seen, changes: { amount: money() } });
      else if (kind < 0.86)
        deals[index] = await tell("deals.update", { ...seen, changes: { owner: pick([owner, member]).id } });
      else if (kind < 0.94) deals[index] = await tell("deals.archive", seen);
      else deals[index] = await tell("deals.restore", seen);
    }
    return { company, deals, read: (input: Asked) => readAs(owner.actor, input) };
  }

  describe.each(["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"])("in %s", (zone) => {
    let told: Awaited<ReturnType<typeof history>>;
    beforeAll(async () => {
      told = await history(zone, 250);
    }, 60_000);

    const value = ({ figures }: Pick<MetricAnswer | MetricGroup, "figures">, currency: string | null) =>
      figures.find((figure) => figure.currency === currency)?.value;
    const periods = [
      { from: "2025-01-01", to: "2026-12-31" },
      { from: "2025-03-30", to: "2025-03-30" },
      { from: "2025-07-03", to: "2025-11-02" },
    ];

    test.each([...METRICS.values()].map((metric) => [metric.word, metric] as const))(
      "%s is what it is by hand: over all, split, narrowed and in pieces",
      async (word, metric) => {
        const { deals, company, read } = told;
        const owner = company.people.member.id;
        const currencies = metric.unit === "money" ? ["EUR", "JPY", "KWD"] : [null];
        for (const period of metric.time === null ? [{}] : periods) {
          const times = metric.time === null ? {} : { ...period, bucket: "month", compare: null };
          const askings: readonly { readonly where: Asked; readonly by: readonly string[] }[] = [
            // These can be read from what is kept.
            ...[
              { where: {}, by: [] },
              { where: {}, by: ["owner"] },
              { where: { owner }, by: ["owner"] },
            ],
            // These have to be counted.
            ...[
              { where: { owner: [owner], account: company.account }, by: [] },
              { where: { owner }, by: ["account"] },
            ],
          ];
          for (const { where, by } of askings) {
            const answer = await read({ metric: word, ...times, where, by });
            for (const currency of currencies) {
              const asked = { ...period, where, currency };
              const expected = byHand(metric, deals, zone, asked);
              // A currency in which there is nothing is not told.
              const found = value(answer, currency) ?? (metric.of.kind === "sum" ? 0 : null);
              expect({ period, where, by, value: found }).toEqual({ period, where, by, value: expected });
              for (const group of answer.groups) {
                const [[key = "", place] = []] = Object.entries(group.by);
                const own = { ...asked, where: { ...where, [key]: (place as { id: string }).id } };
                expect(value(group, currency) ?? 0).toBe(byHand(metric, deals, zone, own) ?? 0);
              }
              for (const piece of answer.series) {
                const own = byHand(metric, deals, zone, { ...asked, from: piece.from, to: piece.to });
                expect([piece.from, value(piece, currency) ?? 0]).toEqual([piece.from, own ?? 0]);
              }
            }
          }
        }
      },
    );

    test("what is kept is what the rows come to", () => agree(told.company.id));

    test("another zone's days are counted from the rows", async () => {
      const asked = { from: "2025-05-01", to: "2025-05-31" };
      const metric = METRICS.get("deals.created-count") as Metric;
      for (const other of ["Pacific/Auckland", "America/Los_Angeles"]) {
        const answer = await told.read({ metric: metric.word, ...asked, zone: other });
        expect([answer.zone, value(answer, null)]).toEqual([other, byHand(metric, told.deals, other, asked)]);
      }
    });
  });
});
