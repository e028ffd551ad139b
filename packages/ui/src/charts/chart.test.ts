import { expect } from "@open-wc/testing";
import type { PartStage } from "../fixture/stage.ts";
import * as charts from "./chart.stories.ts";
import type { ChartData } from "./data.ts";

const { default: META, ...STORIES } = charts;
type Name = keyof typeof STORIES;
const NAMES = Object.keys(STORIES) as Name[];
type Args = NonNullable<typeof META.args>;

/** Two frames: in the first a chart is told its size, in the second it is drawn. */
const frame = () =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done))));

/** The chart of a story, in a place of some width. */
async function aChart(name: Name, more: Partial<Args> = {}, width = 760): Promise<PartStage> {
  const args = { ...META.args, ...STORIES[name].args, ...more } as Parameters<NonNullable<typeof META.render>>[0];
  const stage = META.render?.(args, {} as never) as PartStage;
  const place = document.createElement("div");
  place.style.inlineSize = `${width}px`;
  place.append(stage);
  document.body.replaceChildren(place);
  await stage.updateComplete;
  await frame();
  return stage;
}

const find = <E extends Element = HTMLElement>(stage: PartStage, selector: string): E => {
  const found = stage.renderRoot.querySelector<E>(selector);
  if (!found) throw new Error(`there is no ${selector}`);
  return found;
};
const all = (stage: PartStage, selector: string) => [...stage.renderRoot.querySelectorAll(selector)];
const press = (stage: PartStage, key: string) =>
  find(stage, ".plot").dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
const told = (stage: PartStage) => find(stage, "[role=status]").textContent;
const rowTexts = (stage: PartStage) =>
  all(stage, "tbody tr").map((row) => [...row.children].map(({ textContent }) => textContent));

/** Whether two boxes lie over each other by more than the hair of a letter. */
const overlap = (one: DOMRect, other: DOMRect) =>
  Math.min(one.right, other.right) - Math.max(one.left, other.left) > 1 &&
  Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 4;

