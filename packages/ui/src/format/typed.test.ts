import { expect } from "@open-wc/testing";
import { amountText, minorOf, numberOf } from "./typed.ts";

const LOCALES = ["en", "de", "fr", "de-CH", "ar-EG", "ja-JP", "hi"];

describe("an amount that is typed", () => {
  it("is read as the locale writes it, without a float", () => {
    expect(minorOf("1,234.50", "EUR", "en")).to.equal(123_450);
    expect(minorOf("1.234,5", "EUR", "de")).to.equal(123_450);
    expect(minorOf("1’234.05", "CHF", "de-CH")).to.equal(123_405);
    expect(minorOf("12,34,567.5", "INR", "hi")).to.equal(123_456_750);
    expect(minorOf("١٬٢٣٤٫٥", "EUR", "ar-EG")).to.equal(123_450);
    expect(minorOf("90071992547409.91", "EUR", "en")).to.equal(9_007_199_254_740_991);
    expect(minorOf("0.29", "EUR", "en")).to.equal(29);
  });

  it("has as many decimals as its currency", () => {
    expect(minorOf("500", "JPY", "en")).to.equal(500);
    expect(minorOf("1.234", "KWD", "en")).to.equal(1_234);
    expect(minorOf("1.5", "JPY", "en")).to.equal(null);
    expect(minorOf("1.505", "EUR", "en")).to.equal(null);
  });

  it("is refused where it is none, and where its signs would be another locale's", () => {
    for (const typed of ["", "abc", "-5", "1.2.3", "12e3", "99999999999999999999", "1234,5", "1,23"]) {
      expect(minorOf(typed, "EUR", "en"), typed).to.equal(null);
    }
    for (const typed of ["1.50", "1234.50", "1.2345", "1.234.5"]) {
      expect(minorOf(typed, "EUR", "de"), typed).to.equal(null);
    }
  });

  it("comes back as it was read", () => {
    for (const minor of [0, 5, 120, 123_450, 9_007_199_254_740_991]) {
      for (const locale of LOCALES) {
        const text = amountText({ minor, currency: "EUR" }, locale);
        expect(minorOf(text, "EUR", locale), `${minor} ${locale}`).to.equal(minor);
      }
    }
  });
});

describe("a number that is typed", () => {
  it("is read with its sign and as the locale writes it", () => {
    expect(numberOf("1.234,5", "de")).to.equal(1_234.5);
    expect(numberOf(" −12 ", "en")).to.equal(-12);
    expect(numberOf("twelve", "en")).to.equal(null);
    for (const locale of LOCALES) {
      expect(numberOf(new Intl.NumberFormat(locale).format(1_234_567.5), locale), locale).to.equal(1_234_567.5);
    }
  });
});
