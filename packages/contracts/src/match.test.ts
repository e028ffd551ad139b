import { describe, expect, test } from "vitest";
import { type CustomFilter, type Deal, deals, matches, ordered } from "./index.ts";

function aDeal(given: Partial<Deal> = {}): Deal & Readonly<Record<string, unknown>> {
  return {
    ...{
      id: "1",
      version: 1,
      createdAt: "2026-01-01T00:00:00.000Z",
      updatedAt: "2026-01-01T00:00:00.000Z",
      archivedAt: null,
    },
    ...{ name: "Heat meters", account: { id: "a", name: "Alpine" }, owner: { id: "o", name: "Lea" }, stage: "qualify" },
    ...{ stageSince: "2026-01-01T00:00:00.000Z", amount: { minor: 500, currency: "EUR" } },
    ...{ closeDate: null, nextStep: null, nextStepOn: null },
    ...given,
  } as Deal & Readonly<Record<string, unknown>>;
}

describe("a filter", () => {
  test.each([
    ["nothing asked", {}, true],
    ["a word", { stage: "qualify" }, true],
    ["another word", { stage: "won" }, false],
    ["any of several", { stage: ["won", "qualify"] }, true],
    ["a reference by id", { owner: "o" }, true],
    ["another reference", { owner: ["x"] }, false],
    ["an empty field", { closeDate: null }, true],
    ["a filled field that must be empty", { nextStep: null, name: "Heat meters" }, true],
    ["a range that an empty field is not in", { closeDate: { from: "2026-01-01" } }, false],
    ["an amount in its currency", { amount: { currency: "EUR", from: 500, to: 500 } }, true],
    ["an amount in another currency", { amount: { currency: "SEK", from: 1 } }, false],
    ["an amount out of range", { amount: { currency: "EUR", from: 501 } }, false],
    ["archived ones", { archived: true }, false],
  ])("%s", (_name, filter, expected) => {
    expect(matches(deals, aDeal(), filter)).toBe(expected);
  });

  test("finds an archived record only when asked for archived ones", () => {
    const archived = aDeal({ archivedAt: "2026-02-01T00:00:00.000Z" });
    expect(matches(deals, archived)).toBe(false);
    expect(matches(deals, archived, { archived: true })).toBe(true);
  });
});

test("records of the same sort value are ordered by id, in the same direction", () => {
  const [one, two, three] = [aDeal({ id: "1" }), aDeal({ id: "2" }), aDeal({ id: "3", name: "Aqua" })];
  const up = [two, three, one].sort(ordered(deals, { by: "name", direction: "up" }));
  expect(up.map(({ id }) => id)).toEqual(["3", "1", "2"]);
  expect(up.reverse()).toEqual([one, two, three].sort(ordered(deals, { by: "name", direction: "down" })));
});

test("text is ordered by code points, as databases order it", () => {
  const deal = (name: string) => aDeal({ id: name, name });
  const names = [
    "10",
    "9",
    "Z",
    "a",
    "a!",
    "a b".replace(" ", "\u00a0"),
    "\ud7ff",
    "\ue000",
    "\uff5e",
    "𝒜",
    "😀",
    "😀 a",
  ];
  const mixed = [...names].reverse().map(deal);
  expect(mixed.sort(ordered(deals, { by: "name" })).map(({ name }) => name)).toEqual(names);
  expect(matches(deals, deal("😀"), { name: { from: "\uff5e" } })).toBe(true);
});

test("an organization's own fields narrow and sort as the server's lists do", () => {
  const own = (id: string, custom: Record<string, string | number | boolean | null>) => aDeal({ id, custom } as never);
  const all = [own("a", { seats: 3, signed: true }), own("b", { seats: null, signed: null }), own("c", { seats: 12 })];
  const found = (custom: CustomFilter) => all.filter((each) => matches(deals, each, { custom })).map(({ id }) => id);
  expect(found({ seats: { from: 4 } })).toEqual(["c"]);
  expect(found({ seats: [3, 4], signed: true })).toEqual(["a"]);
  expect(found({ seats: null })).toEqual(["b"]);
  const sorted = (direction: "up" | "down") =>
    [...all].sort(ordered(deals, { by: "custom.seats", direction })).map(({ id }) => id);
  expect(sorted("up")).toEqual(["a", "c", "b"]);
  expect(sorted("down")).toEqual(["c", "a", "b"]);
});
