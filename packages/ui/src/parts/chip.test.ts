import { expect } from "@open-wc/testing";
import { control, shown } from "../fixture/shown.ts";
import meta, { Filter, Off, On, Static } from "./chip.stories.ts";

describe("a chip", () => {
  it("is a button that is pressed or not where it is switched", async () => {
    expect(control(await shown(meta, On), "All 6").ariaPressed).to.equal("true");
    expect(control(await shown(meta, Off), "Revenue 4").ariaPressed).to.equal("false");
  });

  it("has two stops where it can be taken away: its choice, and what removes it", async () => {
    const told: string[] = [];
    const stage = await shown(meta, Filter, {
      act: () => told.push("choose"),
      remove: { label: "Remove filter Issued", act: () => told.push("remove") },
    });
    for (const button of stage.renderRoot.querySelectorAll("button")) button.click();
    expect(told).to.deep.equal(["choose", "remove"]);
    control(stage, "Remove filter Issued");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is no button where it is only a fact", async () => {
    expect((await shown(meta, Static)).renderRoot.querySelector("button")).to.equal(null);
  });
});
