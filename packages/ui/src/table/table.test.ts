import { expect } from "@open-wc/testing";
import type { PartStage } from "../fixture/stage.ts";
import { staged } from "../fixture/stage.ts";
import { COLUMNS, INVOICES, type Invoice, invoices } from "./fixture/invoices.ts";
import type { TableData, TableSays } from "./says.ts";
import meta, * as stories from "./table.stories.ts";
import { tableStyles } from "./table.styles.ts";
import { Table } from "./table.ts";

interface Shown {
  readonly stage: PartStage;
  readonly table: Table<Invoice>;
  readonly root: ShadowRoot;
  show(data: TableData<Invoice>): Promise<void>;
}

/** A table on the page, 900 px wide. */
async function aTable(data: TableData<Invoice>, says: Partial<TableSays<Invoice>> = {}, dir = "ltr"): Promise<Shown> {
  let now = data;
  let table: Table<Invoice> | undefined;
  const stage = staged({
    styles: [tableStyles],
    build: (host) => {
      const made = new Table<Invoice>(host, {
        ...{ label: "Invoices", columns: COLUMNS, nameOf: ({ number }) => number, selected: () => {} },
        ...says,
      });
      table = made;
      return () => made.render(now);
    },
  });
  stage.dir = dir;
  stage.style.setProperty("inline-size", "900px");
  document.body.replaceChildren(stage);
  await stage.updateComplete;
  const show = async (other: TableData<Invoice>): Promise<void> => {
    now = other;
    stage.requestUpdate();
    await stage.updateComplete;
  };
  return { stage, table: table as Table<Invoice>, root: stage.renderRoot as ShadowRoot, show };
}

const frame = () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
const line = (root: ShadowRoot, row: number) => root.querySelector<HTMLElement>(`tr[aria-rowindex="${row + 2}"]`);
const texts = (root: ShadowRoot, column: number): string[] =>
  [...root.querySelectorAll("tbody tr")]
    .sort(
      (one, other) =>
        Number(one.ariaRowIndex ?? one.getAttribute("aria-rowindex")) - Number(other.getAttribute("aria-rowindex")),
    )
    .map((row) => row.children[column]?.textContent?.trim() ?? "");
const focused = (root: ShadowRoot) => root.activeElement as HTMLElement;
const press = (root: ShadowRoot, key: string, with_: KeyboardEventInit = {}): void => {
  focused(root).dispatchEvent(
    new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true, composed: true, ...with_ }),
  );
};

