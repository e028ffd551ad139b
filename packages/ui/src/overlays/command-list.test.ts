import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { render } from "lit";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Bar, Found, NothingFound } from "./command-list.stories.ts";
import { found, marked, matches } from "./match.ts";

const field = (stage: PartStage) => stage.renderRoot.querySelector("input") as HTMLInputElement;
const chosen = (stage: PartStage) => {
  const id = field(stage).getAttribute("aria-activedescendant");
  const option = id ? stage.renderRoot.querySelector(`#${id}`) : null;
  expect(option?.ariaSelected ?? "true").to.equal("true");
  return option?.querySelector(".grow")?.textContent;
};

async function aList(args: object = {}, story: object = Found): Promise<PartStage> {
  const stage = await shown(meta, story, args);
  field(stage).focus();
  return stage;
}

describe("a list of commands", () => {
  it("is a combobox over a list in groups, the first hit chosen", async () => {
    const stage = await aList();
    const groups = [...stage.renderRoot.querySelectorAll('[role="group"]')];
    expect(groups.map((group) => group.querySelector("p")?.textContent)).to.deep.equal(["Go to", "Do", "Ask"]);
    expect(chosen(stage)).to.equal("Ostsee Energie Verteilnetz GmbH");
    expect(field(stage).ariaExpanded).to.equal("true");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is walked by arrows in a circle while the focus stays in the field", async () => {
    const stage = await aList();
    press(stage, "ArrowUp");
    await stage.updateComplete;
    expect(chosen(stage)).to.equal("“ostsee”: ask the assistant");
    press(stage, "ArrowDown");
    press(stage, "ArrowDown");
    await stage.updateComplete;
    expect(chosen(stage)).to.contain("Netzleitstelle Nord");
    expect(focused(stage)).to.equal(field(stage));
  });

  it("does what is chosen with Enter, and offers more with Tab", async () => {
    const told: string[] = [];
    const stage = await aList({
      run: (id: string) => told.push(`run ${id}`),
      more: (id: string) => told.push(`more ${id}`),
    });
    press(stage, "ArrowDown");
    press(stage, "Enter");
    press(stage, "Tab");
    expect(told).to.deep.equal(["run d-1", "more d-1"]);
  });

  it("finds while somebody types, and says how many", async () => {
    const stage = await aList({ query: "" });
    await sendKeys({ type: "graub" });
    await stage.updateComplete;
    expect(chosen(stage)).to.equal("Alpine Fernwärme Graubünden AG");
    expect(stage.renderRoot.querySelector('[role="status"]')?.textContent).to.equal("2 results");
  });

  it("says that nothing was found", async () => {
    const stage = await aList({}, NothingFound);
    expect(stage.renderRoot.querySelector(".none")?.textContent).to.equal("Nothing matches “zz”.");
    expect(stage.renderRoot.querySelector('[role="status"]')?.textContent).to.equal("0 results");
    expect(field(stage).ariaExpanded).to.equal("false");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is run by a click, and keeps the focus in the field", async () => {
    const told: string[] = [];
    const stage = await aList({ run: (id: string) => told.push(id) });
    const option = stage.renderRoot.querySelector("#command-3");
    const down = new MouseEvent("mousedown", { bubbles: true, cancelable: true });
    option?.dispatchEvent(down);
    expect(down.defaultPrevented).to.equal(true);
    (option as HTMLElement).click();
    expect(told).to.deep.equal(["call"]);
  });
});

describe("the bar of commands", () => {
  it("empties its field with the first Escape and leaves with the second", async () => {
    const stage = await shown(meta, Bar);
    expect(focused(stage)).to.equal(field(stage));
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(field(stage).value).to.equal("");
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("dialog")).to.equal(null);
  });

  it("is gone before what was chosen is done", async () => {
    let wasOpen: boolean | undefined;
    const stage = await shown(meta, Bar, {
      run: () => {
        wasOpen = stage.renderRoot.querySelector("dialog")?.open;
      },
    });
    await sendKeys({ press: "Enter" });
    expect(wasOpen).to.equal(false);
    control(stage, "Search");
  });
});

describe("what was typed", () => {
  it("matches the beginnings of words, without case and accents, in any order", () => {
    expect(matches("Alpine Fernwärme Graubünden AG", "fernwarme alp")).to.equal(true);
    expect(matches("Alpine Fernwärme Graubünden AG", "wärme")).to.equal(false);
    expect(matches("Stadtwerke Lüneburg", "")).to.equal(true);
  });

  it("puts those first that begin with it", () => {
    const all = ["RE-2026-0388, Ostsee", "Ostsee Energie"].map((label) => ({ label }));
    expect(found(all, "ost").map(({ label }) => label)).to.deep.equal(["Ostsee Energie", "RE-2026-0388, Ostsee"]);
  });

  it("is set apart where it was found, sign by sign", () => {
    const place = document.createElement("p");
    render(marked("Malte Grün 😀 Grünberg", "grun"), place);
    expect([...place.querySelectorAll("b")].map((one) => one.textContent)).to.deep.equal(["Grün"]);
    expect(place.textContent).to.equal("Malte Grün 😀 Grünberg");
  });
});
