import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { control, focused, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import menus, { Acts } from "./menu.stories.ts";
import meta, { Above, Standard } from "./popover.stories.ts";

const popover = (stage: PartStage) => stage.renderRoot.querySelector<HTMLElement>(".popover");

async function opened(story: typeof Standard = Standard): Promise<PartStage> {
  const stage = await shown(meta, story);
  control(stage, "Columns").click();
  await stage.updateComplete;
  return stage;
}

describe("a popover", () => {
  it("begins at its first control, and tells its button that it is open", async () => {
    const stage = await opened();
    expect((focused(stage) as HTMLInputElement).type).to.equal("checkbox");
    expect(control(stage, "Columns").ariaExpanded).to.equal("true");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("closes with Escape, and gives the focus back", async () => {
    const stage = await opened();
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(popover(stage)).to.equal(null);
    expect(focused(stage)).to.equal(control(stage, "Columns"));
    expect(control(stage, "Columns").ariaExpanded).to.equal("false");
  });

  it("closes when its button is pressed once more", async () => {
    const stage = await opened();
    control(stage, "Columns").click();
    await new Promise((done) => setTimeout(done));
    await stage.updateComplete;
    expect(popover(stage)).to.equal(null);
  });

  it("turns to the side where there is room", async () => {
    const stage = await opened(Above);
    const at = control(stage, "Columns").getBoundingClientRect();
    expect(popover(stage)?.getBoundingClientRect().top).to.be.at.least(at.bottom);
  });
});

describe("a context menu", () => {
  it("opens where the pointer is, instead of the browser's, and acts", async () => {
    const told: string[] = [];
    const stage = await shown(menus, Acts, { choose: (id: string) => told.push(id) });
    const place = stage.renderRoot.querySelector("p") as HTMLElement;
    const event = new MouseEvent("contextmenu", { clientX: 120, clientY: 60, bubbles: true, cancelable: true });
    place.dispatchEvent(event);
    await stage.updateComplete;
    expect(event.defaultPrevented).to.equal(true);
    const box = stage.renderRoot.querySelector(".menu")?.getBoundingClientRect();
    expect([box?.left, box?.top]).to.deep.equal([120, 60]);
    expect(focused(stage)?.textContent?.trim()).to.contain("Edit");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    focused(stage)?.click();
    expect(told).to.deep.equal(["edit"]);
  });
});
