import { expect, test } from "vitest";
import { germanFindings, literalTexts, type Spoken, sameKeys, unusedKeys } from "./languages.ts";

const registered = 'spokenIn({ de: () => import("./words.de.json", { with: { type: "json" } }) });';

const aFile = (words: Spoken["words"], german: Spoken["german"] = words, more: Partial<Spoken> = {}): Spoken => ({
  file: "packages/sales/src/deals/words.ts",
  text: registered,
  words,
  german,
  ...more,
});

test("words that have their German, with the same parameters, are fine", () => {
  const words = { "a.one": "One {name}", "a.many": "{n, plural, one {# deal} other {# deals}}" };
  const german = { "a.one": "Eins: {name}", "a.many": "{n, plural, one {# Chance} other {# Chancen}}" };
  expect(germanFindings(aFile(words, german))).toEqual([]);
});

test.each([
  ["a file without German", aFile({ "a.b": "B" }, null), "is missing"],
  ["a file that does not tell where it is", aFile({ "a.b": "B" }, { "a.b": "B" }, { text: "" }), "Add: spokenIn("],
  ["a key that has none", aFile({ "a.b": "B", "a.c": "C" }, { "a.b": "B" }), "lacks a.c"],
  ["a key that nobody says", aFile({}, { "a.b": "B" }), "says a.b"],
  ["another parameter", aFile({ "a.b": "{name}" }, { "a.b": "{nam}" }), "name, nam"],
  ["a missing brace", aFile({ "a.b": "{name}" }, { "a.b": "{name" }), "not well formed"],
  ["no case for all others", aFile({ "a.b": "{n, plural, other {#}}" }, { "a.b": "{n, plural, one {#}}" }), "other"],
])("%s is found", (_, file, words) => {
  expect(germanFindings(file).join("\n")).toContain(words);
});

test("a key that stands in two files is found", () => {
  expect(
    sameKeys([aFile({ "a.b": "B" }), aFile({ "a.b": "B" }, null, { file: "host-shell/src/words.ts" })]),
  ).toHaveLength(1);
});

test("a key is used where it stands, or where it is put together; any other is found", () => {
  const words = { "a.plain": "", "a.stage.won": "", "a.gone": "", "a.won.why": "" };
  const sources = ['t("a.plain")', "t(`a.stage.${stage}`)", "t(`a.${what}.why`)"];
  expect(unusedKeys([aFile(words)], sources)).toEqual(["packages/sales/src/deals/words.ts: nothing says a.gone."]);
});

test("text in a template is found, also as a name; what is no word is not", () => {
  const found = (template: string): number => literalTexts("x.ts", `html\`${template}\``).length;
  expect(found("<p>Hello</p>")).toBe(1);
  expect(found('<button aria-label="Close">${icon}</button>')).toBe(1);
  expect(found("<p>${a} of ${b}</p>")).toBe(1);
  expect(found('<p class="meta" title=${t("x")}>${t("y")}: – ${html`<b>·</b>`}</p>')).toBe(0);
});
