import { execFileSync } from "node:child_process";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What a process of its own takes for the time. */
function toldBy(conditions: readonly string[], file: string): string {
  const script = "import('#clock').then(({ clock }) => console.log(clock().toISOString()))";
  const env = { ...process.env, NEXUS_CLOCK: file };
  return execFileSync(process.execPath, [...conditions, "-e", script], { cwd: join(import.meta.dirname, "../.."), env })
    .toString()
    .trim();
}

test("processes of tests take the time from a file; a server of anybody else's does not know the setting", () => {
  const file = join(mkdtempSync(join(tmpdir(), "nexus-clock-")), "now");
  writeFileSync(file, "2031-01-02T03:04:05.678Z\n");
  expect(toldBy(["--conditions=nexus-faults"], file)).toBe("2031-01-02T03:04:05.678Z");
  expect(Math.abs(Date.parse(toldBy([], file)) - Date.now())).toBeLessThan(60_000);
});
