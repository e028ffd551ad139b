import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { control, focused, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Danger, TypeToConfirm } from "./confirm.stories.ts";

async function asked(story: object): Promise<{ stage: PartStage; answer: Promise<boolean> }> {
  let tell: (isYes: boolean) => void = () => {};
  const answer = new Promise<boolean>((resolve) => {
    tell = resolve;
  });
  const stage = await shown(meta, story, { answer: (isYes: boolean) => tell(isYes) });
  return { stage, answer };
}

describe("a question", () => {
  it("is read out at once, and begins at the answer that changes nothing", async () => {
    const { stage } = await asked(Danger);
    expect(focused(stage)?.textContent).to.equal("Cancel");
    const dialog = stage.renderRoot.querySelector("dialog");
    expect(dialog?.role).to.equal("alertdialog");
    const described = stage.renderRoot.querySelector(`#${dialog?.getAttribute("aria-describedby")}`);
    expect(described?.textContent).to.contain("nobody can bring them back");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("is answered by its verb", async () => {
    const { stage, answer } = await asked(Danger);
    control(stage, "Delete for good").click();
    expect(await answer).to.equal(true);
  });

  it("is declined by Escape and by Cancel", async () => {
    const first = await asked(Danger);
    await sendKeys({ press: "Escape" });
    expect(await first.answer).to.equal(false);
    const second = await asked(Danger);
    control(second.stage, "Cancel").click();
    expect(await second.answer).to.equal(false);
  });

  it("waits for a name where very much depends on it", async () => {
    const { stage, answer } = await asked(TypeToConfirm);
    expect((control(stage, "Close Havelmann") as HTMLButtonElement).disabled).to.equal(true);
    await sendKeys({ type: "havelmann" });
    await stage.updateComplete;
    expect((control(stage, "Close Havelmann") as HTMLButtonElement).disabled).to.equal(true);
    (focused(stage) as HTMLInputElement).select();
    await sendKeys({ type: "Havelmann" });
    await sendKeys({ press: "Enter" });
    expect(await answer).to.equal(true);
  });
});
