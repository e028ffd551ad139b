import { expect } from "@open-wc/testing";
import { formatsOf } from "../format/formats.ts";
import { figuresOf } from "./figure.ts";
import { spread } from "./labels.ts";
import { areaPath, barPath, linePath } from "./path.ts";
import { rangeOf } from "./ticks.ts";
import { timeTicks } from "./times.ts";

const textsOf = (from: string, to: string, room: number, zone = "Europe/Berlin", isCalendar = false) => {
  const formats = formatsOf("en-GB", zone);
  return timeTicks(Date.parse(from), Date.parse(to), room, { formats, isCalendar }).map(({ text }) => text);
};

describe("an axis of values", () => {
  it("has round marks, its zero, and an end that does not move with every value", () => {
    expect(rangeOf([3.1, 4.2], 5)).to.deep.equal({ least: 0, most: 4.5, ticks: [0, 1, 2, 3, 4] });
    expect(rangeOf([-115, 228], 5)).to.deep.equal({ least: -150, most: 250, ticks: [-100, 0, 100, 200] });
    expect(rangeOf([0.1, 0.3], 3).ticks).to.deep.equal([0, 0.1, 0.2, 0.3]);
  });

  it("does not divide what is counted", () => {
    expect(rangeOf([0, 1, 2], 8, { isWhole: true }).ticks).to.deep.equal([0, 1, 2]);
  });

  it("stands where nothing is, where all is zero, and where all is the same", () => {
    expect(rangeOf([], 4).most).to.equal(1);
    expect(rangeOf([0, 0], 4).ticks[0]).to.equal(0);
    const same = rangeOf([42, 42], 4, { isFromZero: false });
    expect(same.least).to.be.lessThan(42);
    expect(same.most).to.be.at.least(42);
    expect(rangeOf([-5], 4).most).to.equal(0);
  });

  it("tells money in a few signs, and no two marks the same", () => {
    const { axis, short, full } = figuresOf({ unit: "money", currency: "EUR" }, formatsOf("en-GB"));
    expect(axis([0, 100_000_000, 200_000_000])).to.deep.equal(["0", "€1m", "€2m"]);
    expect(axis([0, 50_000_000, 100_000_000, 150_000_000])).to.deep.equal(["0", "€500k", "€1m", "€1.5m"]);
    expect(new Set(axis([0, 25_000, 50_000, 75_000])).size).to.equal(4);
    expect(short(291_430_000)).to.equal("€2.91m");
    expect(short(98_765_432_109_800)).to.equal("€988bn");
    expect(full(98_765_432_109_800)).to.equal("€987,654,321,098");
    expect(short(0)).to.equal("€0");
  });
});

describe("an axis of time", () => {
  it("names months, the first of a year by the year, and the one in whose middle it begins", () => {
    expect(textsOf("2025-12-10", "2026-03-05", 240, "UTC", true)).to.deep.equal(["Dec", "2026", "Feb", "Mar"]);
  });

  it("marks where a day begins in the organization's zone, also when clocks change", () => {
    const formats = formatsOf("en-GB", "Europe/Berlin");
    const says = { formats, isCalendar: false };
    const ticks = timeTicks(Date.parse("2026-03-28T00:00Z"), Date.parse("2026-03-31T00:00Z"), 400, says);
    expect(ticks.map(({ at }) => new Date(at).toISOString())).to.deep.equal([
      "2026-03-28T23:00:00.000Z",
      "2026-03-29T22:00:00.000Z",
      "2026-03-30T22:00:00.000Z",
    ]);
  });

  it("marks weeks where they begin in the region", () => {
    const from = Date.parse("2026-05-01");
    const to = Date.parse("2026-05-28");
    const first = (locale: string) => timeTicks(from, to, 480, { formats: formatsOf(locale), isCalendar: true })[0]?.at;
    expect(new Date(first("en-GB") ?? 0).getUTCDay()).to.equal(1);
    expect(new Date(first("en-US") ?? 0).getUTCDay()).to.equal(0);
  });

  it("tells hours within a day", () => {
    expect(textsOf("2026-05-12T04:00Z", "2026-05-12T16:00Z", 480)).to.deep.equal([
      "06:00",
      "09:00",
      "12:00",
      "15:00",
      "18:00",
    ]);
  });
});

describe("labels along a line", () => {
  it("stand where they want to, unless one would lie over another", () => {
    expect(spread([20, 100], 16, 0, 200)).to.deep.equal([20, 100]);
    const places = spread([50, 52, 54, 120], 16, 0, 200) ?? [];
    const sorted = [...places].sort((one, other) => one - other);
    for (const [index, place] of sorted.slice(1).entries()) expect(place - (sorted[index] ?? 0)).to.be.at.least(16);
    expect(places[3]).to.equal(120);
  });

  it("stay inside, and say when they do not fit", () => {
    expect(spread([0, 0, 0], 10, 0, 100)).to.deep.equal([5, 15, 25]);
    expect(spread([100, 100], 10, 0, 100)).to.deep.equal([85, 95]);
    expect(spread([1, 2, 3], 40, 0, 100)).to.equal(null);
  });
});

describe("a line", () => {
  it("is broken where a value is missing, and a value alone is a dot", () => {
    expect(linePath([0, 10, 20, 30, 40], [1, 2, null, 4, null])).to.equal("M0 1L10 2M30 4h0");
    expect(areaPath([0, 10, 20], [1, null, 3], [9, 9, 9])).to.equal("M0 1L0 9ZM20 3L20 9Z");
  });

  it("keeps the highest and lowest of each pixel where there are many more points than pixels", () => {
    const count = 10_000;
    const xs = Array.from({ length: count }, (_, index) => (index / count) * 100);
    const ys = xs.map((_, index) => (index === 4321 ? 1 : index === 7000 ? 99 : 50));
    const path = linePath(xs, ys);
    expect(path.length).to.be.lessThan(6_000);
    expect(path).to.contain(" 1L").and.to.contain(" 99L");
  });

  it("has no ground of its own where a bar is nothing", () => {
    expect(barPath(0, 100, 20, 100)).to.not.contain("NaN");
  });
});
