import { expect } from "@open-wc/testing";
import { control, shown } from "../fixture/shown.ts";
import meta, { Approved, Busy, Expired, Waiting } from "./approval-card.stories.ts";

const labels = (stage: { renderRoot: ParentNode }) =>
  [...stage.renderRoot.querySelectorAll("button")].map((one) => one.ariaLabel ?? one.textContent?.trim());

describe("an approval card", () => {
  it("lists the exact acts, what cannot be undone, and when it ends", async () => {
    const stage = await shown(meta, Waiting);
    const text = stage.renderRoot.textContent ?? "";
    expect(text).to.contain("Bergamo Pharma S.p.A.").and.to.contain("Cannot be undone once sent.");
    expect(text).to.match(/expires 6:00\sPM/);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("names which act a button changes", async () => {
    const stage = await shown(meta, Waiting);
    expect(labels(stage)).to.deep.equal([
      "Edit: Donau-Dampfschifffahrts-Wartungsgesellschaft mbH",
      "Edit: Bergamo Pharma S.p.A.",
      "Approve and send",
      "Decline",
    ]);
  });

  it("approves and declines", async () => {
    const told: string[] = [];
    const stage = await shown(meta, Waiting, {
      approve: { label: "Approve and send", act: () => told.push("approved") },
      decline: () => told.push("declined"),
    });
    control(stage, "Approve and send").click();
    control(stage, "Decline").click();
    expect(told).to.deep.equal(["approved", "declined"]);
  });

  it("approves once while it works", async () => {
    let acts = 0;
    const stage = await shown(meta, Busy, { approve: { label: "Approve and send", act: () => (acts += 1) } });
    control(stage, "Approve and send").click();
    expect(acts).to.equal(0);
  });

  it("is a record without buttons when it was decided or has expired, and says which", async () => {
    for (const [story, word] of [
      [Approved, "Approved"],
      [Expired, "Expired"],
    ] as const) {
      const stage = await shown(meta, story);
      expect(labels(stage)).to.deep.equal([]);
      expect(stage.renderRoot.querySelector('[role="status"]')?.textContent?.trim()).to.equal(word);
    }
  });
});
