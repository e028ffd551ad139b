import { expect, test } from "vitest";
import { Refusal } from "../core/refusal.ts";
import { readJson, textOf } from "./json.ts";

function codeOf(act: () => unknown): string {
  try {
    act();
    return "taken";
  } catch (error) {
    return error instanceof Refusal ? error.code : String(error);
  }
}

test.each([
  '{"__proto__":{"a":1}}',
  '{"a":[{"constructor":1}]}',
  '{"a":{"prototype":{}}}',
  '{"\\u005f_proto__":1}',
  '{"__pro\\u0074o__":1}',
])("a key that changes what objects are is refused: %s", (text) => {
  expect(codeOf(() => readJson(text))).toBe("INVALID");
});

test("such a word as a value is a word like any other, and so is a letter in disguise", () => {
  const text = '{"name":"constructor of __proto__ \\u00e9"}';
  expect(readJson(text)).toEqual({ name: "constructor of __proto__ é" });
});

test("what is nested deeper than anything of ours is refused before it is read; brackets in a text are no depth", () => {
  const nested = (depth: number): string => "[".repeat(depth) + "]".repeat(depth);
  expect(codeOf(() => readJson(nested(64)))).toBe("taken");
  expect(codeOf(() => readJson(nested(65)))).toBe("INVALID");
  expect(codeOf(() => readJson(nested(500_000)))).toBe("INVALID");
  expect(readJson(JSON.stringify({ text: `${"[".repeat(300)}"\\${"{".repeat(300)}` }))).toEqual({
    text: `${"[".repeat(300)}"\\${"{".repeat(300)}`,
  });
});

test("what is no JSON, and bytes that are no text, are malformed", () => {
  expect(codeOf(() => readJson('{"a":'))).toBe("MALFORMED");
  expect(codeOf(() => textOf(Buffer.from([0x22, 0xc3, 0x28, 0x22])))).toBe("MALFORMED");
  expect(textOf(Buffer.from('"é"'))).toBe('"é"');
});
