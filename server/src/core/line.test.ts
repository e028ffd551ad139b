import { text } from "@nexus-os/contracts";
import { fieldSchema } from "@nexus-os/contracts/schema";
import { describe, expect, test } from "vitest";
import { jsonLineOf, lineOf } from "./line.ts";

const takes = (given: unknown, max: number): boolean => fieldSchema(text({ max })).safeParse(given).success;

describe("a line", () => {
  test.each([
    ["control characters", "a\u0000b\r\nc\u0085d"],
    ["marks that turn the direction", "invoice\u202efdp.exe\u2066"],
    ["halves of pairs", "\ud800 and \udc00"],
    ["a pair where it is cut", `${"x".repeat(19)}\u{1f4e6}`],
    ["signs that are two in composed form", "\u0958".repeat(20)],
    ["too much", "x".repeat(50)],
  ])("of %s is one that a field takes", (_, given) => {
    expect(takes(given, 20) && given.length <= 20 && given === given.normalize("NFC")).toBe(false);
    expect(takes(lineOf(given, 20), 20)).toBe(true);
  });

  test("of nothing that is seen is none", () => {
    expect(lineOf(" \u202e\n", 20)).toBeNull();
  });

  test("of JSON says the same", () => {
    const said = { name: "a\u0085b\u202ec\u007f", list: ["\u2066"] };
    const line = jsonLineOf(JSON.stringify(said));
    expect(takes(line, 200)).toBe(true);
    expect(JSON.parse(line)).toEqual(said);
  });
});