describe("a chart", () => {
  for (const name of NAMES) {
    for (const width of [760, 326]) {
      it(`can be used by everybody, and no text lies over another: ${name}, ${width} px`, async () => {
        const stage = await aChart(name, {}, width);
        await expect(stage).to.be.accessible();
        const boxes = all(stage, ".plot svg text").map((text) => ({
          text: text.textContent,
          box: text.getBoundingClientRect(),
        }));
        const over = boxes.flatMap((one, index) =>
          boxes
            .slice(index + 1)
            .filter((other) => overlap(one.box, other.box))
            .map((other) => `${one.text} over ${other.text}`),
        );
        expect(over).to.deep.equal([]);
        const { left, right } = find(stage, ".cht").getBoundingClientRect();
        for (const { text, box } of boxes)
          expect(box.left >= left - 2 && box.right <= right + 2, `${text} sticks out`).to.equal(true);
        expect(find(stage, ".cht").scrollWidth).to.be.at.most(width);
      });
    }
  }

  it("walks over its values by arrows, and says each of them", async () => {
    const stage = await aChart("Lines", { lang: "en-GB" });
    press(stage, "Home");
    expect(told(stage)).to.equal("1 Apr 2026: 2026 €0, 2025 €0, Target €0");
    press(stage, "ArrowRight");
    expect(told(stage)).to.equal("8 Apr 2026: 2026 €180,000, 2025 €159,000, Target €323,000");
    press(stage, "ArrowDown");
    expect(told(stage)).to.equal("8 Apr 2026: 2025 €159,000");
    press(stage, "End");
    expect(told(stage)).to.contain("1 Jul 2026: 2025 €3,934,000");
    await frame();
    expect(find(stage, ".tip").hidden).to.equal(false);
    expect(find(stage, ".tip").textContent).to.contain("€3,934,000");
    press(stage, "Escape");
    await frame();
    expect(find(stage, ".tip").hidden).to.equal(true);
  });

  it("walks downwards where its points stand below each other, and past what is missing", async () => {
    const rows = await aChart("RowsWithLongNames");
    press(rows, "ArrowDown");
    press(rows, "ArrowDown");
    expect(told(rows)).to.equal("Bergamo Pharma S.p.A.: 16");
    const heat = await aChart("HeatMap");
    press(heat, "End");
    press(heat, "ArrowUp");
    expect(told(heat)).to.equal("17: Friday 0");
    for (let step = 0; step < 2; step += 1) press(heat, "ArrowLeft");
    expect(told(heat)).to.equal("15: Monday 10");
  });

  it("opens what is behind a value by Enter, and by a click on it", async () => {
    const opened: unknown[] = [];
    const stage = await aChart("Rows", { open: (place) => opened.push(place) });
    press(stage, "ArrowDown");
    press(stage, "Enter");
    const { left, top } = find(stage, ".plot svg").getBoundingClientRect();
    find(stage, ".plot").dispatchEvent(
      new MouseEvent("click", { clientX: left + 200, clientY: top + 36, bubbles: true }),
    );
    expect(opened).to.deep.equal([
      { point: 0, series: 0 },
      { point: 1, series: 0 },
    ]);
  });

  it("tells by pointing what it tells by keys", async () => {
    const stage = await aChart("Bars");
    const bar = all(stage, ".bar")[2]?.getBoundingClientRect() as DOMRect;
    find(stage, ".plot").dispatchEvent(new PointerEvent("pointermove", { clientX: bar.x + 4, clientY: bar.y + 4 }));
    await frame();
    expect(find(stage, ".tip").textContent).to.contain("February 2026").and.to.contain("€207,000");
  });

  it("has every figure that it draws in its table, in the same order", async () => {
    const stage = await aChart("Donut");
    const drawn = all(stage, ".plot text.val").map(({ textContent }) => textContent);
    expect(rowTexts(stage).map(([, value]) => value)).to.deep.equal(drawn);
    expect(rowTexts(stage).map(([name]) => name)).to.deep.equal([
      ...["Water utilities", "Chemicals", "Pharma", "Breweries", "4 others"],
    ]);
  });

  it("shows its table in the place of the drawing where somebody wants it", async () => {
    const stage = await aChart("Lines");
    const button = find<HTMLButtonElement>(stage, "button");
    expect(find(stage, "table").closest(".unseen")).to.not.equal(null);
    expect(button.ariaPressed).to.equal("false");
    button.click();
    await frame();
    expect(find(stage, "table").closest(".unseen")).to.equal(null);
    expect(find(stage, ".plot").hidden).to.equal(true);
    expect(button.ariaPressed).to.equal("true");
    expect(rowTexts(stage).length).to.equal(14);
  });

  it("is drawn anew for a phone, its texts as large as before", async () => {
    const stage = await aChart("Lines");
    const texts = () => all(stage, ".plot svg text");
    const wide = texts().length;
    const size = getComputedStyle(texts()[0] as Element).fontSize;
    (stage.parentElement as HTMLElement).style.inlineSize = "326px";
    await frame();
    expect(find<SVGSVGElement>(stage, ".plot svg").getAttribute("viewBox")).to.equal("0 0 326 240");
    expect(getComputedStyle(texts()[0] as Element).fontSize).to.equal(size);
    expect(texts().length).to.be.at.most(wide);
  });

  it("has its colours from the theme, as it changes", async () => {
    const stage = await aChart("Lines");
    const colour = () => getComputedStyle(find(stage, ".line.s1")).stroke;
    stage.dataset["theme"] = "light";
    const light = colour();
    stage.dataset["theme"] = "dark";
    expect(colour()).to.not.equal(light);
  });

  it("draws the line that is compared with dashed, and the target dotted", async () => {
    const stage = await aChart("Lines");
    const dashes = (of: string) => getComputedStyle(find(stage, `.line.${of}`)).strokeDasharray;
    expect(dashes("s1")).to.equal("none");
    expect(dashes("compare")).to.equal("4px, 3px");
    expect(dashes("target")).to.equal("0.1px, 4px");
  });

  it("says that nothing is there, and tries again what could not be loaded", async () => {
    let tries = 0;
    expect((await aChart("Empty")).renderRoot.textContent).to.contain("There is nothing to show");
    const failed = await aChart("Failed", {
      retry: () => {
        tries += 1;
      },
    });
    const again = all(failed, "button").find(({ textContent }) =>
      textContent?.includes("Try again"),
    ) as HTMLButtonElement;
    again.click();
    expect(tries).to.equal(1);
  });

  it("leaves nothing behind when it goes", async () => {
    const stage = await aChart("Lines");
    stage.remove();
    await frame();
    document.body.append(stage);
    await frame();
    expect(all(stage, ".line").length).to.equal(3);
    expect(all(stage, "table").length).to.equal(1);
  });
});

describe("the charts of a page", () => {
  it("are drawn together in one frame, each once, however often they changed", async () => {
    const { Chart } = await import("./chart.ts");
    const { lineChart } = await import("./line-chart.ts");
    const { staged } = await import("../fixture/stage.ts");
    let drawn = 0;
    const kind = {
      draw: (scene: Parameters<typeof lineChart.draw>[0]) => {
        drawn += 1;
        return lineChart.draw(scene);
      },
    };
    const made: InstanceType<typeof Chart>[] = [];
    const data = (last: number): ChartData => ({ points: ["a", "b"], series: [{ label: "x", values: [1, last] }] });
    const stages = [0, 1, 2].map(() =>
      staged({
        styles: [],
        build: (host) => {
          const chart = new Chart(host, { label: "x", kind, figure: { unit: "count" }, alongLabel: "y" });
          made.push(chart);
          return () => chart.render(data(1));
        },
      }),
    );
    document.body.replaceChildren(...stages);
    await frame();
    await document.fonts.ready;
    await frame();
    drawn = 0;
    for (const chart of made) for (let turn = 2; turn < 12; turn += 1) chart.show(data(turn));
    expect(drawn).to.equal(0);
    await frame();
    expect(drawn).to.equal(3);
  });
});
