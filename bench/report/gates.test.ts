import { expect, test } from "vitest";
import { missed, readGates } from "./gates.ts";

const gates = { "speed-9": { "read over the limit": 2.5 } };
const at = (value: number) => ({ what: "read over the limit", where: "SQLite", value });

test("a gate is missed by more than it allows, by no number, and by no figure at all", () => {
  expect(missed(gates, "speed-9", [at(2.5)])).toEqual([]);
  expect(missed(gates, "speed-9", [at(2.51)])).toEqual([
    "speed-9: read over the limit is 2.51 on SQLite, and may be 2.5",
  ]);
  expect(missed(gates, "speed-9", [at(Number.NaN)])).toHaveLength(1);
  expect(missed(gates, "speed-9", [])).toEqual(["speed-9: read over the limit was not measured"]);
  expect(missed(gates, "speed-1", [])).toEqual([]);
});

test("every gate on file is a number for a measure", () => {
  for (const [measure, all] of Object.entries(readGates())) {
    expect(measure).toMatch(/^speed-\d+$/);
    expect(Object.values(all).every((most) => Number.isFinite(most))).toBe(true);
  }
});
