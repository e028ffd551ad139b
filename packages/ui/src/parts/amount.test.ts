import { expect } from "@open-wc/testing";
import { amountText, minorOf } from "./amount.ts";
import { moneyText } from "./money.ts";

describe("an amount that is typed", () => {
  it("is read as the locale writes it, without a float", () => {
    expect(minorOf("1,234.50", "EUR", "en")).to.equal(123_450);
    expect(minorOf("1.234,5", "EUR", "de")).to.equal(123_450);
    expect(minorOf("1’234.05", "CHF", "de-CH")).to.equal(123_405);
    expect(minorOf("90071992547409.91", "EUR", "en")).to.equal(9_007_199_254_740_991);
    expect(minorOf("0.29", "EUR", "en")).to.equal(29);
  });

  it("has as many decimals as its currency", () => {
    expect(minorOf("500", "JPY", "en")).to.equal(500);
    expect(minorOf("1.234", "KWD", "en")).to.equal(1_234);
    expect(minorOf("1.5", "JPY", "en")).to.equal(null);
    expect(minorOf("1.505", "EUR", "en")).to.equal(null);
  });

  it("is refused where it is none", () => {
    for (const typed of ["", "abc", "-5", "1.2.3", "12e3", "99999999999999999999"]) {
      expect(minorOf(typed, "EUR", "en"), typed).to.equal(null);
    }
  });

  it("comes back as it was read", () => {
    for (const minor of [0, 5, 120, 123_450, 9_007_199_254_740_991]) {
      for (const locale of ["en", "de", "fr", "de-CH"]) {
        expect(minorOf(amountText({ minor, currency: "EUR" }, locale), "EUR", locale), `${minor} ${locale}`).to.equal(
          minor,
        );
      }
    }
  });
});

describe("an amount that is shown", () => {
  it("leaves out decimals that are all zero, and no others", () => {
    expect(moneyText({ minor: 31_850_000, currency: "EUR" }, "en")).to.equal("€318,500");
    expect(moneyText({ minor: 31_850_005, currency: "EUR" }, "en")).to.equal("€318,500.05");
    expect(moneyText({ minor: 31_850_000, currency: "EUR" }, "en", true)).to.equal("€318,500.00");
    expect(moneyText({ minor: 500, currency: "JPY" }, "en", true)).to.equal("¥500");
  });
});
