import { expect, waitUntil } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Asking, Creating, Many, One, Thousand } from "./combobox.stories.ts";
import type { Found } from "./finder.ts";

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

  it("begins at what is chosen, at the first by the arrow down, at the last by the arrow up, and closes by Alt", async () => {
    const { stage, box } = await watched(One);
    box.focus();
    await keys(stage, "ArrowDown");
    expect(on(stage, box)).to.equal("Stadtwerke Potsdam");
    const empty = await watched(One, { first: [] });
    empty.box.focus();
    await keys(empty.stage, "ArrowDown");
    expect(on(empty.stage, empty.box)).to.equal("Ostsee Energie Verteilnetz GmbH");
    press(empty.stage, "ArrowUp", { altKey: true });
    await empty.stage.updateComplete;
    expect(empty.box.ariaExpanded).to.equal("false");
    await keys(empty.stage, "ArrowUp");
    expect(on(empty.stage, empty.box)).to.equal("Müller & Söhne");
  });

  it("keeps what it could not create, and says why", async () => {
    const create = async () => {
      throw new Error("The server cannot be reached.");
    };
    const { stage, box, told: taken } = await watched(Creating, { create });
    box.focus();
    await sendKeys({ type: "Weser" });
    await keys(stage, "Enter");
    await waitUntil(() => told(stage).startsWith("“Weser” could not be created"));
    await stage.updateComplete;
    expect(box.value).to.equal("Weser");
    expect(stage.renderRoot.querySelector(".options .note")?.textContent).to.contain("Try again");
    expect(taken).to.deep.equal([]);
  });

  it("asks others, gives up earlier questions, and shows the answer to the latest alone", async () => {
    const asked: { text: string; signal: AbortSignal; answer: (found: Found) => void; fail: () => void }[] = [];
    const from = (text: string, signal: AbortSignal) =>
      new Promise<Found>((answer, fail) => asked.push({ text, signal, answer, fail: () => fail(new Error("No.")) }));
    const { stage, box, told: taken } = await watched(Asking, { from });
    const asking = async (text: string) => {
      await waitUntil(() => asked.at(-1)?.text === text);
      return asked.at(-1) as (typeof asked)[number];
    };
    const note = () => stage.renderRoot.querySelector(".options .note")?.textContent ?? "";
    box.focus();
    await keys(stage, "ArrowDown");
    expect(note()).to.equal("Searching…");
    (await asking("")).answer({ options: [{ value: "a1", label: "Stadtwerke Potsdam" }], more: true });
    await waitUntil(() => options(stage).length === 1);
    expect(note()).to.contain("There are more");
    expect(told(stage)).to.contain("1 found. There are more");
    await sendKeys({ type: "el" });
    const early = await asking("el");
    await sendKeys({ type: "be" });
    await keys(stage, "Enter");
    expect(taken, "while it is searched").to.deep.equal([]);
    const late = await asking("elbe");
    expect(early.signal.aborted).to.equal(true);
    late.answer({ options: [{ value: "a5", label: "Elbe Papier GmbH" }] });
    early.answer({ options: [{ value: "a9", label: "Elektra AG" }] });
    await waitUntil(() => options(stage).join() === "Elbe Papier GmbH");
    await stage.updateComplete;
    expect(options(stage)).to.deep.equal(["Elbe Papier GmbH"]);
    await sendKeys({ type: "x" });
    (await asking("elbex")).fail();
    await waitUntil(() => told(stage).startsWith("The search did not work"));
    await stage.updateComplete;
    expect(note()).to.contain("The search did not work");
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
