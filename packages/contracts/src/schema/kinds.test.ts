import { describe, expect, test } from "vitest";
import { eraseOf, isSearchable } from "../field-rules.ts";
import * as fields from "../fields.ts";
import { decimalOf, type FieldData, stepsOf } from "../index.ts";
import { momentOf, valueSchema } from "./index.ts";

const ID = "01890a5d-ac96-774b-bcce-b302099a8057";
const OTHER = ID.replace("57", "58");
const SIZES = ["small", "middle", "large"] as const;

const text = fields.text({ max: 4 });
const lines = fields.longText({ max: 20 });
const exact = fields.decimal({ scale: 2, least: "-10", most: "10" });
const meeting = fields.localTime();
const sizes = fields.manyOf(SIZES);
const at = (local: string, zone = "Europe/Berlin") => ({ local, zone });
const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);

describe("what a kind takes", () => {
  test.each<[string, FieldData, unknown, unknown]>([
    ["text in its composed form", text, " A\u0308 ", "Ä"],
    ["lines, ended in one way", lines, "a\r\nb\rc\n\td\n", "a\nb\nc\n\td"],
    ["a decimal with all its decimals", exact, "1.5", "1.50"],
    ["a decimal without any", exact, "-7", "-7.00"],
    ["nought, which has no sign", exact, "-0", "0.00"],
    ["a share below nothing where it is said", fields.percent({ least: -500 }), -500, -500],
    ["no", fields.yesNo(), false, false],
    ["a time that clocks show", meeting, at("2026-03-29T03:00"), at("2026-03-29T03:00")],
    ["a leap day", meeting, at("2028-02-29T23:59", "Asia/Kathmandu"), at("2028-02-29T23:59", "Asia/Kathmandu")],
    ["a set in the order of its list", sizes, ["large", "small"], ["small", "large"]],
    ["no word at all", sizes, [], []],
    ["a number as people write it", fields.phone(), "+49 (30) 123-45.67", "+49301234567"],
    ["an address in its one form", fields.webAddress(), "HTTPS://Example.COM", "https://example.com/"],
    ["references in the order of their writer", fields.refs("topics"), [OTHER, ID], [OTHER, ID]],
    ["JSON eight levels deep", fields.json(), nested(8), nested(8)],
  ])("%s", (_, field, given, taken) => {
    expect(valueSchema(field).parse(given)).toEqual(taken);
  });
});

