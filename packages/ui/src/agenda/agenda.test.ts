import { expect } from "@open-wc/testing";
import { focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Day, Overlapping, Week } from "./agenda.stories.ts";
import type { AgendaEvent } from "./agenda.ts";
import { momentOf, weekAround } from "./days.ts";
import { lanesOf } from "./lanes.ts";

const all = (stage: PartStage, what: string) => [...stage.renderRoot.querySelectorAll<HTMLElement>(what)];
const timed = (stage: PartStage) => all(stage, ".timed li");

describe("an agenda", () => {
  it("puts 48 px to an hour, in the time of its reader, with a line where now is", async () => {
    const stage = await shown(meta, Day);
    const [standUp] = timed(stage);
    const grid = all(stage, ".timed")[0]?.getBoundingClientRect() as DOMRect;
    expect((standUp?.getBoundingClientRect().top ?? 0) - grid.top).to.be.closeTo(49, 1);
    expect(standUp?.textContent).to.match(/Stand-up, sales\s*9:00.AM–9:30.AM · Room Alster\s*Tue, May 12/);
    expect(all(stage, ".now")[0]?.ariaLabel).to.match(/Now, 8:42.AM/);
    expect((all(stage, ".now")[0]?.getBoundingClientRect().top ?? 0) - grid.top).to.be.closeTo(33.6, 1);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("puts what overlaps side by side", async () => {
    const stage = await shown(meta, Overlapping);
    const [one, other] = timed(stage).map((li) => li.getBoundingClientRect());
    expect(one?.right).to.be.at.most(other?.left ?? 0);
  });

  it("is walked by arrows and opened by a press", async () => {
    const opened: string[] = [];
    const stage = await shown(meta, Day, { open: ({ id }: AgendaEvent) => opened.push(id) });
    all(stage, "button")[0]?.focus();
    press(stage, "ArrowDown");
    expect(focused(stage)?.textContent).to.contain("Stadtwerke");
    press(stage, "End");
    focused(stage)?.click();
    expect(opened).to.deep.equal(["d"]);
  });

  it("begins a week on the day of the reader's region, and shows whole days above", async () => {
    const stage = await shown(meta, Week);
    expect(all(stage, ".day")[0]?.dataset["day"]).to.equal("2026-05-10");
    expect(all(stage, '[data-day="2026-05-15"] .whole button')).to.have.length(1);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    expect(weekAround("2026-05-12", 1)[0]).to.equal("2026-05-11");
    expect(weekAround("2026-05-12", 6)[0]).to.equal("2026-05-09");
  });

  it("is a list where there is little room", async () => {
    const stage = await shown(meta, Week);
    stage.style.setProperty("inline-size", "360px");
    expect(timed(stage).every((li) => getComputedStyle(li).position === "static")).to.equal(true);
  });

  it("knows the day of a moment by the zone, and shares lanes only among those that touch", () => {
    expect(momentOf("2026-05-12T22:30:00Z", "Europe/Berlin")).to.deep.equal({ day: "2026-05-13", minute: 30 });
    const lanes = lanesOf([
      { from: 0, to: 60 },
      { from: 30, to: 90 },
      { from: 60, to: 120 },
      { from: 120, to: 180 },
    ]);
    expect(lanes.map(({ lane, lanes: count }) => [lane, count])).to.deep.equal([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });
});
