import { expect } from "@open-wc/testing";
import type { PartStage } from "../fixture/stage.ts";
import * as tiles from "./kpi.stories.ts";
import * as moved from "./movers.stories.ts";

async function shown(stage: unknown): Promise<PartStage> {
  const part = stage as PartStage;
  part.lang = "en-GB";
  document.body.replaceChildren(part);
  await part.updateComplete;
  return part;
}
const { default: TILE, ...TILES } = tiles;
const { default: MOVED, ...MOVES } = moved;
type Tiles = keyof typeof TILES;
type Moved = keyof typeof MOVES;
const aTile = (name: Tiles, more: object = {}) =>
  shown(TILE.render?.({ ...TILE.args, ...TILES[name].args, ...more } as never, {} as never));
const someMovers = (name: Moved) => shown(MOVED.render?.({ ...MOVED.args, ...MOVES[name].args } as never, {} as never));

const heard = (element: Element | undefined | null) => element?.textContent?.replace(/\s+/g, " ").trim();

describe("a tile", () => {
  for (const name of Object.keys(TILES) as Tiles[]) {
    it(`can be read by everybody: ${name}`, async () => {
      await expect(await aTile(name)).to.be.accessible();
    });
  }

  it("tells which way a figure went apart from whether that is good", async () => {
    const stage = await aTile("Four");
    const changes = [...stage.renderRoot.querySelectorAll(".delta")];
    expect(changes.map(heard)).to.deep.equal([
      ...["up 12.4%, better", "up 4.1%, better", "down 2.1 pts, worse", "up 5 days slower, worse"],
    ]);
    const [won, , rate, days] = changes;
    expect(won?.classList.contains("good")).to.equal(true);
    expect(days?.classList.contains("bad")).to.equal(true);
    expect(days?.querySelector("path")?.getAttribute("d")).to.equal(won?.querySelector("path")?.getAttribute("d"));
    expect(rate?.querySelector("path")?.getAttribute("d")).to.not.equal(days?.querySelector("path")?.getAttribute("d"));
  });

  it("writes what it is compared with, and how far the target is", async () => {
    const stage = await aTile("One");
    expect(heard(stage.renderRoot.querySelector(".kpi")))
      .to.contain("€2,914,300")
      .and.to.contain("vs €2,592,800");
    expect(heard(stage.renderRoot.querySelector(".goal"))).to.equal("Target €4.20m69 %");
  });

  it("has no arrow where nothing moved", async () => {
    const stage = await aTile("Unchanged");
    expect(stage.renderRoot.querySelector(".delta .icon")).to.equal(null);
  });

  it("opens what is behind it by a button that is called as it is", async () => {
    let opened = 0;
    const [tile] = (TILE.args?.tiles ?? []) as readonly object[];
    const stage = await aTile("One", { tiles: [{ ...tile, open: () => (opened += 1) }] });
    const button = stage.renderRoot.querySelector("button");
    expect(heard(button)).to.equal("Won");
    button?.click();
    expect(opened).to.equal(1);
  });
});

describe("what moved a figure", () => {
  for (const name of Object.keys(MOVES) as Moved[]) {
    it(`adds up to the total in its head, and can be read by everybody: ${name}`, async () => {
      const stage = await someMovers(name);
      await expect(stage).to.be.accessible();
      const amount = (element: Element) => Number(element.textContent?.replace("−", "-").replace(/[^\d-]/g, ""));
      const rows = [...stage.renderRoot.querySelectorAll("li .v")].map(amount);
      const [total] = [...stage.renderRoot.querySelectorAll("header .v")].map(amount);
      expect(rows.reduce((sum, row) => sum + row, 0)).to.equal(total);
    });
  }

  it("draws all bars from one zero line", async () => {
    const stage = await someMovers("AddsUp");
    const zeros = [...stage.renderRoot.querySelectorAll(".bar .at")].map((line) => line.getBoundingClientRect().left);
    const lefts = [...stage.renderRoot.querySelectorAll(".bar .good")].map((bar) => bar.getBoundingClientRect().left);
    const rights = [...stage.renderRoot.querySelectorAll(".bar .bad")].map((bar) => bar.getBoundingClientRect().right);
    for (const edge of [...lefts, ...rights]) expect(Math.abs(edge - (zeros[0] ?? 0))).to.be.lessThan(1.5);
  });
});
