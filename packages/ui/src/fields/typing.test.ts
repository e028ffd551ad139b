import { expect } from "@open-wc/testing";
import { dayTyped, monthsLater, weeksOf } from "./days.ts";
import { issuesOf, writtenOf } from "./form-field.ts";
import { spanOf, spanText } from "./text-fields.ts";
import { timeTyped } from "./time-fields.ts";
import { instantAt, timeAt } from "./zone.ts";

const TODAY = "2026-05-12";

describe("a day that is typed", () => {
  it("is read as ISO, in the locale's order, or with the month's name", () => {
    for (const [text, locale, day] of [
      ["2026-5-9", "de", "2026-05-09"],
      ["9.5.2026", "de", "2026-05-09"],
      ["9.5.", "de", "2026-05-09"],
      ["5/9/26", "en-US", "2026-05-09"],
      ["9/5/26", "en-GB", "2026-05-09"],
      ["9 May", "en", "2026-05-09"],
      ["May 9, 2027", "en", "2027-05-09"],
      ["9. Mai 2027", "de", "2027-05-09"],
      ["9 mars", "fr", "2026-03-09"],
      ["2026/05/09", "ja", "2026-05-09"],
    ] as const) {
      expect(dayTyped(text, locale, TODAY), `${text} in ${locale}`).to.equal(day);
    }
  });

  it("comes back as it was written, in many languages", () => {
    for (const locale of ["en", "en-GB", "de", "fr", "es", "sv", "nl", "pl"]) {
      for (const dateStyle of ["short", "medium", "long"] as const) {
        const text = new Intl.DateTimeFormat(locale, { dateStyle, timeZone: "UTC" }).format(Date.UTC(2026, 4, 9));
        if (dateStyle === "short" || locale !== "es")
          expect(dayTyped(text, locale, TODAY), text).to.equal("2026-05-09");
      }
    }
  });

  it("is refused where the calendar has no such day, and where it means two", () => {
    for (const text of ["", "31.2.2026", "2026-13-01", "29.2.2027", "9 Ju 2026", "tomorrow", "1.2.3.4", "5"]) {
      expect(dayTyped(text, "de", TODAY), text).to.equal(null);
    }
  });

  it("has two figures of a year mean the nearest", () => {
    expect(dayTyped("9.5.75", "de", TODAY)).to.equal("2075-05-09");
    expect(dayTyped("9.5.77", "de", TODAY)).to.equal("1977-05-09");
  });
});

describe("a calendar's page", () => {
  it("begins with the first weekday, and keeps the last of a month", () => {
    expect(weeksOf("2026-05-12", 1)[0]?.[0]).to.equal("2026-04-27");
    expect(weeksOf("2026-05-12", 7)[0]?.[0]).to.equal("2026-04-26");
    expect(weeksOf("2027-02-01", 1).length).to.equal(4);
    expect(monthsLater("2026-01-31", 1)).to.equal("2026-02-28");
    expect(monthsLater("2028-02-29", -12)).to.equal("2027-02-28");
  });
});

describe("a length of time", () => {
  it("is read with units, as a clock shows it, and in minutes", () => {
    expect(["1 h 30 min", "90m", "1:30", "90", "1.5 h", "1,5h"].map((text) => spanOf(text, "en"))).to.deep.equal(
      Array(6).fill(5400),
    );
    expect(spanOf("2 Tage 3 Std.", "de")).to.equal(183_600);
    expect(spanOf("1.125 h", "en")).to.equal(4050);
    for (const text of ["", "soon", "1 x", "1 30", "-5 m"]) expect(spanOf(text, "en"), text).to.equal(null);
    expect(spanOf("1.000 Tage", "de"), "a thousand, or one").to.equal(null);
  });

  it("comes back as it was written", () => {
    for (const seconds of [0, 45, 5400, 90_061, 604_800, 86_400 * 12_345]) {
      for (const locale of ["en", "de", "fr", "sv"]) {
        expect(spanOf(spanText(seconds, locale), locale), `${seconds} in ${locale}`).to.equal(seconds);
      }
    }
  });
});

describe("a time of day", () => {
  it("is read as people type it", () => {
    expect(["9:30", "0930", "09.30", "9h30", "9:30 am"].map(timeTyped)).to.deep.equal(Array(5).fill("09:30"));
    expect(["9 pm", "12 am", "12:15 p.m.", "23"].map(timeTyped)).to.deep.equal(["21:00", "00:00", "12:15", "23:00"]);
    for (const text of ["", "25", "9:75", "13 pm", "noon"]) expect(timeTyped(text), text).to.equal(null);
  });

  it("is a moment in its zone, the first of two, and none where the clocks leave it out", () => {
    expect(instantAt("2026-05-12T09:30", "Europe/Berlin")).to.equal("2026-05-12T07:30:00.000Z");
    expect(instantAt("2026-10-25T02:30", "Europe/Berlin")).to.equal("2026-10-25T00:30:00.000Z");
    expect(instantAt("2026-03-29T02:30", "Europe/Berlin")).to.equal(null);
    expect(instantAt("2026-05-12T00:15", "Pacific/Apia")).to.equal("2026-05-11T11:15:00.000Z");
    expect(timeAt("2026-05-12T07:30:00.000Z", "Asia/Kathmandu")).to.equal("2026-05-12T13:15");
  });
});

describe("what a server refuses", () => {
  it("is told by the field it is about", () => {
    const { byField, rest } = issuesOf("name: must not be empty; amount.minor: must be a whole number; it is too much");
    expect(byField).to.deep.equal({ name: "must not be empty", amount: "must be a whole number" });
    expect(rest).to.deep.equal(["it is too much"]);
  });

  it("is written as contracts have it", () => {
    const common = { class: "content", optional: true, writes: "always" } as const;
    expect(writtenOf({ ...common, kind: "ref", to: "accounts" }, { id: "a1", name: "Elbe Papier" })).to.equal("a1");
    expect(writtenOf({ ...common, kind: "text", max: 9 }, "  ")).to.equal(null);
    expect(writtenOf({ ...common, kind: "text", max: 9 }, " a ")).to.equal("a");
  });
});
