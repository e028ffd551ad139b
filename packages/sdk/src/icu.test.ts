import { expect, test } from "vitest";
import { read } from "./icu.ts";
import { translate } from "./words.ts";

const deals = "{count, plural, =0 {No deals} one {# deal} other {# deals}}";
const at = new Date("2026-05-12T22:30:00Z");

test.each([
  ["Moved to {stage}", { stage: "Contract" }, "en", "Moved to Contract"],
  ["Moved to {stage}", {}, "en", "Moved to {stage}"],
  [deals, { count: 0 }, "en", "No deals"],
  [deals, { count: 1 }, "en", "1 deal"],
  [deals, { count: 1200 }, "en", "1,200 deals"],
  [deals, { count: 1200 }, "de", "1.200 deals"],
  ["{n, plural, one {# сделка} few {# сделки} other {# сделок}}", { n: 3 }, "ru", "3 сделки"],
  ["{n, plural, zero {لا} one {واحد} two {اثنان} few {# قليل} many {# كثير} other {#}}", { n: 11 }, "ar-EG", "١١ كثير"],
  ["{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", { n: 22 }, "en", "22nd"],
  ["{n, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}", { n: 13 }, "en", "13th"],
  [
    "{n, plural, offset:1 =0 {Nobody} =1 {You} one {You and one other} other {You and # others}}",
    { n: 4 },
    "en",
    "You and 3 others",
  ],
  [
    "{n, plural, offset:1 =0 {Nobody} =1 {You} one {You and one other} other {You and # others}}",
    { n: 2 },
    "en",
    "You and one other",
  ],
  [
    "{who, select, you {You} other {{name}}} moved {n, plural, one {it} other {# of them}}",
    { who: "x", name: "Lea", n: 2 },
    "en",
    "Lea moved 2 of them",
  ],
  [
    "{n, plural, one {{who, select, you {your # deal} other {# deal of {who}}}} other {# deals}}",
    { n: 1, who: "Lea" },
    "en",
    "1 deal of Lea",
  ],
  ["{share, number, percent} of {all, number}", { share: 0.25, all: 4000 }, "en", "25% of 4,000"],
  ["{all, number, integer}", { all: 4000.4 }, "de", "4.000"],
  ["{when, date, medium}", { when: "2026-05-12" }, "en", "May 12, 2026"],
  ["{when, date, long}", { when: "2026-05-12" }, "de", "12. Mai 2026"],
  ["It''s '{'here'}' #1", {}, "en", "It's {here} #1"],
  ["'{a ''quoted'' {b}'", {}, "en", "{a 'quoted' {b}"],
  ["{n, plural, other {'#' is #}}", { n: 2 }, "en", "# is 2"],
  ["", {}, "en", ""],
  // A name keeps its own direction and turns nothing around it; a figure is written as the language does it.
  ["{who} has {n}", { who: "Weber GmbH (Ulm)", n: 2 }, "he", "\u2068Weber GmbH (Ulm)\u2069 has 2"],
  ["{who} has {n}", { who: "שרה", n: 2 }, "en", "שרה has 2"],
] as const)("%s with %o in %s says %s", (message, params, locale, said) => {
  expect(translate(message, params, locale)).toBe(said);
});

test("moments are told in the time zone of who listens", () => {
  const listener = { locale: "de", timeZone: "Europe/Berlin" };
  expect(translate("{at, date, short}, {at, time}", { at }, listener)).toBe("13.05.26, 00:30");
});

test.each(["{count", "a } b", "{n, plural, one {x}", "{n, plural, {x}}", "{n, plural}", "{}"])(
  "%s is not well formed, and said as it is",
  (message) => {
    expect(read(message)).toEqual([message]);
    expect(translate(message, { n: 1, count: 2 })).toBe(message);
  },
);
