import { expect } from "@open-wc/testing";
import { shown } from "../fixture/shown.ts";
import meta, { Bar, JustBegun, Ring, Unknown } from "./progress.stories.ts";

const bar = (stage: { renderRoot: ParentNode }) => stage.renderRoot.querySelector('[role="progressbar"]');

describe("progress", () => {
  it("tells its share, and the time that is left at the pace so far", async () => {
    const stage = await shown(meta, Bar);
    expect(bar(stage)?.getAttribute("aria-valuenow")).to.equal("65");
    expect(bar(stage)?.getAttribute("aria-valuetext")).to.equal("about 2 min left");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("tells no time while it has hardly begun", async () => {
    expect(bar(await shown(meta, JustBegun))?.hasAttribute("aria-valuetext")).to.equal(false);
  });

  it("tells the time that is left in what it is counted in", async () => {
    for (const [share, elapsed, left] of [
      [0.5, 8, "about 10 sec left"],
      [0.5, 42, "about 40 sec left"],
      [0.1, 1200, "about 3 hr left"],
    ] as const) {
      const stage = await shown(meta, Bar, { share, elapsed });
      expect(bar(stage)?.getAttribute("aria-valuetext")).to.equal(left);
    }
  });

  it("claims nothing where nobody knows", async () => {
    expect(bar(await shown(meta, Unknown))?.hasAttribute("aria-valuenow")).to.equal(false);
  });

  it("is the same as a ring", async () => {
    const stage = await shown(meta, Ring);
    expect(bar(stage)?.getAttribute("aria-valuenow")).to.equal("65");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
