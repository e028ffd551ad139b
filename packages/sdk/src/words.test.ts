import { expect, test } from "vitest";
import { translate } from "./words.ts";

const deals = "{count, plural, =0 {No deals} one {# deal} other {# deals}}";

test.each([
  ["Moved to {stage}", { stage: "Contract" }, "en", "Moved to Contract"],
  ["Moved to {stage}", {}, "en", "Moved to {stage}"],
  [deals, { count: 0 }, "en", "No deals"],
  [deals, { count: 1 }, "en", "1 deal"],
  [deals, { count: 1200 }, "en", "1,200 deals"],
  [deals, { count: 1200 }, "de", "1.200 deals"],
  ["{n, plural, one {# сделка} few {# сделки} other {# сделок}}", { n: 3 }, "ru", "3 сделки"],
  [
    "{who, select, you {You} other {{name}}} moved {n, plural, one {it} other {# of them}}",
    { who: "x", name: "Lea", n: 2 },
    "en",
    "Lea moved 2 of them",
  ],
  ["{share, number, percent} of {all, number}", { share: 0.25, all: 4000 }, "en", "25% of 4,000"],
  ["{when, date, medium}", { when: new Date("2026-05-12T12:00:00Z") }, "en", "May 12, 2026"],
  ["It''s '{'here'}' #1", {}, "en", "It's {here} #1"],
  ["", {}, "en", ""],
] as const)("%s with %o in %s says %s", (message, params, locale, said) => {
  expect(translate(message, params, locale)).toBe(said);
});
