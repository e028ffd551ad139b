import { NexusError } from "@nexus-os/sdk";
import { expect } from "@open-wc/testing";
import * as stories from "./deals-board.stories.ts";
import { aDeal, dayFromNow } from "./fixture/havelmann.ts";
import {
  aBoard,
  announced,
  byText,
  card,
  focused,
  inDialog,
  menuItem,
  named,
  openMenu,
  stageOf,
  toast,
} from "./fixture/seen.ts";

const key = (target: Element, name: string) =>
  target.dispatchEvent(new KeyboardEvent("keydown", { key: name, bubbles: true, composed: true, cancelable: true }));

describe("the deals board shows", () => {
  it("every open deal in the column of its stage, with count, probability and total", async () => {
    const { board } = await aBoard(stories.Full.args);
    const heads = [...board.renderRoot.querySelectorAll(".stage > header")].map((head) =>
      head.textContent?.replace(/\s+/g, " ").trim(),
    );
    expect(heads).to.deep.equal([
      "Qualify 4 10 % €751,900",
      "Discovery 3 25 % €1,824,100",
      "Proposal 4 50 % €6,297,100",
      "Negotiation 3 75 % €2,150,600",
      "Contract 2 90 % €1,754,700",
    ]);
  });

  it("what needs a look, in words, and finds it by one press", async () => {
    const { board } = await aBoard(stories.Full.args);
    expect(card(board, "d1").textContent).to.include("Close date passed");
    expect(card(board, "d5").textContent).to.include("No next step");
    named(board, "2 need a look").click();
    await board.updateComplete;
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(2);
  });

  it("totals by currency, and never adds two currencies", async () => {
    const { board } = await aBoard({
      deals: [
        aDeal("a", { amount: { minor: 100_000, currency: "EUR" } }),
        aDeal("b", { amount: { minor: 500, currency: "JPY" } }),
      ],
    });
    expect(board.renderRoot.querySelector(".stage .tot")?.textContent?.replace(/\s+/g, " ").trim()).to.equal(
      "€1,000 JP¥500",
    );
  });

  it("only what is looked for", async () => {
    const { board } = await aBoard(stories.Full.args);
    const input = board.renderRoot.querySelector("input") as HTMLInputElement;
    input.value = "zeebrugge";
    input.dispatchEvent(new Event("input"));
    await board.updateComplete;
    expect([...board.renderRoot.querySelectorAll(".co")].map((one) => one.textContent?.trim())).to.deep.equal([
      "Port of Zeebrugge Bunkering",
    ]);
    input.value = "nobody of this name";
    input.dispatchEvent(new Event("input"));
    await board.updateComplete;
    named(board, "Show all deals").click();
    await board.updateComplete;
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(16);
  });

  it("the deals of one owner, chosen in a menu", async () => {
    const { board } = await aBoard(stories.Full.args);
    named(board, "Owner").click();
    await board.updateComplete;
    menuItem(board, "Tom Ziegler").click();
    await board.updateComplete;
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(3);
    named(board, "Remove the filter on the owner").click();
    await board.updateComplete;
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(16);
  });
});