describe("a table", () => {
  for (const [name, story] of Object.entries(stories)) {
    if (name === "default" || typeof story === "function") continue;
    it(`is accessible: ${name}`, async () => {
      const args = { ...meta.args, ...(story as { args?: object }).args } as never;
      const stage = meta.render?.(args, {} as never) as PartStage;
      document.body.replaceChildren(stage);
      await stage.updateComplete;
      await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    });
  }

  it("says how many rows it has and which one each is, whatever is drawn", async () => {
    const { root } = await aTable({ rows: invoices(100_000) });
    const grid = root.querySelector("table");
    expect(grid?.role).to.equal("grid");
    expect(grid?.ariaRowCount).to.equal("100001");
    expect(grid?.ariaColCount).to.equal("6");
    expect(root.querySelectorAll("tbody tr").length).to.be.below(100);
    expect(line(root, 0)?.textContent).to.contain("RE-2000-0000");
  });

  it("shows the right rows at once after it was scrolled far and fast, on few elements", async () => {
    const { root, table } = await aTable({ rows: invoices(100_000) });
    const { scroll } = table.frame;
    for (const top of [480, 50_000, 1_234_567, 3_000_000, 2_999_000]) {
      scroll.scrollTop = top;
      await frame();
      const { top: edge, height } = scroll.getBoundingClientRect();
      for (const share of [0.2, 0.5, 0.9]) {
        const found = root.elementFromPoint(300, edge + height * share)?.closest("tr");
        const index = Number(found?.getAttribute("aria-rowindex")) - 2;
        expect(found?.textContent).to.contain(`-${String(index % 10_000).padStart(4, "0")}`);
      }
    }
    expect(root.querySelectorAll("tbody tr").length).to.be.below(120);
  });

  it("is walked by the keys of a grid, and keeps one stop for Tab", async () => {
    const { root, table } = await aTable({ rows: invoices(100_000) });
    table.focus({ row: 0, column: 1 });
    press(root, "ArrowDown");
    expect(focused(root).textContent).to.equal("RE-2000-0001");
    press(root, "ArrowRight");
    expect(focused(root).ariaColIndex).to.equal("3");
    press(root, "End");
    expect(focused(root).ariaColIndex).to.equal("6");
    press(root, "Home", { ctrlKey: true });
    expect(table.cursor.at).to.deep.equal({ row: 0, column: 0 });
    press(root, "End", { ctrlKey: true });
    expect(table.cursor.at.row).to.equal(99_999);
    expect(focused(root).closest("tr")?.textContent).to.contain("RE-2009-9999");
    press(root, "k");
    expect(table.cursor.at.row).to.equal(99_998);
    press(root, "PageUp");
    expect(table.cursor.at.row).to.be.below(99_998);
    expect(root.querySelectorAll("[tabindex='0']").length).to.equal(1);
  });

  it("keeps the focus on its row while somebody scrolls away from it", async () => {
    const { root, table } = await aTable({ rows: invoices(100_000) });
    table.focus({ row: 3, column: 1 });
    table.frame.scroll.scrollTop = 500_000;
    await frame();
    expect(focused(root).textContent).to.equal("RE-2000-0003");
    press(root, "j");
    expect(focused(root).textContent).to.equal("RE-2000-0004");
  });

  it("walks the other way where the language runs from right to left", async () => {
    const { root, table } = await aTable({ rows: INVOICES }, {}, "rtl");
    table.focus({ row: 0, column: 1 });
    press(root, "ArrowLeft");
    expect(table.cursor.at.column).to.equal(2);
    press(root, "ArrowRight");
    expect(table.cursor.at.column).to.equal(1);
  });

  it("sorts by a heading, says so, and by several with Shift", async () => {
    const { root, table } = await aTable({ rows: INVOICES });
    table.focus({ row: -1, column: 5 });
    press(root, "Enter");
    expect(texts(root, 1)[0]).to.equal("RE-2026-0330");
    expect(root.querySelector("[data-key=total]")?.ariaSort).to.equal("ascending");
    expect(table.frame.told.textContent).to.equal("Sorted by Total, ascending");
    press(root, "Enter");
    expect(texts(root, 1)[0]).to.equal("RE-2026-0438");
    root.querySelector<HTMLElement>("[data-key=state] button")?.click();
    press(root, "Enter", { shiftKey: true });
    expect(table.sort).to.deep.equal([
      { by: "state", direction: "up" },
      { by: "total", direction: "up" },
    ]);
    expect(texts(root, 3).slice(0, 2)).to.deep.equal(["16 days late", "19 days late"]);
  });

  it("chooses by x, by a range with Shift, all by the head, none by Escape", async () => {
    const told: number[] = [];
    const { root, table } = await aTable({ rows: INVOICES }, { selected: ({ size }) => told.push(size) });
    table.focus({ row: 1, column: 1 });
    press(root, "x");
    expect(line(root, 1)?.ariaSelected).to.equal("true");
    press(root, "ArrowDown");
    press(root, "ArrowDown");
    press(root, "x", { shiftKey: true });
    expect(table.chosen.map(({ id }) => id)).to.deep.equal(INVOICES.slice(1, 4).map(({ id }) => id));
    expect(root.querySelector<HTMLInputElement>("th .check")?.indeterminate).to.equal(true);
    press(root, "a", { ctrlKey: true });
    expect(table.chosen.length).to.equal(17);
    press(root, "Escape");
    root.querySelector<HTMLElement>("tbody .check")?.click();
    expect(told).to.deep.equal([1, 3, 17, 0, 1]);
  });

  it("opens a row by Enter and by a click, not by its box", async () => {
    const opened: string[] = [];
    const { root, table } = await aTable({ rows: INVOICES }, { open: ({ id }) => opened.push(id) });
    table.focus({ row: 2, column: 2 });
    press(root, "Enter");
    line(root, 3)?.querySelectorAll("td")[2]?.click();
    line(root, 4)?.querySelector<HTMLElement>(".check")?.click();
    expect(opened).to.deep.equal(["RE-2026-0435", "RE-2026-0433"]);
  });

  it("finds in any case, and on as somebody types on", async () => {
    const { root, show, table } = await aTable({ rows: INVOICES });
    await show({ rows: INVOICES, find: "HANSE" });
    expect(table.count).to.equal(2);
    await show({ rows: INVOICES, find: "hanseatic cold" });
    expect(texts(root, 2)).to.deep.equal(["Hanseatic Cold Storage", "Hanseatic Cold Storage"]);
    await show({ rows: INVOICES, find: "zz" });
    expect(root.querySelector(".none")?.textContent).to.contain("Nothing matches.");
    await show({ rows: INVOICES });
    expect(table.count).to.equal(17);
  });

  it("lets a changed row flash, and no other", async () => {
    const { root, show } = await aTable({ rows: INVOICES });
    await show({ rows: INVOICES.map((row, index) => (index === 2 ? { ...row, state: "Paid" } : row)) });
    expect([...root.querySelectorAll("tr.new")].map((row) => row.children[3]?.textContent)).to.deep.equal(["Paid"]);
  });

  it("asks for the next page before its end, once, and holds places for it", async () => {
    let asked = 0;
    const { root, table, show } = await aTable(
      { rows: invoices(200), hasMore: true, total: 900 },
      { isPaged: true, more: () => (asked += 1) },
    );
    expect(asked).to.equal(0);
    table.focus({ row: 199, column: 1 });
    expect(asked).to.equal(1);
    expect(root.querySelectorAll("tr.wait").length).to.equal(8);
    expect(root.querySelector("table")?.ariaRowCount).to.equal("901");
    await show({ rows: invoices(400), hasMore: true, total: 900 });
    expect(line(root, 201)?.textContent).to.contain("RE-2000-0201");
  });

  it("adds up each currency by itself", async () => {
    const columns = COLUMNS.map((column) => (column.key === "total" ? { ...column, sum: true } : column));
    const { root } = await aTable({ rows: INVOICES.slice(0, 4) }, { columns });
    const sums = [...root.querySelectorAll("tfoot .num")].map(({ textContent }) => textContent);
    expect(sums).to.deep.equal(["IDR 100,120,400,000.00", "GBP 8,214.60", "EUR 104,327.25"]);
  });

  it("takes two lines a row where it is narrow", async () => {
    const { root, stage } = await aTable({ rows: INVOICES });
    stage.style.setProperty("inline-size", "390px");
    await frame();
    await frame();
    expect(line(root, 0)?.offsetHeight).to.equal(60);
    expect(line(root, 1)?.getBoundingClientRect().top).to.equal((line(root, 0)?.getBoundingClientRect().top ?? 0) + 60);
    expect(root.querySelector(".scroll")?.scrollWidth).to.be.at.most(390);
  });

  it("offers to try again what failed, and tells what is empty", async () => {
    let tried = 0;
    const { root, show } = await aTable({ rows: [], state: "failed" }, { retry: () => (tried += 1) });
    root.querySelector<HTMLElement>("[role=alert] button")?.click();
    expect(tried).to.equal(1);
    await show({ rows: [] });
    expect(root.querySelector(".none")?.textContent).to.contain("Nothing is here yet.");
  });
});
