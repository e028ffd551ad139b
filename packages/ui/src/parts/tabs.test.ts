import { expect } from "@open-wc/testing";
import { control, focused, press, shown } from "../fixture/shown.ts";
import meta, { Many, Pages, Standard } from "./tabs.stories.ts";

const selected = (stage: { renderRoot: ParentNode }) =>
  stage.renderRoot.querySelector('[aria-selected="true"]')?.textContent?.trim();

describe("tabs", () => {
  it("are walked and chosen by arrows in a circle, by Home and End", async () => {
    const stage = await shown(meta, Standard);
    control(stage, "Note").focus();
    for (const [key, tab] of [
      ["ArrowRight", "Email"],
      ["ArrowLeft", "Note"],
      ["ArrowLeft", "Task2"],
      ["ArrowRight", "Note"],
      ["End", "Task2"],
      ["Home", "Note"],
    ] as const) {
      press(stage, key);
      await stage.updateComplete;
      expect(selected(stage), key).to.equal(tab);
      expect(focused(stage)?.textContent, key).to.equal(tab);
    }
  });

  it("are one stop of the keyboard, tied to the panel that they show", async () => {
    const stage = await shown(meta, Standard);
    const stops = stage.renderRoot.querySelectorAll('[role="tab"][tabindex="0"]');
    expect(stops.length).to.equal(1);
    const panel = stage.renderRoot.querySelector('[role="tabpanel"]');
    expect(stops[0]?.getAttribute("aria-controls")).to.equal(panel?.id);
    expect(panel?.getAttribute("aria-labelledby")).to.equal(stops[0]?.id);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("go the other way from right to left", async () => {
    const stage = await shown(meta, Standard);
    stage.dir = "rtl";
    control(stage, "Note").focus();
    press(stage, "ArrowLeft");
    await stage.updateComplete;
    expect(selected(stage)).to.equal("Email");
  });

  it("bring the chosen one into view where they do not fit", async () => {
    const stage = await shown(meta, Many, { chosen: "January" });
    stage.style.setProperty("inline-size", "320px");
    control(stage, "January").focus();
    press(stage, "End");
    await stage.updateComplete;
    const tab = control(stage, "September").getBoundingClientRect();
    expect(tab.right).to.be.at.most(stage.getBoundingClientRect().right + 1);
  });

  it("are links where each has an address, and the present one is the current page", async () => {
    const stage = await shown(meta, Pages);
    const links = [...stage.renderRoot.querySelectorAll("nav a")];
    expect(links.map((link) => link.getAttribute("aria-current"))).to.deep.equal(["page", null, null]);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
