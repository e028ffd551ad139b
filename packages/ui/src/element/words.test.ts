import { madeFromEnglish } from "@nexus-os/sdk";
import { enXA } from "@nexus-os/sdk/pseudo";
import { expect } from "@open-wc/testing";
import { type PartStage, staged } from "../fixture/stage.ts";
import { words } from "./words.ts";

/** A part that says two words of an element, spoken to in a language. */
function aSpeaker(lang: string): PartStage {
  const stage = staged({
    styles: [],
    build: (host) => () => `${host.say(words, "state.retry")} / ${host.say(words, "state.loading")}`,
  });
  stage.lang = lang;
  document.body.append(stage);
  return stage;
}

const said = (stage: PartStage): string => stage.shadowRoot?.textContent?.trim() ?? "";

describe("the words of an element", () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it("are German where German is spoken, as soon as that has come", async () => {
    const german = aSpeaker("de-AT");
    const english = aSpeaker("en");
    await german.updateComplete;
    while (said(german) !== "Erneut versuchen / Wird geladen") await new Promise(requestAnimationFrame);
    expect(said(english)).to.equal("Try again / Loading");
  });

  it("are English with accents in the pseudo-locale", async () => {
    madeFromEnglish("en-XA", enXA);
    const stage = aSpeaker("en-XA");
    await stage.updateComplete;
    expect(said(stage)).to.match(/^\[Ţŕý ááĝ.*\] \/ \[Ļööáá.*\]$/);
  });
});
