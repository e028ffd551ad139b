import {
  decimal,
  duration,
  type MetricAnswer,
  metric,
  money,
  newId,
  noun,
  oneOf,
  optional,
  percent,
  share,
  text,
} from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seededRandom } from "../../seed/random.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";

const visits = noun("visits", {
  ...{ singular: "visit", department: "tests", summary: "A visit.", title: "name" },
  fields: {
    ...{ name: text(), kind: oneOf(["call", "meeting"]), hours: decimal({ scale: 2, least: "-100" }) },
    ...{ miles: optional(decimal({ scale: 6 })), took: duration(), sure: percent(), cost: money() },
  },
});
const says = { summary: "Of visits.", time: null, by: ["kind"], kept: [[], ["kind"]] } as const;
const sum = (field: "hours" | "miles" | "took") => ({ kind: "sum", value: { field } }) as const;
const average = (field: "hours" | "miles" | "took" | "sure") => ({ kind: "average", value: { field } }) as const;
const calls = metric(visits, "call-hours", { ...says, of: sum("hours"), where: { kind: "call" } });
const hours = metric(visits, "hours", { ...says, of: sum("hours") });
const ALL = [
  ...[calls, hours, share("visits.call-share", { summary: "Calls.", part: calls, whole: [hours] })],
  ...(["miles", "took"] as const).map((key) => metric(visits, key, { ...says, of: sum(key) })),
  ...(["hours", "miles", "took", "sure"] as const).map((key) =>
    metric(visits, `${key}-average`, { ...says, of: average(key) }),
  ),
];
const METRICS = new Map(ALL.map((each) => [each.word, each]));

interface Visit {
  readonly id: string;
  readonly version: number;
  readonly kind: "call" | "meeting";
  readonly hours: string;
  readonly miles: string | null;
  readonly took: number;
  readonly sure: number;
}

/** By hand, in whole steps: what a float would lose is seen. */
function byHand(all: readonly Visit[], key: "hours" | "miles" | "took" | "sure") {
  const steps = { hours: 100, miles: 1_000_000, took: 0.001, sure: 10_000 }[key];
  const own = all.flatMap((each) => (each[key] === null ? [] : [Number(each[key])]));
  const total = own.reduce(
    (one, other) => one + BigInt(Math.round(other * (key === "hours" ? 100 : key === "miles" ? 1e6 : 1))),
    0n,
  );
  const told = key === "took" ? Number(total) * 1000 : Number(total) / steps;
  return { sum: told, average: key === "took" ? Math.round(told / own.length) : Number(total) / (steps * own.length) };
}

describe.each(DATABASES)("figures of decimals, durations and shares on $dialect", ({ fresh }) => {
  let world: World;
  let owner: Actor;
  let organization: string;
  const all = new Map<string, Visit>();

  const done = async (operation: string, input: unknown): Promise<Visit> => {
    const outcome = await world.core.execute(owner, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return JSON.parse(outcome.output) as Visit;
  };
  const read = async (word: string, more: object = {}): Promise<MetricAnswer> =>
    JSON.parse(await world.core.query(owner, "metrics.read", { metric: `visits.${word}`, ...more })) as MetricAnswer;
  const figureOf = async (word: string, more: object = {}) => (await read(word, more)).figures[0]?.value;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), nouns: [visits], metrics: METRICS });
    const company = await world.company();
    [owner, organization] = [company.people.owner.actor, company.id];
    all.clear();
    const { next: random, pick } = seededRandom(7);
    const given = () => ({
      ...{
        kind: pick(["call", "meeting"]),
        hours: (random() * 200 - 100).toFixed(2),
        took: Math.floor(random() * 1e6),
      },
      ...{ miles: random() < 0.3 ? null : (random() * 1e6).toFixed(6), sure: Math.floor(random() * 10_000) },
    });
    for (let act = 0; act < 120; act += 1) {
      const known = [...all.values()][Math.floor(random() * (all.size + 1))];
      const kind = random();
      if (!known || kind < 0.5) {
        const made = await done("visits.create", { name: "V", cost: { minor: 1, currency: "EUR" }, ...given() });
        all.set(made.id, made);
      } else if (kind < 0.9) {
        const { id, version } = known;
        all.set(id, await done("visits.update", { id, version, changes: given() }));
      } else {
        await done("visits.archive", { id: known.id, version: known.version });
        all.delete(known.id);
      }
    }
  }, 60_000);
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  test.each([
    ["hours", "decimal"],
    ["miles", "decimal"],
    ["took", "duration"],
    ["sure", "percent"],
  ] as const)("%s is what it is by hand, kept and counted", async (key, unit) => {
    const visits = [...all.values()];
    expect(visits.length).toBeGreaterThan(20);
    const kinds = ["call", "meeting"] as const;
    const expected = byHand(visits, key);
    expect((await read(`${key}-average`)).unit).toBe(unit);
    expect(await figureOf(`${key}-average`)).toBeCloseTo(expected.average, 9);
    if (key !== "sure") expect(await figureOf(key)).toBe(expected.sum);
    for (const kind of kinds) {
      const own = byHand(
        visits.filter((each) => each.kind === kind),
        key,
      );
      expect(await figureOf(`${key}-average`, { where: { kind } })).toBeCloseTo(own.average, 9);
      if (key !== "sure") expect(await figureOf(key, { where: { kind } })).toBe(own.sum);
    }
  });

  test("a share is one of what is told, not of steps", async () => {
    const visits = [...all.values()];
    const part = byHand(
      visits.filter(({ kind }) => kind === "call"),
      "hours",
    ).sum;
    expect(await figureOf("call-share")).toBeCloseTo(part / byHand(visits, "hours").sum, 12);
  });

  test("what is kept is what the rows come to, before and after it is counted anew", async () => {
    const task = { organization, noun: "visits" };
    expect(await world.core.metrics.differences(task)).toEqual([]);
    await world.core.metrics.rebuild(task, { always: true });
    expect(await world.core.metrics.differences(task)).toEqual([]);
  });
});
