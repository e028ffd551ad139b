import { expect, test } from "vitest";
import { mapOf, print } from "./places.ts";

const files: Record<string, string> = {
  "packages/contracts/src/sales/deals/noun.ts": "",
  "packages/sales/src/deals/deals-board.ts": "",
  "packages/sales/src/manifest.ts": `const pages = ["deals", "Deals", "ordeals"];`,
  "server/src/core/execute.ts": "no business word",
  "e2e/deals.e2e.ts": "",
  "README.md": "Deals are dealt with.",
};
const read = (file: string): string | null => files[file] ?? null;

test("a word is found in names of files and folders, by room", () => {
  const found = mapOf("deals", Object.keys(files), read);
  expect(found.filter((place) => place.files.length > 0).map(({ room }) => room)).toEqual([
    "packages/contracts",
    "packages/sales",
    "e2e",
  ]);
});

test("mentions count whole words, however they are written", () => {
  const found = mapOf("deals", Object.keys(files), read);
  expect(found.find(({ room }) => room === "packages/sales")?.mentions).toEqual({
    "packages/sales/src/manifest.ts": 2,
  });
  expect(found.find(({ room }) => room === "(root)")?.mentions).toEqual({ "README.md": 1 });
  expect(found.some(({ room }) => room === "server")).toBe(false);
});

test("a word that stands nowhere is answered with how things are named", () => {
  expect(print("dealz", mapOf("dealz", Object.keys(files), read))).toContain('"dealz" stands nowhere');
});
