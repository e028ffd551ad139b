import { expect } from "@open-wc/testing";
import { chosen, locale, remember, showPreferences } from "./preferences.ts";

const aPage = (search: string, ...wanted: string[]): string => locale({ search, wanted });

describe("the language of the portal", () => {
  beforeEach(() => localStorage.clear());
  after(() => {
    localStorage.clear();
    showPreferences();
  });

  it("is the first of the browser's that there are words for, with its region", () => {
    expect(aPage("", "fr-FR", "de-AT", "en")).to.equal("de-AT");
    expect(aPage("", "en-GB", "de")).to.equal("en-GB");
    expect(aPage("", "fr", "ja")).to.equal("en");
  });

  it("is the one that somebody chose, written as their region writes", () => {
    remember("language", "de");
    expect(aPage("", "en", "de-CH")).to.equal("de-CH");
    expect(aPage("", "en")).to.equal("de");
    remember("language", "xx");
    expect([chosen("language"), aPage("", "en-GB")]).to.deep.equal(["system", "en-GB"]);
  });

  it("is what the address asks for, if there are words for it or it is a pseudo-locale", () => {
    remember("language", "en");
    expect(aPage("?locale=de-AT", "en")).to.equal("de-AT");
    expect(aPage("?locale=ar-XB", "en")).to.equal("ar-XB");
    expect(aPage("?locale=fr", "en")).to.equal("en");
  });

  it("is told to the page, with its direction", () => {
    remember("language", "de");
    showPreferences();
    expect(document.documentElement.lang.split("-")[0]).to.equal("de");
    expect(document.documentElement.dir).to.equal("ltr");
  });
});
