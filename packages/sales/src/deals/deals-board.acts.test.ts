import { expect } from "@open-wc/testing";
import * as stories from "./deals-board.stories.ts";
import {
  aBoard,
  announced,
  card,
  focused,
  inDialog,
  menuItem,
  named,
  offers,
  openMenu,
  seen,
  stageOf,
  toast,
} from "./fixture/seen.ts";
import type { DealsBoard } from "./index.ts";

const middle = (element: Element): { readonly clientX: number; readonly clientY: number } => {
  const { left, top, width, height } = element.getBoundingClientRect();
  return { clientX: left + width / 2, clientY: top + height / 2 };
};

const pointer = (target: EventTarget, type: string, at: { readonly clientX: number; readonly clientY: number }) =>
  target.dispatchEvent(
    new PointerEvent(type, { ...at, pointerId: 1, button: 0, bubbles: true, composed: true, cancelable: true }),
  );

/** Takes a card and holds it over a place. */
async function dragOver(board: DealsBoard, id: string, place: () => Element | null): Promise<void> {
  const name = card(board, id).querySelector(".co") as Element;
  const from = middle(name);
  pointer(name, "pointerdown", from);
  pointer(window, "pointermove", { clientX: from.clientX + 20, clientY: from.clientY });
  const target = await seen(board, place);
  await board.updateComplete;
  pointer(window, "pointermove", middle(target));
  await board.updateComplete;
}

const column = (board: DealsBoard, stage: string) => () =>
  board.renderRoot.querySelector(`.stage[data-stage=${stage}] header`);
const zone = (board: DealsBoard, stage: string) => () => board.renderRoot.querySelector(`.zone[data-stage=${stage}]`);

const type = (dialog: Element, id: string, value: string): void => {
  const field = dialog.querySelector(`#field-${id}`) as HTMLInputElement;
  field.value = value;
  field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? "change" : "input"));
};

describe("dragging a deal", () => {
  it("shows what the stage would gain, says it in words, and moves it where it is let go", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await dragOver(board, "d3", column(board, "discovery"));
    expect(board.renderRoot.querySelector(".stage.target .tot")?.textContent).to.include("+€86,400");
    expect(board.renderRoot.querySelector(".live")?.textContent).to.include(
      "Leak detection pilot, 40 sensors: Qualify to Discovery. Release to move, Esc to leave it.",
    );
    pointer(window, "pointerup", middle(column(board, "discovery")() as Element));
    await memory.settled(board);
    expect(memory.deal("d3").stage).to.equal("discovery");
    expect(board.renderRoot.querySelector(".lift")).to.equal(null);
  });

  it("offers Won and Lost while it lasts", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    expect(zone(board, "lost")()).to.equal(null);
    await dragOver(board, "d3", zone(board, "lost"));
    pointer(window, "pointerup", middle(zone(board, "lost")() as Element));
    await memory.settled(board);
    expect(memory.deal("d3").stage).to.equal("lost");
    expect(zone(board, "lost")()).to.equal(null);
  });

  it("leaves the deal where it was on Escape", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await dragOver(board, "d3", column(board, "contract"));
    window.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape" }));
    await memory.settled(board);
    expect(memory.deal("d3").version).to.equal(1);
    expect(board.renderRoot.querySelector(".lift")).to.equal(null);
  });

  it("leaves nothing behind when the board goes away in the middle of it", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await dragOver(board, "d3", column(board, "contract"));
    board.remove();
    pointer(window, "pointerup", { clientX: 0, clientY: 0 });
    document.body.append(board);
    await memory.settled(board);
    expect(board.renderRoot.querySelector(".lift")).to.equal(null);
    expect(memory.deal("d3").version).to.equal(1);
  });
});

describe("walking over the board", () => {
  const press = (board: DealsBoard, key: string) =>
    board.shadowRoot?.activeElement?.dispatchEvent(
      new KeyboardEvent("keydown", { key, bubbles: true, composed: true, cancelable: true }),
    );

  it("goes by arrows, and over columns at the same height", async () => {
    const { board } = await aBoard(stories.Full.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).focus();
    press(board, "ArrowDown");
    expect(focused(board)).to.equal("d1");
    press(board, "ArrowRight");
    expect(focused(board)).to.equal("d5");
    press(board, "End");
    expect(focused(board)).to.equal("d6");
    press(board, "ArrowLeft");
    expect(focused(board)).to.equal("d2");
    await board.updateComplete;
    expect(board.renderRoot.querySelectorAll('.co[tabindex="0"]').length).to.equal(1);
  });

  it("goes the other way where people read from right to left", async () => {
    const { board } = await aBoard(stories.RightToLeft.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).focus();
    press(board, "ArrowLeft");
    expect(focused(board)).to.equal("d4");
  });

  it("finds by /, makes a deal by n, and tells all keys by ?", async () => {
    const { board } = await aBoard(stories.Full.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).focus();
    press(board, "/");
    expect(board.shadowRoot?.activeElement?.matches("input")).to.equal(true);
    (card(board, "d0").querySelector(".co") as HTMLElement).focus();
    press(board, "?");
    expect((await inDialog(board)).textContent).to.include("Pick the deal up");
  });
});

