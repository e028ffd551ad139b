import { expect } from "@open-wc/testing";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Full, Ordered, ReadOnly, TwoThousandCards } from "./board.stories.ts";
import { DEALS, type Deal } from "./fixture/deals.ts";
import type { BoardPlace } from "./says.ts";

const OSTSEE = "Ostsee Energie Verteilnetz GmbH, Netzleitstelle Nord, 14 substations";
const KESTREL = "Kestrel Water Services, Leak detection pilot, 40 sensors";

const all = (stage: PartStage, what: string) => [...stage.renderRoot.querySelectorAll<HTMLElement>(what)];
const column = (stage: PartStage, id: string) => all(stage, `[data-column="${id}"]`)[0] as HTMLElement;
const namesIn = (stage: PartStage, id: string) =>
  [...column(stage, id).querySelectorAll(".whole")].map((one) => one.getAttribute("aria-label"));
const told = (stage: PartStage) => stage.renderRoot.querySelector("[role=status]")?.textContent;

/** Presses keys one after the other, each when the last one is drawn. */
async function type(stage: PartStage, ...keys: string[]): Promise<void> {
  for (const key of keys) {
    press(stage, key);
    await stage.updateComplete;
  }
}

function point(target: EventTarget, type: string, x: number, y: number): void {
  const init = { clientX: x, clientY: y, button: 0, pointerId: 7, pointerType: "mouse", bubbles: true, composed: true };
  target.dispatchEvent(new PointerEvent(type, init));
}

const middle = (element: Element): [x: number, y: number] => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return [left + width / 2, top + Math.min(height / 2, 60)];
};

/** Takes a card with the mouse and holds it over a column. */
async function dragTo(stage: PartStage, name: string, id: string): Promise<void> {
  const tile = control(stage, name).closest(".tile") as HTMLElement;
  const [x, y] = middle(tile);
  point(tile, "pointerdown", x, y);
  point(window, "pointermove", x + 8, y);
  await stage.updateComplete;
  point(window, "pointermove", ...middle(column(stage, id)));
  await stage.updateComplete;
}

