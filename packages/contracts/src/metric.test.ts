import { describe, expect, test } from "vitest";
import { date, decimal, duration, integer, money, oneOf, optional, percent, ref, text, yesNo } from "./fields.ts";
import { metric, share } from "./metric.ts";
import { METRICS } from "./metrics.ts";
import { noun } from "./noun.ts";

const visits = noun("visits", {
  ...{ singular: "visit", department: "sales", summary: "A visit.", title: "name" },
  fields: {
    ...{ name: text(), kind: oneOf(["call", "meeting"]), host: ref("members"), day: optional(date()) },
    ...{ guests: integer(), cost: money(), rating: decimal({ scale: 2 }), paid: yesNo() },
    ...{ took: duration(), sure: percent() },
  },
});
const says = { summary: "Visits.", of: { kind: "count" }, time: "day", by: ["kind"], kept: [["kind"]] } as const;

describe("a metric", () => {
  test("is named by its noun and has the unit that follows from how it is made", () => {
    const unitOf = (of: Parameters<typeof metric<typeof visits, "x">>[2]["of"]) =>
      metric(visits, "x", { ...says, of }).unit;
    expect(metric(visits, "count", says)).toMatchObject({
      ...{ word: "visits.count", noun: "visits", title: "metric.visits.count", unit: "count", good: "up", where: {} },
    });
    expect(unitOf({ kind: "sum", value: { field: "cost" } })).toBe("money");
    expect(unitOf({ kind: "average", value: { field: "guests" } })).toBe("decimal");
    expect(unitOf({ kind: "sum", value: { field: "rating" } })).toBe("decimal");
    expect(unitOf({ kind: "sum", value: { field: "took" } })).toBe("duration");
    expect(unitOf({ kind: "average", value: { field: "sure" } })).toBe("percent");
    expect(unitOf({ kind: "average", value: { since: "createdAt", until: "updatedAt" } })).toBe("duration");
  });

  test("is refused where it could not be kept", () => {
    expect(() => metric(visits, "x", { ...says, time: "name" })).toThrow("name is no time");
    expect(() => metric(visits, "x", { ...says, by: ["name"], kept: [] })).toThrow("nothing is grouped by name");
    expect(() => metric(visits, "x", { ...says, by: ["paid"], kept: [] })).toThrow("nothing is grouped by paid");
    expect(() => metric(visits, "x", { ...says, kept: [["host"]] })).toThrow("host is kept but not a dimension");
    const name = { kind: "sum", value: { field: "name" } } as const;
    expect(() => metric(visits, "x", { ...says, of: name })).toThrow("name has no figures");
    const sure = { kind: "sum", value: { field: "sure" } } as const;
    expect(() => metric(visits, "x", { ...says, of: sure })).toThrow("shares are not added up");
    // @ts-expect-error no such field
    expect(() => metric(visits, "x", { ...says, time: "week" })).toThrow("week is no time");
    // @ts-expect-error archived records are never part of a metric
    metric(visits, "x", { ...says, where: { archived: true } });
  });

  test("is the share of metrics that are alike", () => {
    const [all, calls] = [metric(visits, "all", says), metric(visits, "calls", { ...says, where: { kind: "call" } })];
    expect(share("visits.rate", { summary: "Calls.", part: calls, whole: [all] })).toMatchObject({
      ...{ unit: "percent", noun: "visits", time: "day", by: ["kind"], kept: [["kind"]] },
      of: { kind: "ratio", part: "visits.calls", whole: ["visits.all"] },
    });
    const cost = metric(visits, "cost", { ...says, of: { kind: "sum", value: { field: "cost" } } });
    expect(() => share("visits.rate", { summary: "Calls.", part: calls, whole: [cost] })).toThrow("cannot be a whole");
  });

  test("has a word of its own, and ratios are made of metrics that exist", () => {
    for (const [word, { of, noun: own }] of METRICS) {
      expect(word.startsWith(`${own}.`)).toBe(true);
      if (of.kind === "ratio") for (const part of [of.part, ...of.whole]) expect(METRICS.has(part)).toBe(true);
    }
  });
});
