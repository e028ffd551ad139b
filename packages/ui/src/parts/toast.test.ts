import { expect } from "@open-wc/testing";
import { html } from "lit";
import { control, shown } from "../fixture/shown.ts";
import { type PartStage, staged } from "../fixture/stage.ts";
import meta, { LongWork, Stacked, Trouble, WithUndo } from "./toast.stories.ts";
import { toastStyles } from "./toast.styles.ts";
import { Toasts } from "./toast.ts";

const all = (stage: PartStage) => [...stage.renderRoot.querySelectorAll<HTMLElement>(".toast")];
const line = (stage: PartStage) => stage.renderRoot.querySelector<HTMLElement>(".left") as HTMLElement;

async function holder(): Promise<{ stage: PartStage; toasts: Toasts }> {
  let toasts: Toasts | undefined;
  const stage = staged({
    styles: [toastStyles],
    build: (host) => {
      const made = new Toasts(host, () => "Close");
      toasts = made;
      return () => html`${made.render()}`;
    },
  });
  document.body.replaceChildren(stage);
  await stage.updateComplete;
  return { stage, toasts: toasts as Toasts };
}

describe("a toast", () => {
  it("is read out where screen readers listen already", async () => {
    const { stage, toasts } = await holder();
    const region = stage.renderRoot.querySelector('[role="status"]');
    expect(region?.textContent?.trim()).to.equal("");
    toasts.show({ text: "Invoice RE-2026-0371 archived" });
    await stage.updateComplete;
    expect(region?.textContent).to.contain("Invoice RE-2026-0371 archived");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("takes back what was done, once, and goes", async () => {
    let undone = 0;
    const stage = await shown(meta, WithUndo, { undo: { label: "Undo", act: () => (undone += 1) } });
    control(stage, "Undo").click();
    await stage.updateComplete;
    expect(undone).to.equal(1);
    expect(all(stage)).to.deep.equal([]);
  });

  it("goes when its line has run out after eight seconds", async () => {
    const stage = await shown(meta, WithUndo);
    expect(getComputedStyle(line(stage)).animationDuration).to.equal("8s");
    line(stage).dispatchEvent(new Event("animationend"));
    await stage.updateComplete;
    expect(all(stage)).to.deep.equal([]);
  });

  it("waits while something in it has the focus", async () => {
    const stage = await shown(meta, WithUndo);
    expect(getComputedStyle(line(stage)).animationPlayState).to.equal("running");
    control(stage, "Undo").focus();
    expect(getComputedStyle(line(stage)).animationPlayState).to.equal("paused");
  });

  it("stands over at most two others", async () => {
    expect(all(await shown(meta, Stacked, { times: 5 })).length).to.equal(3);
  });

  it("alerts where something went wrong", async () => {
    expect(all(await shown(meta, Trouble))[0]?.role).to.equal("alert");
  });

  it("tells how far long work is, stays until it ends, and gives way to what became of it", async () => {
    const { stage, toasts } = await holder();
    const work = toasts.work({ text: "Importing 12,480 contacts", share: 0.1 });
    work.update({ text: "Importing 12,480 contacts", share: 0.65, note: "about 2 min left" });
    await stage.updateComplete;
    const bar = stage.renderRoot.querySelector('[role="progressbar"]');
    expect(bar?.getAttribute("aria-valuenow")).to.equal("65");
    expect(bar?.getAttribute("aria-valuetext")).to.equal("about 2 min left");
    expect(stage.renderRoot.querySelector(".left")).to.equal(null);
    work.end({ text: "12,480 contacts imported" });
    work.update({ text: "too late" });
    await stage.updateComplete;
    expect(all(stage).map((one) => one.querySelector(".grow")?.textContent)).to.deep.equal([
      "12,480 contacts imported",
    ]);
  });

  it("lets long work be stopped", async () => {
    let stopped = 0;
    const stage = await shown(meta, LongWork, {
      work: { text: "Importing", cancel: { label: "Cancel", act: () => (stopped += 1) } },
    });
    control(stage, "Cancel").click();
    expect(stopped).to.equal(1);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });
});
