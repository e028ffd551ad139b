import { expect, test } from "vitest";
import { confidenceOf, filledInput, priorityOf, type Ranking, thresholdsOf, weightOf } from "./advice.ts";
import { goneQuiet } from "./sales/deals/advice.ts";

test("a threshold is what the organization has set, else what is usual in its own currency", () => {
  expect(thresholdsOf(goneQuiet, "JPY", {})).toEqual({ least: { minor: 10_000, currency: "JPY" }, days: 14 });
  expect(thresholdsOf(goneQuiet, "KWD", { days: 3 })).toEqual({ least: { minor: 1e7, currency: "KWD" }, days: 3 });
  const least = { minor: 0, currency: "CHF" };
  expect(thresholdsOf(goneQuiet, "EUR", { least }).least).toBe(least);
});

test("an act is filled with the evidence, and what is not there is empty", () => {
  const act = { verb: "update", input: { changes: { a: { from: "day" }, b: { from: "other" }, c: 1, d: [2] } } };
  expect(filledInput({ act }, { day: "2026-11-24" })).toEqual({ changes: { a: "2026-11-24", b: null, c: 1, d: [2] } });
});

test("an effect is the surer, the more records it was computed from", () => {
  expect([0, 10, 90].map(confidenceOf)).toEqual([0, 5000, 9000]);
});

test("what people make of an advice moves it, little at first", () => {
  const of = (taken: number, dismissed: number, undone = 0) => weightOf({ taken, dismissed, undone });
  expect(of(0, 0)).toBe(1000);
  expect(of(1, 0)).toBe(1200);
  expect(of(0, 1)).toBe(800);
  expect(of(0, 0, 1)).toBeLessThan(of(0, 1));
  expect(of(1000, 0)).toBeGreaterThan(1990);
  expect(of(0, 1000)).toBeLessThan(10);
});

test("a finding comes the sooner the more it matters, the larger it is, the surer, and the more it is wanted", () => {
  const usual = { severity: "medium", share: 0.5, confidence: 5000, weight: 1000 } as const;
  const none = { taken: 0, dismissed: 0, undone: 0 };
  const of = (given: Partial<Ranking>) => priorityOf({ ...usual, ...none, ...given });
  const least = of({ severity: "low", share: 0, confidence: 0 });
  expect(least).toBe(125);
  for (const more of [{ severity: "high" }, { share: 1 }, { confidence: 9000 }, { weight: 1500 }] as const) {
    expect(of(more)).toBeGreaterThan(of({}));
  }
});
