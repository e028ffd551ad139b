import { expect, waitUntil } from "@open-wc/testing";
import { control, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Short } from "./tooltip.stories.ts";

const tip = (stage: PartStage) => stage.renderRoot.querySelector("#tooltip") as HTMLElement;
const isSeen = (stage: PartStage) => tip(stage).matches(":popover-open");
const pointer = (on: Element, type: string, more: PointerEventInit = {}) =>
  on.dispatchEvent(new PointerEvent(type, { bubbles: true, composed: true, pointerType: "mouse", ...more }));

async function focusedTip(): Promise<PartStage> {
  const stage = await shown(meta, Short);
  control(stage, "Weighted").focus({ focusVisible: true } as FocusOptions);
  return stage;
}

describe("a tooltip", () => {
  it("comes with the focus, and describes what has it", async () => {
    const stage = await focusedTip();
    expect(isSeen(stage)).to.equal(true);
    expect(tip(stage).textContent).to.equal("From 388 offers");
    expect(control(stage, "Weighted").getAttribute("aria-describedby")).to.equal(tip(stage).id);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("goes with Escape, which nobody around hears", async () => {
    const stage = await focusedTip();
    let heard = 0;
    stage.addEventListener("keydown", () => (heard += 1));
    press(stage, "Escape");
    expect(isSeen(stage)).to.equal(false);
    expect(heard).to.equal(0);
    press(stage, "Escape");
    expect(heard).to.equal(1);
  });

  it("goes with the focus", async () => {
    const stage = await focusedTip();
    control(stage, "Weighted").blur();
    expect(isSeen(stage)).to.equal(false);
    expect(control(stage, "Weighted").hasAttribute("aria-describedby")).to.equal(false);
  });

  it("comes after a pause under the pointer, stays while the pointer is on it, and goes when it leaves", async () => {
    const stage = await shown(meta, Short);
    const button = control(stage, "Weighted");
    pointer(button, "pointerover");
    expect(isSeen(stage)).to.equal(false);
    await waitUntil(() => isSeen(stage));
    pointer(button, "pointerout", { relatedTarget: tip(stage) });
    pointer(tip(stage), "pointerover");
    expect(isSeen(stage)).to.equal(true);
    pointer(tip(stage), "pointerout", { relatedTarget: document.body });
    await waitUntil(() => !isSeen(stage));
  });

  it("does not come under a finger", async () => {
    const stage = await shown(meta, Short);
    const button = control(stage, "Weighted");
    pointer(button, "pointerover", { pointerType: "touch" });
    pointer(button, "pointerover");
    pointer(button, "pointerdown");
    expect(isSeen(stage)).to.equal(false);
  });

  it("goes with its element", async () => {
    const stage = await focusedTip();
    stage.remove();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    expect(isSeen(stage)).to.equal(false);
  });
});
