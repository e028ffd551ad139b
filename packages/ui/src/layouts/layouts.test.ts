import { expect } from "@open-wc/testing";
import { setViewport } from "@web/test-runner-commands";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import department, { See } from "./department.stories.ts";
import list, { PanelOpen } from "./list-page.stories.ts";
import record, { Deal } from "./record.stories.ts";
import settings, { General, InThePortal } from "./settings.stories.ts";

const box = (stage: PartStage, selector: string) =>
  (stage.renderRoot.querySelector(selector) as Element).getBoundingClientRect();

async function wide(stage: PartStage, width: number): Promise<PartStage> {
  stage.style.setProperty("inline-size", `${width}px`);
  await stage.updateComplete;
  return stage;
}

describe("pages", () => {
  before(() => setViewport({ width: 1440, height: 900 }));
  after(() => setViewport({ width: 800, height: 600 }));

  it("ask for a reason before a finding is dismissed, at its button", async () => {
    const stage = await shown(department, See);
    control(stage, "Dismiss").click();
    await stage.updateComplete;
    const menu = stage.renderRoot.querySelector('[role="menu"]');
    expect(menu?.ariaLabel).to.equal("Why dismiss?");
    expect([...(menu?.querySelectorAll("button") ?? [])].map((one) => one.textContent?.trim())).to.deep.equal([
      "Already done",
      "Not true",
      "True, not worth it",
      "Other reason…",
    ]);
  });

  it("ask their own width, not the window's", async () => {
    const stage = await wide(await shown(department, See), 390);
    const evidence = box(stage, ".evidence");
    expect(evidence.top).to.be.at.least(box(stage, ".said").bottom - 1);
    expect(stage.scrollWidth).to.be.at.most(390);
  });

  it("close the panel beside a list with Escape, and give its room back", async () => {
    let closed = 0;
    const stage = await wide(await shown(list, PanelOpen, { close: () => (closed += 1) }), 1200);
    expect(box(stage, ".side-panel").left).to.be.at.least(box(stage, ".listed").right - 1);
    control(stage, "Record payment").focus();
    press(stage, "Escape");
    await stage.updateComplete;
    expect(closed).to.equal(1);
    expect(stage.renderRoot.querySelector(".side-panel")).to.equal(null);
    expect(box(stage, ".listed").width).to.equal(1200);
  });

  it("lay the panel over the list where there is no room for both", async () => {
    const stage = await wide(await shown(list, PanelOpen), 700);
    expect(box(stage, ".side-panel").right).to.equal(box(stage, ".listed").right);
    expect(box(stage, ".listed").width).to.equal(700);
  });

  it("stand a record in three columns, two and one, with what happened first in the last", async () => {
    const stage = await wide(await shown(record, Deal), 1160);
    expect([box(stage, ".details").width, box(stage, ".related").width]).to.deep.equal([264, 304]);
    await wide(stage, 900);
    expect(box(stage, ".details").left).to.equal(box(stage, ".related").left);
    await wide(stage, 390);
    expect(box(stage, ".happened").top).to.be.lessThan(box(stage, ".details").top);
    expect(stage.scrollWidth).to.be.at.most(390);
  });

  it("tell which field a press edits, and which stage is the present one", async () => {
    let edits = 0;
    const stage = await shown(record, Deal, { edit: () => (edits += 1) });
    control(stage, "Edit Amount").click();
    expect(edits).to.equal(1);
    expect(stage.renderRoot.querySelector('[aria-current="step"]')?.textContent).to.contain("Negotiation");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("go to the content without the navigation", async () => {
    const stage = await shown(settings, InThePortal);
    control(stage, "Go to the content").click();
    expect(focused(stage)?.localName).to.equal("main");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("name the current place of the settings", async () => {
    const stage = await shown(settings, General);
    expect(control(stage, "General").getAttribute("aria-current")).to.equal("page");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
