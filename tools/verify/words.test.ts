import { expect, test } from "vitest";
import { wordsIn } from "./words.ts";

const found = (file: string, line: string): number => wordsIn(file, `fine\n${line}\n`).length;

test("a note of unfinished work and a path of one machine are found, with file and line", () => {
  expect(wordsIn("README.md", "fine\n// TODO later")[0]).toContain("README.md:2");
  expect(found("docs/start.md", "cd /home/ines/nexus")).toBe(1);
  expect(found("docs/start.md", "GET /v1/embed/sessions, see https://nexus.example/work/it")).toBe(0);
});

test("a verb may not look at the clock or throw dice, its tests may", () => {
  expect(found("server/src/modules/sales/deals/move.ts", "const now = Date.now();")).toBe(1);
  expect(found("server/src/modules/sales/deals/move.test.ts", "const now = Date.now();")).toBe(0);
  expect(found("server/src/core/execute.ts", "const now = Date.now();")).toBe(0);
});

test("an element's stylesheet holds tokens and logical properties only", () => {
  const styles = "packages/sales/src/deals/deals-board.styles.ts";
  expect(found(styles, "  color: #1a2b3c;")).toBe(1);
  expect(found(styles, "  margin-left: var(--n-space-2);")).toBe(1);
  expect(found(styles, "  text-align: left;")).toBe(1);
  expect(found(styles, "  :host(:dir(rtl)) p { text-align: right; }")).toBe(0);
  expect(found(styles, "  inset-inline-start: 0; margin-block: 0; color: var(--n-ink);")).toBe(0);
  expect(found("packages/ui/src/tokens/tokens.styles.ts", "--n-ink: #1a2b3c;")).toBe(0);
});
