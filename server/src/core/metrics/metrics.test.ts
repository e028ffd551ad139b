import {
  type Deal,
  deals,
  METRICS,
  type Metric,
  type MetricAnswer,
  metric,
  newId,
  type Outcome,
  permissionsOf,
} from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { Refusal } from "../refusal.ts";

/** What a call refused with; anything else fails the test. */
async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`expected a refusal, got ${String(outcome)}`);
}

const eur = (minor: number) => ({ minor, currency: "EUR" });

describe.each(DATABASES)("metrics on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url });
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const tell = async (company: Company, operation: string, input: object, by: World = world): Promise<Deal> => {
    const told = { key: newId(), input };
    const outcome: Outcome<string> = await by.core.execute(company.people.owner.actor, operation, told);
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Deal;
  };
  const make = (company: Company, given: object = {}, by?: World) =>
    tell(company, "deals.create", aDeal(company, given), by);
  const read = async (actor: Actor, input: object, by: World = world): Promise<MetricAnswer> =>
    JSON.parse(await by.core.query(actor, "metrics.read", input)) as MetricAnswer;

  async function at<T>(instant: string, act: () => Promise<T>): Promise<T> {
    world.setClock(new Date(instant));
    try {
      return await act();
    } finally {
      world.setClock(null);
    }
  }

  /** Writes something into what is kept that no record says, so that it shows what was read from there. */
  async function mark(company: Company): Promise<void> {
    await world.database.transaction((tx) =>
      tx.run("UPDATE rollups SET records=records+1000 WHERE organization_id=?", [company.id]),
    );
  }

  test("a figure stands beside the one of the period before, and says whether that is good news", async () => {
    const company = await world.company();
    const { actor } = company.people.viewer;
    for (const [day, minor] of [
      ["2026-02-10", 1000],
      ["2026-03-02", 700],
      ["2026-03-30", 800],
    ] as const) {
      await at(`${day}T12:00:00.000Z`, () => make(company, { amount: eur(minor) }));
    }
    const march = { from: "2026-03-01", to: "2026-03-31" };
    const answer = await read(actor, { metric: "deals.new-value", ...march, bucket: "week" });
    expect(answer).toMatchObject({
      ...{ unit: "money", good: "up", period: march, compared: { from: "2026-02-01", to: "2026-02-28" } },
      ...{ zone: "Europe/Berlin", groups: [], more: false },
      definition: { noun: "deals", of: { kind: "sum", value: { field: "amount" } }, where: {}, time: "createdAt" },
    });
    expect(answer.figures).toEqual([{ currency: "EUR", value: 1500, previous: 1000, change: 0.5, verdict: "better" }]);
    expect(answer.series.map(({ from, to, figures }) => [from, to, figures[0]?.value])).toEqual([
      ["2026-03-01", "2026-03-01", 0],
      ["2026-03-02", "2026-03-08", 700],
      ["2026-03-09", "2026-03-15", 0],
      ["2026-03-16", "2026-03-22", 0],
      ["2026-03-23", "2026-03-29", 0],
      ["2026-03-30", "2026-03-31", 800],
    ]);
    const february = { from: "2026-02-01", to: "2026-02-28" };
    const [fewer] = (await read(actor, { metric: "deals.created-count", ...february })).figures;
    expect(fewer).toEqual({ currency: null, value: 1, previous: 0, change: null, verdict: "better" });
    const plain = await read(actor, { metric: "deals.new-value", ...march, compare: null });
    expect([plain.compared, plain.figures]).toEqual([
      null,
      [{ currency: "EUR", value: 1500, previous: null, change: null, verdict: null }],
    ]);
    // More than a year beside the year before: March lies in both.
    const long = { metric: "deals.created-count", from: "2026-03-01", to: "2027-06-30", bucket: "quarter" };
    const both = await read(actor, { ...long, compare: "previous-year" });
    expect(both.figures).toMatchObject([{ value: 2, previous: 3 }]);
    expect(both.series.map(({ figures }) => [figures[0]?.value, figures[0]?.previous])).toEqual([
      ...[
        [2, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
      ...[
        [0, 3],
        [0, 0],
      ],
    ]);
    const lastYear = { metric: "deals.created-count", from: "2027-03-01", to: "2027-03-31", compare: "previous-year" };
    const [none] = (await read(actor, lastYear)).figures;
    expect(none).toEqual({ currency: null, value: 0, previous: 2, change: -1, verdict: "worse" });
  });

  test("fewer of what is better low is good news, and a share changes in points", async () => {
    const company = await world.company();
    const { actor } = company.people.owner;
    const decide = (instant: string, stage: string) => at(instant, () => make(company, { stage }));
    for (const stage of ["won", "lost", "lost", "lost"]) await decide("2026-05-04T08:00:00.000Z", stage);
    for (const stage of ["won", "won", "lost", "qualify"]) await decide("2026-06-04T08:00:00.000Z", stage);
    const june = { from: "2026-06-01", to: "2026-06-30" };
    const [lost] = (await read(actor, { metric: "deals.lost-count", ...june })).figures;
    expect(lost).toMatchObject({ value: 1, previous: 3, verdict: "better" });
    const { figures, unit } = await read(actor, { metric: "deals.win-rate", ...june });
    expect([unit, figures[0]?.value, figures[0]?.previous]).toEqual(["percent", 2 / 3, 0.25]);
    expect(figures[0]?.change).toBeCloseTo(2 / 3 - 0.25, 10);
    const [never] = (await read(actor, { metric: "deals.win-rate", from: "2020-01-01", to: "2020-01-31" })).figures;
    expect(never).toEqual({ currency: null, value: null, previous: null, change: null, verdict: null });
  });

  test("two currencies are never added, and the organization's own stands first", async () => {
    const company = await world.company();
    const { owner, member } = company.people;
    await make(company, { amount: { minor: 500_000, currency: "AUD" }, owner: owner.id });
    await make(company, { amount: eur(300) });
    await make(company, { amount: eur(400), stage: "proposal" });
    const answer = await read(owner.actor, { metric: "deals.pipeline-value", by: ["owner"] });
    expect(answer.figures.map(({ currency, value }) => [currency, value])).toEqual([
      ["EUR", 700],
      ["AUD", 500_000],
    ]);
    expect(answer.groups.map(({ by, figures }) => [by["owner"], figures.map(({ value }) => value)])).toEqual([
      [{ id: owner.id, name: "The owner" }, [500_000]],
      [{ id: member.id, name: "The member" }, [700]],
    ]);
    const byStage = await read(owner.actor, { metric: "deals.open-count", by: ["stage"], where: { owner: member.id } });
    expect(byStage.groups.map(({ by, figures }) => [by["stage"], figures[0]?.value])).toEqual([
      ["proposal", 1],
      ["qualify", 1],
    ]);
  });

  test("what was put away counts no more, until it is brought back", async () => {
    const company = await world.company();
    const { actor } = company.people.owner;
    const made = [await make(company), await make(company), await make(company)];
    const open = async () => (await read(actor, { metric: "deals.open-count" })).figures[0]?.value;
    expect(await open()).toBe(3);
    const records = made.map(({ id, version }) => ({ id, version }));
    const told = { key: newId(), input: { verb: "archive", records } };
    const outcome = await world.core.execute(actor, "deals.bulk", told);
    expect(await open()).toBe(0);
    await tell(company, "deals.restore", { id: made[0]?.id, version: 2 });
    expect(await open()).toBe(1);
    await tell(company, "deals.archive", { id: made[0]?.id, version: 3 });
    await tell(company, "deals.restore", { id: made[0]?.id, version: 4 });
    expect([outcome.outcome, await open()]).toEqual(["done", 1]);
  });

  test("what is kept is read where its dimensions are asked for, and the rows where they are not", async () => {
    const company = await world.company();
    const { owner } = company.people;
    await make(company);
    await mark(company);
    const year = { from: "2020-01-01", to: "2039-12-31", compare: null };
    const valueOfNew = async (asked: object) =>
      (await read(owner.actor, { metric: "deals.created-count", ...year, ...asked })).figures[0]?.value;
    expect(await valueOfNew({})).toBe(1001);
    expect(await valueOfNew({ where: { owner: company.people.member.id } })).toBe(1001);
    expect(await valueOfNew({ zone: "Europe/Berlin" })).toBe(1001);
    expect(await valueOfNew({ by: ["account"] })).toBe(1);
    expect(await valueOfNew({ where: { stage: ["qualify", "won"] } })).toBe(1);
    expect(await valueOfNew({ zone: "Europe/Paris" })).toBe(1);
    for (const task of await world.core.metrics.tasks({ organization: company.id })) {
      expect((await world.core.metrics.differences(task))?.length).toBeGreaterThan(0);
      expect(await world.core.metrics.rebuild(task, { always: false })).toBe(false);
      expect(await world.core.metrics.rebuild(task, { always: true })).toBe(true);
      expect(await world.core.metrics.differences(task)).toEqual([]);
    }
    expect(await valueOfNew({})).toBe(1);
  });

  test("an answer says up to which write it counts", async () => {
    const company = await world.company();
    const { actor } = company.people.owner;
    const asOf = async (metric: string) => (await read(actor, { metric })).asOf;
    const before = await asOf("deals.open-count");
    await make(company);
    expect([await asOf("deals.open-count"), await asOf("deals.pipeline-value")]).toEqual([before + 1, before + 1]);
  });

  test("quarters begin as the organization's fiscal year does", async () => {
    const company = await world.company();
    await world.database.transaction((tx) =>
      tx.run("INSERT INTO calendars (organization_id, fiscal_year_start, week_start) VALUES (?,?,?)", [
        ...[company.id, 2, 7],
      ]),
    );
    await at("2026-04-30T21:59:59.999Z", () => make(company));
    await at("2026-04-30T22:00:00.000Z", () => make(company));
    const asked = { metric: "deals.created-count", from: "2026-02-01", to: "2026-07-31", bucket: "quarter" };
    const { series, compared } = await read(company.people.owner.actor, asked);
    expect(compared).toEqual({ from: "2025-08-01", to: "2026-01-31" });
    expect(series.map(({ from, to, figures }) => [from, to, figures[0]?.value])).toEqual([
      ["2026-02-01", "2026-04-30", 1],
      ["2026-05-01", "2026-07-31", 1],
    ]);
  });

  describe("refuses", () => {
    let company: Company;
    beforeAll(async () => {
      company = await world.company();
    });

    const month = { from: "2026-01-01", to: "2026-01-31" };
    test.each<[string, object, string]>([
      ["a metric that does not exist", { metric: "deals.happiness" }, "NOT_FOUND"],
      ["no metric", {}, "INVALID"],
      [
        "a time that ends before it begins",
        { metric: "deals.won-count", from: "2026-02-01", to: "2026-01-01" },
        "INVALID",
      ],
      ["no time where one is needed", { metric: "deals.won-count" }, "INVALID"],
      ["a time for what is true now", { metric: "deals.open-count", ...month }, "INVALID"],
      ["a day that does not exist", { metric: "deals.won-count", from: "2026-02-30", to: "2026-03-01" }, "INVALID"],
      ["a dimension that is none", { metric: "deals.won-count", ...month, by: ["name"] }, "INVALID"],
      ["a dimension twice", { metric: "deals.won-count", ...month, by: ["owner", "owner"] }, "INVALID"],
      ["a filter on no dimension", { metric: "deals.won-count", ...month, where: { amount: "1" } }, "INVALID"],
      ["a value that its field cannot have", { metric: "deals.open-count", where: { stage: "almost" } }, "INVALID"],
      ["a zone that is none", { metric: "deals.won-count", ...month, zone: "Mars/Olympus" }, "INVALID"],
      ["an organization in the input", { metric: "deals.open-count", organization: newId() }, "INVALID"],
      [
        "more pieces than anybody looks at",
        { metric: "deals.won-count", from: "1900-01-01", to: "2026-01-31", bucket: "day" },
        "INVALID",
      ],
    ])("%s", async (_, input, code) => {
      expect((await refusalOf(read(company.people.owner.actor, input))).code).toBe(code);
    });

    test("who may not list the records, and tells them of no such metric", async () => {
      const { actor } = company.people.owner;
      const without = {
        ...actor,
        permissions: new Set([...permissionsOf("owner")].filter((each) => each !== "deals.list")),
      };
      expect((await refusalOf(read(without, { metric: "deals.open-count" }))).code).toBe("FORBIDDEN");
      const list = async (by: Actor) => JSON.parse(await world.core.query(by, "metrics.list", undefined)) as Metric[];
      expect([(await list(actor)).length, await list(without)]).toEqual([METRICS.size, []]);
      const mute = { ...actor, permissions: new Set(["deals.list"]) };
      expect((await refusalOf(read(mute, { metric: "deals.open-count" }))).code).toBe("FORBIDDEN");
    });
  });

  test("another organization's records are in no figure, whether kept or counted", async () => {
    const [own, other] = [await world.company(), await world.company()];
    await make(other);
    await make(own);
    const { actor } = own.people.owner;
    for (const where of [{}, { owner: other.people.member.id }, { account: other.account }]) {
      const answer = await read(actor, { metric: "deals.open-count", where, by: ["owner"] });
      expect([where, answer.figures[0]?.value]).toEqual([where, Object.keys(where).length === 0 ? 1 : 0]);
    }
  });

  describe("where a definition has changed", () => {
    const changed = metric(deals, "open-count", {
      summary: "How many deals are in negotiation now.",
      ...{ of: { kind: "count" }, where: { stage: "negotiation" }, time: null, by: ["owner"], kept: [["owner"]] },
    });
    const openBy = async (by: World, { people }: Company) =>
      (await read(people.owner.actor, { metric: "deals.open-count" }, by)).figures[0]?.value;

    test("it is counted from the rows until it is kept anew, and neither version trusts what the other has written", async () => {
      const company = await world.company();
      await make(company);
      await make(company, { stage: "negotiation" });
      const newer = await aWorld({ url, master: world.master, metrics: new Map([[changed.word, changed]]) });
      try {
        const [task = { organization: "", noun: "" }] = await newer.core.metrics.tasks({ organization: company.id });
        expect(await newer.core.metrics.differences(task)).toBeNull();
        expect([await openBy(world, company), await openBy(newer, company)]).toEqual([2, 1]);
        // That it is not kept was noticed by reading it.
        await expect.poll(() => newer.core.metrics.differences(task), { timeout: 10_000 }).toEqual([]);
        await mark(company);
        expect(await openBy(newer, company)).toBe(1001);
        // The older version still runs, and knows nothing of what the newer one keeps.
        await make(company, { stage: "negotiation" });
        expect([await openBy(newer, company), await openBy(world, company)]).toEqual([2, 3]);
        await newer.core.metrics.rebuild(task, { always: false });
        expect(await newer.core.metrics.differences(task)).toEqual([]);
        await make(company, { stage: "negotiation" }, newer);
        expect([await openBy(newer, company), await newer.core.metrics.differences(task)]).toEqual([3, []]);
      } finally {
        await newer.close();
      }
      expect(newer.failures).toEqual([]);
    });

    test("another time zone is another definition", async () => {
      const company = await world.company();
      await at("2026-01-31T23:30:00.000Z", () => make(company));
      const february = { metric: "deals.created-count", from: "2026-02-01", to: "2026-02-28" };
      const count = async () => (await read(company.people.owner.actor, february)).figures[0]?.value;
      expect(await count()).toBe(1);
      await world.database.transaction((tx) =>
        tx.run("UPDATE organizations SET time_zone=? WHERE id=?", ["Europe/London", company.id]),
      );
      expect(await count()).toBe(0);
      await at("2026-01-31T23:45:00.000Z", () => make(company));
      const [task = { organization: "", noun: "" }] = await world.core.metrics.tasks({ organization: company.id });
      await world.core.metrics.rebuild(task, { always: false });
      expect([await count(), await world.core.metrics.differences(task)]).toEqual([0, []]);
    });
  });
});