describe("a new deal", () => {
  it("is made in the stage whose button was pressed", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    const created: string[] = [];
    board.addEventListener("nexus-deals-created", ({ deal }) => created.push(deal.id));
    named(board, "New deal in Proposal").click();
    const dialog = await inDialog(board);
    type(dialog, "account", "a3");
    type(dialog, "name", "Second line");
    type(dialog, "amount", "1,234.50");
    named(board, "Create deal").click();
    await memory.settled(board);
    const deal = memory.deal(created[0] ?? "");
    expect({ stage: deal.stage, amount: deal.amount, account: deal.account.name }).to.deep.equal({
      stage: "proposal",
      amount: { minor: 123_450, currency: "EUR" },
      account: "Kestrel Water Services",
    });
    expect(stageOf(board, deal.id)).to.equal("proposal");
    expect(board.renderRoot.querySelector("dialog")).to.equal(null);
  });

  it("is refused with every fault at its field, and all of them above", async () => {
    const { board } = await aBoard(stories.Full.args);
    named(board, "New deal").click();
    const dialog = await inDialog(board);
    named(board, "Create deal").click();
    await board.updateComplete;
    expect(dialog.querySelector(".gathered")?.textContent?.trim()).to.match(/^3 fields need a look/);
    const amount = dialog.querySelector("#field-amount") as HTMLInputElement;
    expect(amount.ariaInvalid).to.equal("true");
    expect(amount.getAttribute("aria-describedby")?.split(" ")).to.include("field-amount-bad");
    expect(dialog.querySelector("#field-amount-bad")?.textContent).to.include("12,500");
  });

  it("is not lost when the form is closed without saving", async () => {
    const { board } = await aBoard(stories.Full.args);
    named(board, "New deal").click();
    type(await inDialog(board), "name", "Half a thought");
    named(board, "Cancel").click();
    await seen(board, () => !board.renderRoot.querySelector("dialog"));
    named(board, "New deal").click();
    const dialog = await inDialog(board);
    expect((dialog.querySelector("#field-name") as HTMLInputElement).value).to.equal("Half a thought");
    named(board, "Start over").click();
    await board.updateComplete;
    expect((dialog.querySelector("#field-name") as HTMLInputElement).value).to.equal("");
  });
});

describe("a deal is put away", () => {
  it("by its menu, and comes back by Undo", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await openMenu(board, "d0");
    menuItem(board, "Archive").click();
    await memory.settled(board);
    expect(memory.deal("d0").archivedAt).to.not.equal(null);
    expect(board.renderRoot.querySelector('[data-id="d0"]')).to.equal(null);
    named(board, "Undo").click();
    await memory.settled(board);
    expect(stageOf(board, "d0")).to.equal("qualify");
    expect(announced(board)).to.include("is back");
  });
});

describe("a notice", () => {
  it("goes by itself when its time is over", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await openMenu(board, "d0");
    menuItem(board, "Won").click();
    await memory.settled(board);
    for (const time of toast(board)?.querySelector(".left")?.getAnimations() ?? []) time.finish();
    await seen(board, () => toast(board) === null);
  });
});

describe("somebody who may only look", () => {
  it("sees the deals and no button that they cannot use", async () => {
    const { board } = await aBoard(stories.Viewer.args);
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(16);
    expect(offers(board, "New deal")).to.equal(false);
    expect(offers(board, "New deal in Qualify")).to.equal(false);
    expect(board.renderRoot.querySelector(".more")).to.equal(null);
  });

  it("cannot drag, nor pick up by keyboard", async () => {
    const { board } = await aBoard(stories.Viewer.args);
    const name = card(board, "d0").querySelector(".co") as HTMLElement;
    pointer(name, "pointerdown", middle(name));
    pointer(window, "pointermove", { clientX: 400, clientY: 200 });
    expect(board.renderRoot.querySelector(".lift")).to.equal(null);
    name.focus();
    name.dispatchEvent(new KeyboardEvent("keydown", { key: " ", bubbles: true, composed: true, cancelable: true }));
    await board.updateComplete;
    expect(board.renderRoot.querySelector(".dock")).to.equal(null);
  });

  it("reads a deal without fields to type in", async () => {
    const { board } = await aBoard(stories.Viewer.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).click();
    const dialog = await inDialog(board);
    expect(dialog.textContent).to.include("€318,500.00");
    expect(dialog.querySelector("input, select")).to.equal(null);
  });
});
