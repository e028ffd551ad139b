import { expect, test } from "vitest";
import { figureOf, median, ratioOf } from "./figures.ts";

test("the median is the middle value, or halfway between the two middle ones", () => {
  expect(median([9, 1, 5])).toBe(5);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(() => median([])).toThrow("nothing");
});

test("a figure tells its median, its bounds and how many rounds it is made of", () => {
  expect(figureOf([30, 10, 20])).toEqual({ median: 20, least: 10, most: 30, n: 3 });
});

test("a ratio is one of medians; its bounds are those of the rounds, pair by pair", () => {
  expect(ratioOf([10, 30, 20], [10, 10, 20])).toEqual({ ratio: 2, least: 1, most: 3 });
  expect(() => ratioOf([1, 2], [1])).toThrow("a round is missing");
});