describe("a board", () => {
  it("shows columns with their count and what their cards come to", async () => {
    const stage = await shown(meta, Full);
    expect(column(stage, "contract").querySelector("h3")?.textContent).to.equal("Contract 2");
    expect(column(stage, "contract").querySelector(".sum")?.textContent).to.equal("€1,754,700");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is walked by arrows, and one card of it is reached by Tab", async () => {
    const stage = await shown(meta, Full);
    expect(all(stage, ".whole[tabindex='0']")).to.have.length(1);
    control(stage, KESTREL).focus();
    await type(stage, "ArrowRight");
    expect(focused(stage)?.ariaLabel).to.contain("Hanseatic");
    await type(stage, "Home", "ArrowLeft");
    expect(focused(stage)?.ariaLabel).to.contain("Norrland");
    expect(all(stage, ".whole[tabindex='0']")).to.have.length(1);
  });

  it("carries a card by keyboard, says so, and tells what the column would gain", async () => {
    let put: BoardPlace<Deal> | undefined;
    const stage = await shown(meta, Full, { move: (_: Deal, to: BoardPlace<Deal>) => (put = to) });
    control(stage, OSTSEE).focus();
    await type(stage, " ");
    expect(told(stage)).to.contain("is picked up in Negotiation");
    await type(stage, "ArrowRight");
    expect(told(stage)).to.equal(`${OSTSEE}: Negotiation to Contract. Space moves it, Esc takes it back.`);
    expect(column(stage, "contract").querySelector(".gain")?.textContent).to.equal("+€640,000");
    await type(stage, " ");
    await stage.updateComplete;
    expect(put?.column).to.equal("contract");
    expect(namesIn(stage, "contract")[0]).to.equal(OSTSEE);
    expect(told(stage)).to.equal(`${OSTSEE} is in Contract now.`);
    expect(focused(stage)?.ariaLabel).to.equal(OSTSEE);
  });

  it("takes a card back with Escape", async () => {
    const stage = await shown(meta, Full);
    control(stage, OSTSEE).focus();
    await type(stage, " ", "ArrowRight", "Escape");
    expect(namesIn(stage, "negotiation")).to.contain(OSTSEE);
    expect(told(stage)).to.equal(`${OSTSEE} is back in Negotiation.`);
    expect(all(stage, ".ghost, .before, .target")).to.have.length(0);
  });

  it("goes the other way from right to left", async () => {
    const stage = await shown(meta, Full);
    stage.dir = "rtl";
    control(stage, OSTSEE).focus();
    await type(stage, " ", "ArrowLeft", " ");
    expect(namesIn(stage, "contract")).to.contain(OSTSEE);
  });

  it("moves within a column where people keep the order", async () => {
    const stage = await shown(meta, Ordered);
    control(stage, KESTREL).focus();
    await type(stage, " ", "ArrowUp", "ArrowUp");
    expect(told(stage)).to.equal(`${KESTREL}: Qualify, place 2 of 4. Space moves it, Esc takes it back.`);
    await type(stage, " ");
    expect(namesIn(stage, "qualify").indexOf(KESTREL)).to.equal(1);
  });

  it("is dragged by a pointer: a ghost stays, a place opens, the sum tells what it would gain", async () => {
    const stage = await shown(meta, Full);
    await dragTo(stage, OSTSEE, "contract");
    expect(all(stage, ".column .ghost")).to.have.length(1);
    expect(column(stage, "contract").querySelector("li.before")).to.equal(
      column(stage, "contract").querySelector("li"),
    );
    expect(column(stage, "contract").querySelector(".gain")?.textContent).to.equal("+€640,000");
    expect(all(stage, ".carried")[0]?.textContent).to.contain("Esc");
    point(window, "pointerup", 0, 0);
    await stage.updateComplete;
    expect(namesIn(stage, "contract")[0]).to.equal(OSTSEE);
    expect(all(stage, ".lift")).to.have.length(0);
  });

  it("drops a dragged card between others where people keep the order", async () => {
    const stage = await shown(meta, Ordered);
    await dragTo(stage, KESTREL, "contract");
    const last = column(stage, "contract").querySelectorAll(".tile")[1] as Element;
    const { left, bottom } = last.getBoundingClientRect();
    point(window, "pointermove", left + 20, bottom + 90);
    point(window, "pointerup", 0, 0);
    await stage.updateComplete;
    expect(namesIn(stage, "contract").at(-1)).to.equal(KESTREL);
  });

  it("leaves a dragged card with Escape, and does not open it", async () => {
    const opened: Deal[] = [];
    const stage = await shown(meta, Full, { open: (deal: Deal) => opened.push(deal) });
    await dragTo(stage, OSTSEE, "contract");
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await stage.updateComplete;
    expect(namesIn(stage, "contract")).to.have.length(2);
    expect(opened).to.deep.equal([]);
    control(stage, OSTSEE).click();
    expect(opened).to.deep.equal(DEALS.filter(({ company }) => company.startsWith("Ostsee")));
  });

  it("moves a card by its menu, with a single pointer", async () => {
    const stage = await shown(meta, Full);
    control(stage, `Move ${OSTSEE} to another place`).click();
    await stage.updateComplete;
    const proposal = all(stage, "[role=menuitemradio]").find((one) => one.textContent?.trim() === "Proposal");
    proposal?.click();
    await stage.updateComplete;
    await stage.updateComplete;
    expect(namesIn(stage, "proposal")).to.contain(OSTSEE);
  });

  it("moves nothing where nobody is told", async () => {
    const stage = await shown(meta, ReadOnly);
    control(stage, OSTSEE).focus();
    await type(stage, " ");
    expect(all(stage, ".ghost, .more")).to.have.length(0);
  });

  it("draws no card again while one of two thousand is carried", async () => {
    const stage = await shown(meta, TwoThousandCards);
    const first = all(stage, ".whole")[0] as HTMLElement;
    first.focus();
    const changed: MutationRecord[] = [];
    const watch = new MutationObserver((records) => changed.push(...records));
    for (const list of all(stage, ".column ol"))
      watch.observe(list, { subtree: true, childList: true, attributes: true });
    await type(stage, " ", "ArrowRight", "ArrowRight", "Escape");
    changed.push(...watch.takeRecords());
    watch.disconnect();
    expect(changed.length).to.be.at.most(8);
    expect(changed.every(({ type }) => type === "attributes")).to.equal(true);
  });
});
