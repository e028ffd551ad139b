import { expect } from "@open-wc/testing";
import * as stories from "./deals-board.stories.ts";
import { aBoard, inDialog, named, seen } from "./fixture/seen.ts";

const { default: _, ...all } = stories;

describe("every state of the board", () => {
  it("carries no inline style, which a strict page forbids", async () => {
    for (const story of Object.values(all)) {
      const { board } = await aBoard(story.args);
      expect([...board.renderRoot.querySelectorAll("[style]")].length).to.equal(0);
    }
  });
});

describe("a form over the board", () => {
  it("is open to everybody, with its faults", async () => {
    const { board } = await aBoard(stories.Full.args);
    named(board, "New deal").click();
    const dialog = await inDialog(board);
    named(board, "Create deal").click();
    await seen(board, () => dialog.querySelector(".gathered"));
    await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
    await expect(board).to.be.accessible({ ignoredRules: ["region"] });
  }).timeout(20_000);
});

describe("the board", () => {
  it("says who can grant it to somebody without access", async () => {
    const { board } = await aBoard(stories.Forbidden.args);
    expect(board.renderRoot.textContent).to.include("An owner of your organization can grant it.");
  });

  it("tells what went wrong with the request's id, and loads again on a press", async () => {
    const { board, memory } = await aBoard(stories.Failed.args);
    expect(board.renderRoot.querySelector(".msg")?.textContent).to.include("019e1c4a-7f32");
    memory.isWell = true;
    named(board, "Try again").click();
    await seen(board, () => board.renderRoot.querySelectorAll(".deal").length === 16);
  });

  it("keeps what it has while there is no connection, and says so", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    memory.tell("offline");
    await board.updateComplete;
    expect(board.renderRoot.querySelector(".banner")?.textContent).to.include("No connection");
    expect(board.renderRoot.querySelectorAll(".deal").length).to.equal(16);
    memory.tell("ready");
    await board.updateComplete;
    expect(board.renderRoot.querySelector(".banner")).to.equal(null);
  });

  it("is not cut off sideways at 320 px", async () => {
    const { board } = await aBoard(stories.LongWords.args);
    board.style.setProperty("inline-size", "320px");
    await board.updateComplete;
    const { right } = board.getBoundingClientRect();
    const outside = [...board.renderRoot.querySelectorAll(".head *, .sums *")].filter(
      (one) => one.getBoundingClientRect().right > right + 1,
    );
    expect(outside.map((one) => one.className)).to.deep.equal([]);
    expect(board.scrollWidth).to.be.at.most(320);
  });

  it("leaves no listener, node or list behind after a hundred visits", async () => {
    const { board, memory } = await aBoard(stories.Full.args);
    for (let visit = 0; visit < 100; visit += 1) {
      board.remove();
      document.body.append(board);
      await board.updateComplete;
    }
    expect(memory.listening).to.equal(1);
    board.remove();
    expect(memory.listening).to.equal(0);
  });
});