describe("what a kind refuses", () => {
  test.each<[string, FieldData, unknown]>([
    ["text of blanks", text, " \t "],
    ["two lines where one is asked for", text, "a\nb"],
    ["text that is too long", text, "abcde"],
    ["half a character in lines", lines, "half \ud83d"],
    ["a control character in lines", lines, "a\u0007b"],
    ["a mark that turns the direction of text", lines, "a\u202eb"],
    ["a decimal as a number", exact, 1.5],
    ["more decimals than there are", exact, "1.005"],
    ["a decimal with an exponent", exact, "1e1"],
    ["a decimal with a comma", exact, "1,5"],
    ["a decimal out of bounds", exact, "10.01"],
    ["a decimal below them", exact, "-10.01"],
    ["a whole number that no number holds", fields.integer({ least: -1 }), 2 ** 53],
    ["half a hundredth of a percent", fields.percent(), 0.5],
    ["more than all", fields.percent(), 10_001],
    ["yes as a word", fields.yesNo(), "true"],
    ["yes as a number", fields.yesNo(), 1],
    ["an hour that the clocks leave out", meeting, at("2026-03-29T02:30")],
    ["a day that the calendar has not", meeting, at("2026-02-29T10:00")],
    ["an offset for a zone", meeting, at("2026-06-01T10:00", "+02:00")],
    ["a zone that is nowhere", meeting, at("2026-06-01T10:00", "Europe/Atlantis")],
    ["a local time in UTC's form", meeting, at("2026-06-01T10:00Z")],
    ["a local time that names its own moment", meeting, { ...at("2026-06-01T10:00"), at: "2026-06-01T08:00:00.000Z" }],
    ["less than no time", fields.duration(), -1],
    ["a word twice", sizes, ["small", "small"]],
    ["a word of no list", sizes, ["tiny"]],
    ["a set as text", sizes, "|small|"],
    ["a telephone number without its country", fields.phone(), "030 1234567"],
    ["letters in a telephone number", fields.phone(), "+49 CALL ME"],
    ["a script for an address", fields.webAddress(), "javascript:alert(1)"],
    ["a file of the server", fields.webAddress(), "file:///etc/passwd"],
    ["a password in an address", fields.webAddress(), "https://user:secret@example.com/"],
    ["an address that is too long", fields.webAddress(), `https://example.com/${"ä".repeat(600)}`],
    ["a record twice", fields.refs("topics"), [ID, ID]],
    ["too many records", fields.refs("topics", { most: 1 }), [ID, OTHER]],
    ["a single value for JSON", fields.json(), 1],
    ["JSON nine levels deep", fields.json(), nested(9)],
    ["JSON without end", fields.json(), [...Array(60)].reduce((inner) => [inner], [])],
    ["more than 16 kB of JSON", fields.json(), { a: "ä".repeat(8_200) }],
    ["a way to an object's ancestors", fields.json(), JSON.parse('{"a":[{"__proto__":{"admin":true}}]}')],
    ["a way to an object's maker", fields.json(), { constructor: { prototype: {} } }],
    ["half a character in JSON", fields.json(), { a: "\ud83d" }],
    ["what is not JSON", fields.json(), { a: Number.POSITIVE_INFINITY }],
  ])("%s", (_, field, given) => {
    expect(valueSchema(field).safeParse(given).success).toBe(false);
  });
});

test("of a time that the clocks show twice the first is meant", () => {
  expect(momentOf(at("2026-10-25T02:30"))).toBe("2026-10-25T00:30:00.000Z");
  expect(momentOf(at("2026-10-25T03:00"))).toBe("2026-10-25T02:00:00.000Z");
  expect(momentOf(at("2026-03-29T02:30"))).toBeNull();
});

test("a decimal and its steps are the same, to the last one that a number holds", () => {
  for (const [decimal, scale, steps] of [
    ["0.01", 2, 1],
    ["-0.01", 2, -1],
    ["90071992547409.91", 2, Number.MAX_SAFE_INTEGER],
    ["-9007199254.740991", 6, Number.MIN_SAFE_INTEGER],
  ] as const) {
    expect(stepsOf(decimal, scale)).toBe(steps);
    expect(decimalOf(steps, scale)).toBe(decimal);
  }
  expect(stepsOf("90071992547409.92", 2)).toBeNaN();
  expect(decimalOf(9_007_199_254_740_993n, 1)).toBe("900719925474099.3");
});

describe("what a field is for", () => {
  test("text is searched unless it is a figure of operation; a secret never is, whatever it says", () => {
    expect(isSearchable(fields.text())).toBe(true);
    expect(isSearchable(fields.email())).toBe(true);
    expect(isSearchable(fields.text({ class: "operational" }))).toBe(false);
    expect(isSearchable(fields.text({ searchable: false }))).toBe(false);
    expect(isSearchable(fields.integer())).toBe(false);
    expect(isSearchable(fields.secret(fields.text({ searchable: true })))).toBe(false);
  });

  test("an erasure takes what is personal or secret, and leaves the work", () => {
    expect(eraseOf(fields.email())).toBe("replace");
    expect(eraseOf(fields.optional(fields.phone()))).toBe("clear");
    expect(eraseOf(fields.secret(fields.text()))).toBe("replace");
    expect(eraseOf(fields.text())).toBe("keep");
    expect(eraseOf(fields.text({ erase: "replace" }))).toBe("replace");
  });
});
