import { describe, expect, test } from "vitest";
import { comparedWith, piecesOf } from "./calendar.ts";
import { daysIn } from "./days.ts";

const january = { fiscalYearStart: 1, weekStart: 1 };
const april = { fiscalYearStart: 4, weekStart: 1 };
const period = (text: string) => ({ from: text.slice(0, 10), to: text.slice(-10) });
const said = ({ from, to }: { from: string; to: string }) => `${from} ${to}`;

describe("pieces of a time", () => {
  test("weeks begin on Monday across the turn of the year, and are cut at both ends", () => {
    expect(piecesOf(period("2026-12-30 2027-01-12"), "week", january).map(said)).toEqual([
      "2026-12-30 2027-01-03",
      "2027-01-04 2027-01-10",
      "2027-01-11 2027-01-12",
    ]);
  });

  test("weeks begin on the organization's first day of them", () => {
    const sunday = { fiscalYearStart: 1, weekStart: 7 };
    expect(piecesOf(period("2026-11-22 2026-12-05"), "week", sunday).map(said)).toEqual([
      "2026-11-22 2026-11-28",
      "2026-11-29 2026-12-05",
    ]);
  });

  test("quarters and years begin as the fiscal year does", () => {
    expect(piecesOf(period("2026-03-15 2026-10-02"), "quarter", april).map(said)).toEqual([
      "2026-03-15 2026-03-31",
      "2026-04-01 2026-06-30",
      "2026-07-01 2026-09-30",
      "2026-10-01 2026-10-02",
    ]);
    expect(piecesOf(period("2026-01-01 2026-12-31"), "year", april).map(said)).toEqual([
      "2026-01-01 2026-03-31",
      "2026-04-01 2026-12-31",
    ]);
    const february = { fiscalYearStart: 2, weekStart: 1 };
    expect(piecesOf(period("2026-01-01 2026-05-31"), "quarter", february).map(said)).toEqual([
      "2026-01-01 2026-01-31",
      "2026-02-01 2026-04-30",
      "2026-05-01 2026-05-31",
    ]);
  });

  test("months have their days in a leap year", () => {
    expect(piecesOf(period("2028-02-01 2028-03-31"), "month", january).map(said)).toEqual([
      "2028-02-01 2028-02-29",
      "2028-03-01 2028-03-31",
    ]);
  });
});

describe("what a time is compared with", () => {
  test.each([
    ["a month with the month before", "2026-03-01 2026-03-31", "2026-02-01 2026-02-28"],
    ["two months with the two before", "2026-03-01 2026-04-30", "2026-01-01 2026-02-28"],
    ["a quarter with the quarter before", "2026-04-01 2026-06-30", "2026-01-01 2026-03-31"],
    ["a year with the year before", "2025-01-01 2025-12-31", "2024-01-01 2024-12-31"],
    ["a week with the week before", "2026-11-16 2026-11-22", "2026-11-09 2026-11-15"],
    ["a month so far with as many days of the one before", "2026-11-01 2026-11-23", "2026-10-01 2026-10-23"],
    ["the first 30 days of March with all of February", "2026-03-01 2026-03-30", "2026-02-01 2026-02-28"],
    ["a quarter so far with as many days of the one before", "2026-10-01 2026-11-23", "2026-07-01 2026-08-23"],
    ["a week so far with as many days of the one before", "2026-11-16 2026-11-18", "2026-11-09 2026-11-11"],
    ["any other days with as many before", "2026-11-05 2026-11-14", "2026-10-26 2026-11-04"],
  ])("%s", (_, asked, compared) => {
    expect(said(comparedWith(period(asked), "previous", january))).toBe(compared);
  });

  test("a fiscal quarter with the fiscal quarter before", () => {
    const february = { fiscalYearStart: 2, weekStart: 1 };
    expect(said(comparedWith(period("2026-02-01 2026-04-30"), "previous", february))).toBe("2025-11-01 2026-01-31");
  });

  test.each([
    ["2026-03-01 2026-03-31", "2025-03-01 2025-03-31"],
    ["2028-02-01 2028-02-29", "2027-02-01 2027-02-28"],
    ["2029-02-01 2029-02-28", "2028-02-01 2028-02-29"],
    ["2028-02-29 2028-02-29", "2027-02-28 2027-02-28"],
  ])("the year before: %s with %s", (asked, compared) => {
    expect(said(comparedWith(period(asked), "previous-year", january))).toBe(compared);
  });
});

describe("days", () => {
  test.each([
    // The night that Berlin's clocks go forward has 23 hours, the one in October 25.
    ["Europe/Berlin", "2026-03-28T22:59:59.999Z", "2026-03-28"],
    ["Europe/Berlin", "2026-03-28T23:00:00.000Z", "2026-03-29"],
    ["Europe/Berlin", "2026-03-29T21:59:59.999Z", "2026-03-29"],
    ["Europe/Berlin", "2026-03-29T22:00:00.000Z", "2026-03-30"],
    ["Europe/Berlin", "2026-10-24T22:00:00.000Z", "2026-10-25"],
    ["Europe/Berlin", "2026-10-25T22:59:59.999Z", "2026-10-25"],
    ["Europe/Berlin", "2026-10-25T23:00:00.000Z", "2026-10-26"],
    // 5 hours and 45 minutes ahead.
    ["Asia/Kathmandu", "2026-06-30T18:14:59.999Z", "2026-06-30"],
    ["Asia/Kathmandu", "2026-06-30T18:15:00.000Z", "2026-07-01"],
    ["America/New_York", "2026-11-01T03:59:59.999Z", "2026-10-31"],
    ["America/New_York", "2026-11-01T04:00:00.000Z", "2026-11-01"],
    ["UTC", "2026-12-31T23:59:59.999Z", "2026-12-31"],
    // Samoa left the 30th of December 2011 out.
    ["Pacific/Apia", "2011-12-30T09:59:59.999Z", "2011-12-29"],
    ["Pacific/Apia", "2011-12-30T10:00:00.000Z", "2011-12-31"],
  ])("in %s %s lies in %s", (zone, instant, day) => {
    expect(daysIn(zone).of(instant)).toBe(day);
  });

  test.each([
    ["Europe/Berlin", "2026-03-29", "2026-03-28T23:00:00.000Z"],
    ["Europe/Berlin", "2026-03-30", "2026-03-29T22:00:00.000Z"],
    ["Asia/Kathmandu", "2026-07-01", "2026-06-30T18:15:00.000Z"],
    // Midnight does not exist there on that day.
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00.000Z"],
  ])("in %s %s begins at %s", (zone, day, instant) => {
    expect(daysIn(zone).begin(day)).toBe(instant);
  });

  test("every moment of two years lies in the day between whose beginnings it lies, in any order of asking", () => {
    for (const zone of ["Europe/Berlin", "Asia/Kathmandu", "America/St_Johns", "Australia/Lord_Howe"]) {
      const days = daysIn(zone);
      for (let step = 0; step < 4000; step += 1) {
        const at = new Date(Date.UTC(2025, 0, 1) + ((step * 7919) % 4000) * 15_768_123).toISOString();
        const day = days.of(at);
        const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString();
        expect([zone, at, days.begin(day) <= at, at < days.begin(next)]).toEqual([zone, at, true, true]);
      }
    }
  });
});
