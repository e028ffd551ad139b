import { advice, type Finding, integer, type Noun, newId, type Outcome, type Page, text } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { crates, DEPOT, DEPOT_BODIES, DEPOT_JOBS } from "../../testkit/depot.ts";
import { jobShows } from "../../testkit/jobs.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { RUN } from "./advice.ts";
import { advise, type Found } from "./advise.ts";
import { MOST_ACTIVE } from "./evaluate.ts";

interface Known {
  readonly id: string;
  readonly version: number;
}

const heavy = advice(crates, "too-heavy", {
  summary: "A crate that is too heavy to be carried.",
  where: {},
  thresholds: { most: integer() },
  usual: { most: 50 },
  evidence: { weight: integer(), half: integer() },
  effect: { metric: "crates.weight", direction: "down", unit: "count" },
  act: { verb: "pack", input: { weight: { from: "half" } } },
});
const odd = advice(crates, "odd", {
  ...{ summary: "Fails as a test wants it.", where: {}, evidence: { line: text() } },
  effect: { metric: "crates.weight", direction: "down", unit: "count" },
  act: { verb: "open", input: {} },
});

/** What the second advice does, as each test says. */
let oddly: (looking: { query: unknown }) => Promise<readonly Found[]> = async () => [];
/** What the first one multiplies. */
let times = 1;

const ADVISED = [
  advise(
    heavy,
    async ({ query, thresholds }) => {
      const { items } = await query(crates, "list", { sort: { by: "weight", direction: "down" }, limit: 500 });
      const found = items.filter(({ weight }) => weight > thresholds.most);
      return found.flatMap(({ id, version, name, weight }) =>
        Array.from({ length: times }, (_, index) => ({
          ...{ record: { id, version }, title: name, effect: -weight, sample: 10 },
          ...{ subject: times === 1 ? id : `${id} ${index}`, evidence: { weight, half: Math.floor(weight / 2) } },
        })),
      );
    },
    async ({ query }, { record, evidence }) => {
      const { weight } = await query(crates, "get", { id: record });
      const before = (evidence as { weight: number }).weight;
      return { state: weight < before ? "succeeded" : "failed", effect: weight - before };
    },
  ),
  advise(
    odd,
    (looking) => oddly(looking) as Promise<readonly Found<{ line: string }>[]>,
    async () => ({ state: "failed", effect: null }),
  ),
];

