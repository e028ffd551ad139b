import { expect, test } from "vitest";
import { sessionsTally } from "./elements-reporter.ts";
import { honest, sum, vitestTally } from "./tally.ts";

const good = { name: "a", passed: true, skipped: false };
const bad = { name: "b", passed: false, skipped: false };
const skipped = { name: "c", passed: true, skipped: true };
const suite = (...tests: (typeof good)[]) => ({ name: "", suites: [{ name: "board", suites: [], tests }], tests: [] });

test("a skipped test counts as a failed one", () => {
  expect(sessionsTally([{ passed: true, testResults: suite(good, skipped) }])).toEqual({ passed: 1, failed: 1 });
  const testResults = [{ status: "passed", assertionResults: [{}, {}] }];
  expect(vitestTally({ numPassedTests: 1, numTotalTests: 2, testResults })).toEqual({ passed: 1, failed: 1 });
});

test("a file that does not load counts as a failure", () => {
  expect(sessionsTally([{ passed: false, testResults: suite() }])).toEqual({ passed: 0, failed: 1 });
  const testResults = [{ status: "failed", assertionResults: [] }];
  expect(vitestTally({ numPassedTests: 0, numTotalTests: 0, testResults })).toEqual({ passed: 0, failed: 1 });
});

test("a run that fails beside its tests counts as a failure", () => {
  expect(honest({ passed: 5, failed: 0 }, 1)).toEqual({ passed: 5, failed: 1 });
  expect(honest({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
});

test("tallies add up", () => {
  expect(sum([sessionsTally([{ passed: false, testResults: suite(good, bad) }]), { passed: 2, failed: 0 }])).toEqual({
    passed: 3,
    failed: 1,
  });
});
