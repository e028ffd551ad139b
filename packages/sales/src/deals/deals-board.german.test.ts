import { expect } from "@open-wc/testing";
import { boardOn, memoryOf } from "./fixture/stage.ts";
import "./index.ts";

describe("a board where German is spoken", () => {
  afterEach(() => document.body.replaceChildren());

  it("is German as soon as its deals are seen, each card of it", async () => {
    const board = boardOn(memoryOf({ locale: "de-DE" }));
    const ready = new Promise((resolve) => board.addEventListener("nexus-ready", resolve));
    document.body.append(board);
    await ready;
    const said = board.shadowRoot?.textContent ?? "";
    expect(said).to.include("Verkaufschancen").and.to.include("Kein nächster Schritt");
    expect(said).to.include("Abschlussdatum überschritten").and.to.not.include("No next step");
    await expect(board).to.be.accessible();
  });
});
