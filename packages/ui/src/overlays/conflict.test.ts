import { expect } from "@open-wc/testing";
import { control, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { FieldByField, WithMerge } from "./conflict.stories.ts";

const radios = (stage: PartStage) => [...stage.renderRoot.querySelectorAll<HTMLInputElement>("input[type=radio]")];
const kept = (stage: PartStage) =>
  radios(stage)
    .filter(({ checked }) => checked)
    .map((radio) => radio.closest("label")?.textContent?.trim().replace(/\s+/g, " "));

describe("a conflict", () => {
  it("is a choice for each field, whose values say whose they are", async () => {
    const stage = await shown(meta, FieldByField);
    expect(kept(stage)).to.deep.equal([
      "Mine, not saved: €640,000.00",
      "Theirs, 09:41: 12 June 2026",
      "Mine, not saved: Send the contract to Dr. Annegret Petersen",
    ]);
    expect(stage.renderRoot.querySelectorAll("fieldset legend").length).to.equal(3);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("keeps what is chosen, one by one and all at once", async () => {
    let saved: object = {};
    const stage = await shown(meta, FieldByField, { save: (mix: object) => (saved = mix) });
    radios(stage)[1]?.click();
    await stage.updateComplete;
    control(stage, "Save this mix").click();
    expect(saved).to.deep.equal({ amount: "theirs", closes: "theirs", next: "mine" });
    control(stage, "All mine").click();
    await stage.updateComplete;
    control(stage, "Save this mix").click();
    expect(saved).to.deep.equal({ amount: "mine", closes: "mine", next: "mine" });
  });

  it("makes one of both where that makes sense", async () => {
    const stage = await shown(meta, WithMerge);
    const both = radios(stage).at(-1);
    both?.click();
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("textarea")?.value).to.contain("Wait for legal, then send");
    expect(kept(stage).at(-1)).to.equal("Both");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