describe("a deal is moved", () => {
  it("by its menu, which lists every stage, Won and Lost too", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await openMenu(board, "d0");
    const stages = [...board.renderRoot.querySelectorAll('[role="menuitemradio"]')].map((item) =>
      item.textContent?.trim(),
    );
    expect(stages).to.deep.equal(["Qualify", "Discovery", "Proposal", "Negotiation", "Contract", "Won", "Lost"]);
    menuItem(board, "Won").click();
    await memory.settled(board);
    expect(memory.deal("d0").stage).to.equal("won");
    expect(byText(board, "Norrland Pappersbruk AB is won.")).to.exist;
  });

  it("by keyboard alone, told at every step, and keeps the focus", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    const opener = card(board, "d0").querySelector(".co") as HTMLElement;
    opener.focus();
    key(opener, " ");
    await board.updateComplete;
    expect(announced(board)).to.include("is picked up in Qualify");
    key(opener, "ArrowRight");
    key(opener, "ArrowRight");
    await board.updateComplete;
    expect(announced(board)).to.equal("Pulp flow meters, line 3: Qualify to Proposal. Enter moves it, Esc leaves it.");
    key(opener, "Enter");
    await memory.settled(board);
    expect(memory.deal("d0").stage).to.equal("proposal");
    expect(stageOf(board, "d0")).to.equal("proposal");
    expect(focused(board)).to.equal("d0");
  });

  it("not at all, when Escape leaves it", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    const opener = card(board, "d0").querySelector(".co") as HTMLElement;
    opener.focus();
    key(opener, " ");
    key(opener, "ArrowRight");
    key(opener, "Escape");
    await memory.settled(board);
    expect(memory.deal("d0").version).to.equal(1);
    expect(announced(board)).to.equal("Pulp flow meters, line 3 was left in Qualify.");
  });

  it("back, by Undo", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    await openMenu(board, "d0");
    menuItem(board, "Contract").click();
    await memory.settled(board);
    named(board, "Undo").click();
    await memory.settled(board);
    expect(memory.deal("d0").stage).to.equal("qualify");
    expect(memory.deal("d0").version).to.equal(3);
    expect(toast(board)).to.equal(null);
  });

  it("only if the page around does not prevent it", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    board.addEventListener("nexus-deals-move", (event) => {
      if (event.stage === "lost") event.preventDefault();
    });
    await openMenu(board, "d0");
    menuItem(board, "Lost").click();
    await memory.settled(board);
    expect(memory.deal("d0").version).to.equal(1);
    expect(stageOf(board, "d0")).to.equal("qualify");
  });

  it("and tells the page around", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    const told: string[] = [];
    board.addEventListener("nexus-deals-moved", ({ deal, from }) => told.push(`${from} ${deal.stage} ${deal.version}`));
    await openMenu(board, "d0");
    menuItem(board, "Discovery").click();
    await memory.settled(board);
    expect(told).to.deep.equal(["qualify discovery 2"]);
  });

  it("at once, and back where the server refuses", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    const answer = memory.hold();
    memory.refuses = new NexusError({
      code: "BUSY",
      status: 503,
      message: "The server is busy.",
      facts: {},
      requestId: "r",
    });
    await openMenu(board, "d0");
    menuItem(board, "Contract").click();
    await board.updateComplete;
    expect(stageOf(board, "d0")).to.equal("contract");
    answer();
    await memory.settled(board);
    expect(stageOf(board, "d0")).to.equal("qualify");
    expect(toast(board)?.textContent).to.include("The server is busy.");
  });
});

describe("two people change a deal", () => {
  it("and a move asks whose place is kept, with what else changed", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    memory.byOther("d0", { stage: "proposal", amount: { minor: 35_000_000, currency: "EUR" } }, false);
    await openMenu(board, "d0");
    menuItem(board, "Contract").click();
    const dialog = await inDialog(board);
    expect(dialog.textContent).to.include("Two people changed this deal");
    expect(dialog.textContent).to.include("Amount is €350,000.00 now");
    expect(stageOf(board, "d0")).to.equal("proposal");
    (dialog.querySelector("input") as HTMLInputElement).click();
    named(board, "Put it there").click();
    await memory.settled(board);
    expect(memory.deal("d0").stage).to.equal("contract");
    expect(memory.deal("d0").amount.minor).to.equal(35_000_000);
  });

  it("and a form asks for each field that both changed, and keeps what only one did", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).click();
    let dialog = await inDialog(board);
    const type = (id: string, value: string) => {
      const input = dialog.querySelector(`#field-${id}`) as HTMLInputElement;
      input.value = value;
      input.dispatchEvent(new Event("input"));
    };
    type("name", "Mine");
    type("amount", "1,000");
    type("nextStep", "Ask Jonas");
    memory.byOther(
      "d0",
      { name: "Theirs", amount: { minor: 200_000, currency: "EUR" }, closeDate: dayFromNow(5) },
      false,
    );
    named(board, "Save").click();
    await memory.settled(board);
    dialog = await inDialog(board);
    const rows = [...dialog.querySelectorAll("fieldset")];
    expect(rows.map((row) => row.querySelector("legend")?.textContent)).to.deep.equal(["Deal", "Amount"]);
    rows[0]?.querySelectorAll("input")[1]?.click();
    named(board, "Save this mix").click();
    await memory.settled(board);
    const { name, amount, nextStep, closeDate } = memory.deal("d0");
    expect({ name, minor: amount.minor, nextStep, closeDate }).to.deep.equal({
      name: "Theirs",
      minor: 100_000,
      nextStep: "Ask Jonas",
      closeDate: dayFromNow(5),
    });
  });
});

describe("what others do", () => {
  it("is seen at once, and told in words", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    memory.byOther("d0", { stage: "contract" });
    await memory.settled(board);
    expect(stageOf(board, "d0")).to.equal("contract");
    expect(announced(board)).to.equal("Norrland Pappersbruk AB moved to Contract by Jonas Weber.");
  });

  it("does not take the focus away", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    (card(board, "d0").querySelector(".co") as HTMLElement).focus();
    memory.byOther("d0", { stage: "discovery" });
    await memory.settled(board);
    expect(focused(board)).to.equal("d0");
  });
});
