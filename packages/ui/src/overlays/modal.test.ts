import { expect } from "@open-wc/testing";
import { sendKeys, setViewport } from "@web/test-runner-commands";
import { control, focused, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Closed, Dialog, Sheet } from "./modal.stories.ts";

const dialogOf = (stage: PartStage) => stage.renderRoot.querySelector("dialog");

async function opened(story: typeof Closed = Closed, args: object = {}): Promise<PartStage> {
  const stage = await shown(meta, story, { isOpen: false, ...args });
  control(stage, "New company").focus();
  control(stage, "New company").click();
  await stage.updateComplete;
  return stage;
}

/** Waits until it is closed: the browser tells so a moment after the key. */
async function gone(stage: PartStage): Promise<void> {
  const end = Date.now() + 1000;
  while (dialogOf(stage) && Date.now() < end) await new Promise((done) => requestAnimationFrame(done));
  expect(dialogOf(stage) === null, "it is closed").to.equal(true);
}

async function typed(stage: PartStage, text = "Rheinland Chemiepark"): Promise<void> {
  const field = stage.renderRoot.querySelector("input") as HTMLInputElement;
  field.value = text;
  field.dispatchEvent(new Event("input"));
  await stage.updateComplete;
}

describe("a dialog", () => {
  it("begins at its first field, is modal, and has a name", async () => {
    const stage = await opened();
    expect(focused(stage)?.localName).to.equal("input");
    expect(dialogOf(stage)?.matches(":modal")).to.equal(true);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("closes with Escape, and gives the focus back", async () => {
    const stage = await opened();
    await sendKeys({ press: "Escape" });
    await gone(stage);
    expect(focused(stage)).to.equal(control(stage, "New company"));
  });

  it("closes with a click beside it, and does not come back", async () => {
    const stage = await opened();
    dialogOf(stage)?.dispatchEvent(new PointerEvent("pointerdown", { bubbles: true }));
    await gone(stage);
    stage.requestUpdate();
    await stage.updateComplete;
    await gone(stage);
  });

  // Walked by no key: behind the last control come the browser's own, and its pages would lose the focus.
  it("keeps the focus inside", async () => {
    const stage = await opened();
    const behind = [...stage.renderRoot.querySelectorAll<HTMLElement>("button, a, input")].filter(
      (one) => !one.closest("dialog"),
    );
    expect(behind).to.not.deep.equal([]);
    for (const one of behind) {
      one.focus();
      expect(focused(stage)?.closest("dialog")).to.equal(dialogOf(stage));
    }
  });

  it("asks before what was typed is lost, as often as somebody presses Escape", async () => {
    const stage = await opened();
    await typed(stage);
    await sendKeys({ press: "Escape" });
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(dialogOf(stage)?.open).to.equal(true);
    expect(stage.renderRoot.querySelector('[role="alert"]')?.textContent).to.equal("What you typed is not saved.");
    control(stage, "Keep editing").click();
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("input")?.value).to.equal("Rheinland Chemiepark");
    expect(stage.renderRoot.querySelector('[role="alert"]')).to.equal(null);
  });

  it("lets what was typed go where somebody says so", async () => {
    const stage = await opened();
    await typed(stage);
    control(stage, "Close").click();
    await stage.updateComplete;
    control(stage, "Discard").click();
    await gone(stage);
    expect(focused(stage)).to.equal(control(stage, "New company"));
  });

  it("is a form that Enter submits", async () => {
    const saved: string[] = [];
    const stage = await opened(Dialog, { isOpen: false, save: (name: string) => saved.push(name) });
    await typed(stage);
    await sendKeys({ press: "Enter" });
    expect(saved).to.deep.equal(["Rheinland Chemiepark"]);
  });
});

describe("a sheet", () => {
  const header = (stage: PartStage) => stage.renderRoot.querySelector(".sheet header") as HTMLElement;
  const drag = (stage: PartStage, type: string, clientY: number) =>
    header(stage).dispatchEvent(new PointerEvent(type, { pointerId: 1, clientY, bubbles: true, composed: true }));

  it("stands at the end side with a name, and closes with Escape", async () => {
    await setViewport({ width: 1200, height: 800 });
    const stage = await opened(Sheet);
    for (const animation of dialogOf(stage)?.getAnimations() ?? []) animation.finish();
    const box = dialogOf(stage)?.getBoundingClientRect();
    expect([Math.round(box?.right ?? 0), box?.width]).to.deep.equal([1200, 440]);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    await sendKeys({ press: "Escape" });
    await gone(stage);
  });

  it("is pulled down to close on a phone, and comes back when it was pulled a little", async () => {
    await setViewport({ width: 390, height: 800 });
    const stage = await opened(Sheet);
    for (const animation of dialogOf(stage)?.getAnimations() ?? []) animation.finish();
    expect(Math.round(dialogOf(stage)?.getBoundingClientRect().bottom ?? 0)).to.equal(800);
    drag(stage, "pointerdown", 300);
    drag(stage, "pointermove", 320);
    expect(dialogOf(stage)?.style.translate).to.equal("0px 20px");
    drag(stage, "pointerup", 320);
    expect(dialogOf(stage)?.open).to.equal(true);
    drag(stage, "pointerdown", 300);
    drag(stage, "pointerup", 460);
    await gone(stage);
    await setViewport({ width: 800, height: 600 });
  });
});
