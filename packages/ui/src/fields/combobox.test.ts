import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Asking, Creating, Many, One, Thousand } from "./combobox.stories.ts";

type Told = (readonly string[])[];

async function watched(
  story: typeof One,
  args: object = {},
): Promise<{ stage: PartStage; told: Told; box: HTMLInputElement }> {
  const told: Told = [];
  const stage = await shown(meta, story, { change: (values: readonly string[]) => told.push(values), ...args });
  return { stage, told, box: stage.renderRoot.querySelector("[role=combobox]") as HTMLInputElement };
}

const options = (stage: PartStage): string[] =>
  [...stage.renderRoot.querySelectorAll("[role=option] .grow")].map((option) => option.textContent?.trim() ?? "");
const on = (stage: PartStage, box: HTMLInputElement): string =>
  stage.renderRoot.querySelector(`#${box.getAttribute("aria-activedescendant")} .grow`)?.textContent?.trim() ?? "";
const told = (stage: PartStage): string => stage.renderRoot.querySelector("[role=status]")?.textContent ?? "";

async function until(is: () => boolean): Promise<void> {
  const end = Date.now() + 3000;
  while (!is()) {
    if (Date.now() > end) throw new Error("It did not come to that.");
    await new Promise((done) => setTimeout(done, 10));
  }
}

async function keys(stage: PartStage, ...pressed: readonly string[]): Promise<void> {
  for (const key of pressed) {
    await sendKeys({ press: key });
    await stage.updateComplete;
  }
}

describe("a combobox", () => {
  it("narrows what it offers, says how many there are, walks, and takes by the keyboard", async () => {
    const { stage, box, told: taken } = await watched(One, { first: [] });
    box.focus();
    await sendKeys({ type: "st" });
    await stage.updateComplete;
    expect(options(stage)).to.deep.equal(["Stadtwerke Potsdam"]);
    expect(box.ariaExpanded).to.equal("true");
    expect(told(stage)).to.equal("1 found");
    await keys(stage, "Backspace", "Backspace");
    expect(options(stage).length).to.equal(6);
    await keys(stage, "ArrowDown", "ArrowDown");
    expect(on(stage, box)).to.equal("Stadtwerke Potsdam");
    await keys(stage, "ArrowUp", "ArrowUp");
    expect(on(stage, box)).to.equal("Müller & Söhne");
    await keys(stage, "PageUp");
    expect(on(stage, box)).to.equal("Ostsee Energie Verteilnetz GmbH");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    await keys(stage, "Enter");
    expect(taken).to.deep.equal([["a1"]]);
    expect(box.value).to.equal("Ostsee Energie Verteilnetz GmbH");
    expect(box.ariaExpanded).to.equal("false");
    expect(told(stage)).to.equal("Chosen: Ostsee Energie Verteilnetz GmbH");
  });

  it("finds without marks and case, and gives up what was typed and not taken", async () => {
    const { stage, box, told: taken } = await watched(One);
    box.focus();
    box.select();
    await sendKeys({ type: "soh" });
    await stage.updateComplete;
    expect(options(stage)).to.deep.equal(["Müller & Söhne"]);
    await keys(stage, "Escape");
    expect(stage.renderRoot.querySelector("[role=listbox]")).to.equal(null);
    expect(box.value).to.equal("Stadtwerke Potsdam");
    await sendKeys({ type: "xyz" });
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector(".options .note")?.textContent).to.equal("Nothing found");
    box.blur();
    await stage.updateComplete;
    expect(box.value).to.equal("Stadtwerke Potsdam");
    expect(taken).to.deep.equal([]);
  });

  it("is emptied by its button, and by leaving it empty", async () => {
    const { stage, box, told: taken } = await watched(One);
    box.focus();
    box.value = "";
    box.dispatchEvent(new Event("input", { bubbles: true }));
    box.blur();
    await stage.updateComplete;
    expect(taken).to.deep.equal([[]]);
  });

  it("takes several, gives them back, and knows when it is full", async () => {
    const { stage, box, told: taken } = await watched(Many, { most: 3 });
    box.focus();
    await sendKeys({ type: "elbe" });
    await keys(stage, "Enter");
    expect(taken).to.deep.equal([["a1", "a2", "a5"]]);
    await sendKeys({ type: "nord" });
    await keys(stage, "Enter");
    expect(taken.length).to.equal(1);
    expect(told(stage)).to.equal("At most 3 can be chosen.");
    await keys(stage, "Backspace");
    expect(taken.at(-1)).to.deep.equal(["a1", "a2"]);
    (stage.renderRoot.querySelector("[aria-label='Remove Stadtwerke Potsdam']") as HTMLElement).click();
    await stage.updateComplete;
    expect(taken.at(-1)).to.deep.equal(["a1"]);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("offers to make what it did not find", async () => {
    const { stage, box, told: taken } = await watched(Creating);
    box.focus();
    await sendKeys({ type: "Elbe Papier GmbH" });
    await stage.updateComplete;
    expect(options(stage)).to.deep.equal(["Elbe Papier GmbH"]);
    box.select();
    await sendKeys({ type: "Weser" });
    await stage.updateComplete;
    expect(options(stage)).to.deep.equal(["Create “Weser”"]);
    await keys(stage, "Enter");
    expect(taken).to.deep.equal([["new-Weser"]]);
  });

  it("asks others, and shows the answer to the latest question alone", async () => {
    const { stage, box } = await watched(Asking);
    box.focus();
    await keys(stage, "ArrowDown");
    expect(stage.renderRoot.querySelector(".options .note")?.textContent).to.equal("Searching…");
    await until(() => options(stage).length === 3);
    expect(stage.renderRoot.querySelector(".options .note")?.textContent).to.contain("There are more");
    const typed = async (text: string, after: number) => {
      box.value = text;
      box.dispatchEvent(new Event("input", { bubbles: true }));
      await new Promise((done) => setTimeout(done, after));
    };
    await typed("slow", 200);
    await typed("elbe", 0);
    await until(() => options(stage).join() === "Elbe Papier GmbH");
    await new Promise((done) => setTimeout(done, 500));
    expect(options(stage)).to.deep.equal(["Elbe Papier GmbH"]);
    await typed("fail", 0);
    await until(() => told(stage).startsWith("The search did not work"));
    expect(options(stage)).to.deep.equal([]);
  });

  it("closes its list alone in a dialog, and stays fast with a thousand", async () => {
    const { stage, box } = await watched(Thousand);
    const dialog = document.createElement("dialog");
    document.body.append(dialog);
    dialog.append(stage);
    dialog.showModal();
    await stage.updateComplete;
    box.focus();
    const began = performance.now();
    await sendKeys({ type: "9" });
    await stage.updateComplete;
    expect(options(stage).length).to.be.greaterThan(100);
    expect(performance.now() - began).to.be.lessThan(1000);
    await keys(stage, "Escape");
    expect(dialog.open).to.equal(true);
    dialog.remove();
  });
});
