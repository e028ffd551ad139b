import { expect, test } from "vitest";
import { cpuOf, machineTicksIn, sumOf, ticksIn } from "./cpu.ts";

test("a program's ticks are read behind its name, whatever its name holds", () => {
  const rest = "S 1 12 12 0 -1 4194304 900 0 1 0 250 75 3 4 20 0 11 0 5000 1 2";
  expect(ticksIn(`12 (node) ${rest}`)).toEqual({ user: 250, system: 75 });
  expect(ticksIn(`12 (a) b (c ) ${rest}`)).toEqual({ user: 250, system: 75 });
});

test("a machine has worked in every tick but those in which it idled or waited for a disk", () => {
  const stat = "cpu  100 5 40 900 50 1 4 2 0 0\ncpu0 1 2 3 4 5 6 7 8 9 10\n";
  expect(machineTicksIn(stat)).toEqual({ busy: 152, idle: 950 });
});

test("the time of this very process grows while it works", () => {
  const before = sumOf(cpuOf(process.pid));
  const until = performance.now() + 60;
  while (performance.now() < until);
  expect(sumOf(cpuOf(process.pid))).toBeGreaterThan(before);
});
