import { expect } from "@open-wc/testing";
import type { PartStage } from "../fixture/stage.ts";
import type { Edit } from "./editing.ts";
import type { Invoice } from "./fixture/invoices.ts";
import meta, { Chosen, NarrowedTwice, Plain } from "./list.stories.ts";

async function aList(story: { args?: object }, more: object = {}): Promise<ShadowRoot> {
  const stage = meta.render?.({ ...meta.args, ...story.args, ...more } as never, {} as never) as PartStage;
  stage.style.setProperty("inline-size", "900px");
  document.body.replaceChildren(stage);
  await stage.updateComplete;
  await stage.updateComplete;
  return stage.renderRoot as ShadowRoot;
}

const settled = (root: ShadowRoot) => (root.host as PartStage).updateComplete;
const rowOf = (root: ShadowRoot, text: string) =>
  [...root.querySelectorAll("tbody tr")].find((row) => row.textContent?.includes(text));
const cell = (root: ShadowRoot, text: string, at: number) => rowOf(root, text)?.children[at] as HTMLElement;
const heading = (root: ShadowRoot, key: string) =>
  root.querySelector<HTMLElement>(`th[data-key=${key}]`) as HTMLElement;
const keys = (root: ShadowRoot) =>
  [...root.querySelectorAll<HTMLElement>("th[data-key]")].map(({ dataset }) => dataset["key"]);
const press = (on: Element | null | undefined, key: string, init: KeyboardEventInit = {}) =>
  on?.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...init }));
const item = (root: ShadowRoot, label: string) =>
  [...root.querySelectorAll<HTMLElement>(".menu button")].find(({ textContent }) => textContent?.trim() === label);

function copiedFrom(on: Element): Readonly<Record<"text" | "html", string>> {
  const clipboardData = new DataTransfer();
  on.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true, composed: true }));
  return { text: clipboardData.getData("text/plain"), html: clipboardData.getData("text/html") };
}

