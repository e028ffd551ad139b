import { expect } from "@open-wc/testing";
import { control, shown } from "../fixture/shown.ts";
import meta, { Busy, BusyWithProgress, IconOnly, Pressed, Standard } from "./button.stories.ts";
import split, { Standard as Both } from "./split-button.stories.ts";

describe("a button", () => {
  it("acts when it is pressed", async () => {
    let acts = 0;
    const stage = await shown(meta, Standard, { act: () => (acts += 1) });
    control(stage, "New deal").click();
    expect(acts).to.equal(1);
  });

  it("does nothing more while it works, and keeps the focus", async () => {
    let acts = 0;
    const stage = await shown(meta, Busy, { act: () => (acts += 1), submit: true });
    const button = control(stage, "Saving") as HTMLButtonElement;
    button.focus();
    button.click();
    expect(acts).to.equal(0);
    expect(button.type).to.equal("button");
    expect(button.ariaDisabled).to.equal("true");
    expect(button.matches(":focus")).to.equal(true);
  });

  it("shows how far it is where that is known", async () => {
    const stage = await shown(meta, BusyWithProgress);
    const button = control(stage, "Exporting");
    const done = button.querySelector(".far")?.getBoundingClientRect().width ?? 0;
    expect(done / button.clientWidth).to.be.closeTo(0.65, 0.02);
  });

  it("has a name where only its icon is seen", async () => {
    const stage = await shown(meta, IconOnly);
    expect(control(stage, "New deal").title).to.equal("New deal");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("tells whether it is pressed", async () => {
    const stage = await shown(meta, Pressed);
    expect(control(stage, "Compare").ariaPressed).to.equal("true");
  });
});

describe("a split button", () => {
  it("acts with its first part, and opens the other ways at its second", async () => {
    const told: unknown[] = [];
    const stage = await shown(split, Both, {
      act: () => told.push("sent"),
      open: (at: HTMLElement) => told.push(at.ariaLabel),
    });
    control(stage, "Send contract").click();
    control(stage, "More ways to send").click();
    expect(told).to.deep.equal(["sent", "More ways to send"]);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
