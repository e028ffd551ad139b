import { expect } from "@open-wc/testing";
import { formatsOf } from "./formats.ts";
import { moneyText } from "./money.ts";
import { initials } from "./names.ts";

/** Without the spaces that typesetters know: they differ from one browser's version to another's. */
const plain = (text: string): string => text.replace(/[\u00a0\u202f\u2009]/g, " ").replace(/[\u200e\u200f\u061c]/g, "");
const zone = "Europe/Berlin";
const money = { minor: 1_234_567_890, currency: "EUR" } as const;
const at = "2026-05-12T07:30:00.000Z";

describe("a locale's formats", () => {
  it("write figures in its digits and order", () => {
    const number = (locale: string) => plain(formatsOf(locale).number(1_234_567.5));
    expect(["en", "de", "ar-EG", "ja-JP", "hi"].map(number)).to.deep.equal([
      "1,234,567.5",
      "1.234.567,5",
      "١٬٢٣٤٬٥٦٧٫٥",
      "1,234,567.5",
      "12,34,567.5",
    ]);
  });

  it("write money where its sign belongs", () => {
    const said = (locale: string) => plain(formatsOf(locale).money(money));
    expect(["en", "de", "ja-JP", "hi"].map(said)).to.deep.equal([
      "€12,345,678.90",
      "12.345.678,90 €",
      "€12,345,678.90",
      "€1,23,45,678.90",
    ]);
    expect(plain(formatsOf("ar-EG").money(money)))
      .to.include("١٢٬٣٤٥٬٦٧٨٫٩٠")
      .and.to.include("€");
    expect(plain(formatsOf("de").money(money, { as: "short" }))).to.equal("12,3 Mio. €");
  });

  it("leave out decimals of an amount that are all zero, and no others", () => {
    expect(moneyText({ minor: 31_850_000, currency: "EUR" }, "en")).to.equal("€318,500");
    expect(moneyText({ minor: 31_850_005, currency: "EUR" }, "en")).to.equal("€318,500.05");
    expect(moneyText({ minor: 31_850_000, currency: "EUR" }, "en", true)).to.equal("€318,500.00");
    expect(moneyText({ minor: 500, currency: "JPY" }, "en", true)).to.equal("¥500");
    expect(moneyText({ minor: 9_007_199_254_740_991, currency: "EUR" }, "en")).to.equal("€90,071,992,547,409.91");
  });

  it("write days in its order, a day of the calendar as itself wherever it is read", () => {
    const said = (locale: string) => plain(formatsOf(locale, "America/Los_Angeles").date("2026-05-12"));
    expect(["en", "de", "ja-JP", "hi"].map(said)).to.deep.equal([
      "May 12, 2026",
      "12.05.2026",
      "2026/05/12",
      "12 मई 2026",
    ]);
    expect(plain(formatsOf("ar-EG").date("2026-05-12"))).to.match(/١٢/);
    expect(formatsOf("en-GB").date("2026-05-12", "weekday")).to.equal("Tue 12 May");
    expect(formatsOf("de").date("2026-05-12", "month")).to.equal("Mai 2026");
  });

  it("tell moments in the zone of the house", () => {
    expect(formatsOf("de", zone).time(at)).to.equal("09:30");
    expect(formatsOf("de", "Asia/Tokyo").time(at)).to.equal("16:30");
    expect(plain(formatsOf("en", zone).dateTime(at))).to.equal("May 12, 2026, 9:30 AM");
    expect(formatsOf("en-GB", "Pacific/Auckland").date("2026-05-12T13:00:00.000Z", "day")).to.equal("13 May");
  });

  it("tell how far a moment is: by hours within a day, by the days of the calendar beyond", () => {
    const far = (to: string, locale = "en") => formatsOf(locale, zone).relative(to, at);
    expect(far("2026-05-12T07:30:20.000Z")).to.equal("now");
    expect(far("2026-05-12T09:45:00.000Z")).to.equal("in 2 hours");
    expect(far("2026-05-11T06:00:00.000Z")).to.equal("yesterday");
    expect(far("2026-05-04T07:30:00.000Z")).to.equal("last week");
    expect(far("2026-05-12T07:00:00.000Z", "de")).to.equal("vor 30 Minuten");
    expect(formatsOf("de", zone).relative("2026-05-13", "2026-05-12")).to.equal("morgen");
    expect(formatsOf("en", zone).relative("2026-05-12", at)).to.equal("today");
  });

  it("tell a span in its two largest units, lists, percents and large numbers", () => {
    const { en, de } = { en: formatsOf("en"), de: formatsOf("de") };
    expect([7_500, 59, 0, 90_000, 3_600].map((seconds) => en.duration(seconds))).to.deep.equal([
      "2h 5m",
      "59s",
      "0s",
      "1d 1h",
      "1h",
    ]);
    expect(de.list(["Wien", "Graz", "Linz"])).to.equal("Wien, Graz und Linz");
    expect(en.list(["a", "b"], "disjunction")).to.equal("a or b");
    expect([plain(de.percent(0.425, 1)), en.percent(0.42)]).to.deep.equal(["42,5 %", "42%"]);
    expect([en.compact(1_234_567), plain(de.compact(1_234_567))]).to.deep.equal(["1.2M", "1,2 Mio."]);
  });

  it("know where a week begins, and how names stand in order", () => {
    const first = ["de", "en-US", "ar-EG", "hi-IN"].map((locale) => formatsOf(locale).firstWeekday);
    expect(first).to.deep.equal([1, 7, 6, 7]);
    const names = ["Zoll 10", "Zoll 9", "Ärmel", "Azur"];
    expect(names.sort((a, b) => formatsOf("de").compare(a, b))).to.deep.equal(["Ärmel", "Azur", "Zoll 9", "Zoll 10"]);
  });

  it("are made once for a locale and a zone", () => {
    expect(formatsOf("de", zone)).to.equal(formatsOf("de", zone));
    expect(formatsOf("de", zone)).to.not.equal(formatsOf("de", "UTC"));
  });
});

describe("initials", () => {
  it("are of the first and the last word without titles, and one sign where a name is one piece", () => {
    const given = [
      "Ines Brandt",
      "Çelik",
      "Jean-Luc van Dam",
      "山田 太郎",
      "O\u0308zil Mesut",
      "Dr. Annegret Petersen",
      "",
    ];
    expect(given.map(initials)).to.deep.equal(["IB", "Ç", "JD", "山", "O\u0308M", "AP", ""]);
  });
});