describe("a list", () => {
  for (const [name, story] of Object.entries({ Plain, Chosen, NarrowedTwice })) {
    it(`is accessible: ${name}`, async () => {
      const root = await aList(story);
      await expect(root.host).to.be.accessible({ ignoredRules: ["region"] });
    });
  }

  it("tells its filters as chips, takes them away and adds others", async () => {
    const root = await aList(Plain);
    const chip = () => root.querySelector(".chip.removed");
    expect(chip()?.textContent?.replace(/\s+/g, " ").trim()).to.equal("Duesince1 Feb 2026");
    root.querySelector<HTMLElement>("[aria-label='Remove the filter Due']")?.click();
    await settled(root);
    expect(chip()).to.equal(null);
    root.querySelector<HTMLElement>(".chip.add")?.click();
    await settled(root);
    item(root, "State")?.click();
    for (let turn = 0; turn < 5; turn += 1) await new Promise((next) => requestAnimationFrame(next));
    item(root, "Paid")?.click();
    await settled(root);
    expect(chip()?.textContent).to.contain("Paid");
    expect(root.querySelector(".cnt")?.textContent).to.contain("7 of 212 invoices");
  });

  it("tells what the chosen rows come to, each currency by itself, and lets go of them", async () => {
    const root = await aList(Chosen);
    const bar = root.querySelector(".bulk");
    expect(bar?.querySelector("[role=status]")?.textContent).to.equal("3 selected");
    expect(bar?.textContent).to.contain("EUR 184,306.00 open");
    root.querySelector<HTMLElement>("[aria-label='Clear selection']")?.click();
    await settled(root);
    expect(root.querySelector(".bulk")).to.equal(null);
  });

  it("copies the chosen rows so that a spreadsheet has figures, and no formula", async () => {
    const root = await aList(Chosen);
    const { text, html } = copiedFrom(cell(root, "RE-2026-0402", 1));
    expect(text.split("\n").map((line) => line.split("\t"))[0]).to.deep.equal([
      "Number",
      "Customer",
      "State",
      "Due",
      "Total",
      "",
    ]);
    expect(text).to.contain("RE-2026-0371\tMaison Verlaine\t31 days late\tApr 11\t8180.00\tEUR");
    expect(html).to.contain("<td>Vogel &#38; Söhne Präzisionsguss GmbH &#38; Co. KG</td>");
    const plain = await aList(Plain);
    cell(plain, "RE-2026-0330", 5).focus();
    expect(copiedFrom(cell(plain, "RE-2026-0330", 5)).text).to.equal("-2415.70");
  });

  it("changes a value in its cell, leaves it by Escape, and takes the last one back", async () => {
    const saved: Edit<Invoice>[] = [];
    const root = await aList(Plain, { save: (edit: Edit<Invoice>) => saved.push(edit) });
    const at = () => cell(root, "RE-2026-0437", 5);
    const field = () => root.querySelector<HTMLInputElement>(".edit");
    at().focus();
    press(at(), "F2");
    expect(field()?.value).to.equal("8,214.60");
    (field() as HTMLInputElement).value = "nonsense";
    press(field(), "Enter");
    expect(field()?.ariaInvalid).to.equal("true");
    (field() as HTMLInputElement).value = "9,000.50";
    press(field(), "Enter");
    await settled(root);
    expect(saved[0]?.after).to.deep.equal({ minor: 900_050, currency: "GBP" });
    expect(at().textContent).to.equal("GBP 9,000.50");
    expect(root.activeElement).to.equal(at());
    press(at(), "z", { ctrlKey: true });
    await settled(root);
    expect(at().textContent).to.equal("GBP 8,214.60");
    press(at(), "e");
    press(field(), "Escape");
    expect(saved.length).to.equal(2);
  });

  it("sizes and moves a column by keys, and says so", async () => {
    const root = await aList(Plain);
    const told = () => root.querySelector(".tbl > .unseen")?.textContent;
    const before = heading(root, "number").offsetWidth;
    heading(root, "number").focus();
    press(heading(root, "number"), "ArrowRight", { shiftKey: true });
    expect(heading(root, "number").offsetWidth).to.equal(before + 16);
    expect(cell(root, "RE-2026-0437", 1).offsetWidth).to.equal(before + 16);
    expect(told()).to.equal(`Number is ${before + 16} pixels wide`);
    press(heading(root, "number"), "ArrowRight", { ctrlKey: true });
    expect(keys(root).slice(0, 2)).to.deep.equal(["customer", "number"]);
    expect(told()).to.equal("Number is column 2");
    expect(root.activeElement).to.equal(heading(root, "number"));
  });

  it("pins and hides columns by their menu, and brings them back", async () => {
    const root = await aList(Plain);
    const menu = async (key: string, label: string) => {
      heading(root, key).dispatchEvent(
        new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true }),
      );
      await settled(root);
      item(root, label)?.click();
      await settled(root);
    };
    await menu("due", "Keep in view");
    expect(keys(root)[0]).to.equal("due");
    expect(getComputedStyle(cell(root, "RE-2026-0437", 1)).position).to.equal("sticky");
    await menu("due", "Hide");
    expect(keys(root)).to.not.contain("due");
    root.querySelector<HTMLElement>("[aria-label=Columns]")?.click();
    await settled(root);
    item(root, "Due")?.click();
    await settled(root);
    expect(keys(root)).to.contain("due");
  });

  it("offers what can be done with a row by the menu key", async () => {
    let reminded = 0;
    const root = await aList(Plain, { remind: () => (reminded += 1) });
    cell(root, "RE-2026-0437", 2).dispatchEvent(
      new MouseEvent("contextmenu", { bubbles: true, cancelable: true, composed: true }),
    );
    await settled(root);
    item(root, "Send reminder")?.click();
    expect(reminded).to.equal(1);
  });
});