describe.each(DATABASES)("an evaluation on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;
  let shelf: Known;

  async function done<T extends Known = Known>(operation: string, input: unknown, actor = owner): Promise<T> {
    const outcome: Outcome<string> = await world.core.execute(actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return JSON.parse(outcome.output) as T;
  }
  const listed = async (filter: object = {}): Promise<readonly Finding[]> => {
    const asked = { filter, sort: { by: "priority", direction: "down" }, limit: 500 };
    return (JSON.parse(await world.core.query(owner, "findings.list", asked)) as Page<Finding>).items;
  };
  const crate = (weight: number) =>
    done("crates.create", { name: `Of ${weight}`, shelf: shelf.id, weight, worth: { minor: 1, currency: "EUR" } });
  const run = (word: string = heavy.word, signal?: AbortSignal) =>
    world.core.advice.run(company.id, { advice: word }, signal);
  /** The causes of what failed in the background, which no other test finds then. */
  const failures = () => (world.failures as Error[]).splice(0).map(({ cause }) => String((cause as Error).message));

  beforeAll(async () => {
    const jobLimits = { beatMs: 100, pollMs: 50 };
    const own = { jobLimits, nouns: DEPOT, bodies: DEPOT_BODIES, jobs: DEPOT_JOBS, advice: ADVISED };
    world = await aWorld({ url: await fresh(), ...own, adviceLimits: { queries: 20, milliseconds: 3000 } });
  });
  beforeEach(async () => {
    times = 1;
    company = await world.company();
    owner = company.people.owner.actor;
    shelf = await done("shelves.create", { name: "North" });
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  test("tells an effect in numbers, does the verb of the noun, and measures what came of it", async () => {
    const { id } = await crate(90);
    await crate(50);
    await run();
    const [finding, ...others] = await listed();
    if (!finding) throw new Error("nothing was found");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ record: id, worth: null, gain: -90, confidence: 5000, evidence: { half: 45 } });
    const acted = await done<Finding>("findings.act", { id: finding.id, version: finding.version });
    expect(acted).toMatchObject({ operation: "crates.pack", outcome: "done" });
    const measured = await done<Finding>("findings.measure", { id: acted.id, version: acted.version });
    expect(measured).toMatchObject({ state: "succeeded", gain: -90, measuredGain: -45, measuredWorth: null });
  });

  test("tells apart what is about one record as its advice does", async () => {
    await crate(90);
    times = 3;
    expect(await run()).toMatchObject({ evaluated: [{ found: 3, created: 3 }] });
    expect(await run()).toMatchObject({ evaluated: [{ found: 3, created: 0, closed: 0 }] });
    times = 2;
    expect(await run()).toMatchObject({ evaluated: [{ found: 2, closed: 1 }] });
  });

  test("writes no more down than is worked off, the first ones first, and says how many are left", async () => {
    await crate(60);
    await crate(90);
    times = MOST_ACTIVE - 10;
    expect(await run()).toMatchObject({ evaluated: [{ found: 180, created: 100, left: 80 }] });
    const active = await listed({ state: "active" });
    expect(active.filter(({ title }) => title === "Of 90")).toHaveLength(90);
    expect(await run()).toMatchObject({ evaluated: [{ found: 180, created: 0, left: 80 }] });
  }, 40_000);

  test.each<[string, () => Promise<readonly Found[]>, RegExp]>([
    ["fails", () => Promise.reject(new Error("no figures today")), /no figures today/],
    ["shows what it does not declare", async () => [{ ...aFound(), evidence: { line: "a", mood: "good" } }], /mood/],
    ["shows less than it declares", async () => [{ ...aFound(), evidence: {} }], /line/],
    ["finds one thing twice", async () => [aFound("a"), aFound("a")], /found one thing twice/],
  ])("goes on with the others where an advice %s, and writes nothing of it", async (_, find, why) => {
    await crate(90);
    oddly = find;
    const ran = await world.core.advice.run(company.id, {});
    expect(ran).toMatchObject({ failed: [odd.word] });
    expect(ran.evaluated.map((each) => each.advice)).toContain(heavy.word);
    expect(failures()).toEqual([expect.stringMatching(why)]);
    expect((await listed()).map((each) => each.advice)).toEqual([heavy.word]);
  });
  const aFound = (subject = newId()): Found => ({
    ...{ record: { id: newId(), version: 1 }, title: "Odd", subject, effect: null, sample: 0 },
    evidence: { line: "a" },
  });

  test("an advice that asks for ever ends at its next question", async () => {
    let asked = 0;
    oddly = async ({ query }) => {
      for (;;) {
        await (query as (noun: Noun, verb: string, input: object) => Promise<unknown>)(crates as Noun, "count", {});
        asked += 1;
      }
    };
    expect(await run(odd.word)).toMatchObject({ evaluated: [], failed: [odd.word] });
    expect(asked).toBe(20);
    expect(failures()).toEqual([expect.stringMatching(/took too long/)]);
  });

  test("an advice that never comes back is waited for no longer than it may look", async () => {
    oddly = () => new Promise(() => {});
    expect(await run(odd.word)).toMatchObject({ failed: [odd.word] });
    expect(failures()).toEqual([expect.stringMatching(/took too long/)]);
  });

  test("a job that is cancelled while an advice looks ends there", async () => {
    const looks = Promise.withResolvers<void>();
    oddly = () => {
      looks.resolve();
      return new Promise(() => {});
    };
    world.core.jobs.start();
    const actor = { kind: "system", id: "advice" } as const;
    const job = { organization: company.id, actor, job: RUN, input: { advice: odd.word }, key: newId() };
    const id = await world.core.jobs.begin(job);
    await looks.promise;
    await world.core.jobs.cancel({ organization: company.id, id });
    await jobShows(world, company, id, { state: "cancelled" });
  });

  test("one that is to end begins no further advice", async () => {
    await crate(90);
    expect(await run(heavy.word, AbortSignal.abort())).toEqual({ evaluated: [], failed: [heavy.word] });
    expect(await listed()).toEqual([]);
  });

  test("a person finds nothing: what advice has found only Nexus writes down", async () => {
    const names = ["find", "refresh", "close", "settle"].map((verb) => `findings.${verb}`);
    for (const name of names) {
      await expect(done(name, {})).rejects.toMatchObject({ code: "FORBIDDEN", facts: { operation: name } });
    }
    for (const name of ["findings.create", "findings.update", "findings.archive", "findings.import"]) {
      await expect(done(name, {})).rejects.toMatchObject({ code: "UNKNOWN_OPERATION" });
    }
  });
});
