import { expect } from "@open-wc/testing";
import { html, render } from "lit";
import type { NexusTour, TourEndEvent } from "../index.ts";
import meta, * as stories from "./tour.stories.ts";

const frames = async (count = 3): Promise<void> => {
  for (let index = 0; index < count; index += 1) await new Promise(requestAnimationFrame);
};

async function playing(story: { readonly args?: object }): Promise<NexusTour> {
  const page = document.createElement("main");
  document.body.replaceChildren(page);
  render(html`<button id="before">Help</button>`, page);
  page.querySelector("button")?.focus();
  const stage = document.createElement("div");
  page.append(stage);
  const args = { ...meta.args, ...story.args } as never;
  render((meta.render as unknown as (given: never) => unknown)(args), stage);
  await frames();
  return stage.querySelector("nexus-tour") as NexusTour;
}

const card = (tour: NexusTour): HTMLElement => tour.renderRoot.querySelector<HTMLElement>(".card") as HTMLElement;
const press = (tour: NexusTour, label: string): void => {
  const buttons = [...tour.renderRoot.querySelectorAll("button")];
  buttons.find((each) => each.textContent?.trim() === label || each.ariaLabel === label)?.click();
};
const ended = (tour: NexusTour): Promise<TourEndEvent> =>
  new Promise((done) => tour.addEventListener("nexus-tour-end", done, { once: true }));

describe("a tour", () => {
  it("is a dialog with a name, has the focus, and says how far it is", async () => {
    const tour = await playing(stories.InTheMiddle);
    expect(tour.shadowRoot?.activeElement).to.equal(card(tour));
    expect(card(tour).textContent).to.contain("Your pipeline").and.to.contain("Step 1 of 3");
    await expect(tour).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("stands beside what it points to, inside another element's shadow root, and stays there when the page scrolls", async () => {
    const tour = await playing(stories.BesideAField);
    const stage = document.querySelector("nexus-part-stage");
    const field = stage?.shadowRoot?.querySelector<HTMLElement>('[data-tour="find"]') as HTMLElement;
    const ring = () => tour.renderRoot.querySelector(".ring")?.getBoundingClientRect() as DOMRect;
    const apart = () => Math.abs(ring().top - (field.getBoundingClientRect().top - 4));
    for (let count = 0; count < 60 && apart() > 1; count += 1) await frames(1);
    expect(apart()).to.be.at.most(1);
    document.body.style.setProperty("padding-top", "40px");
    for (let count = 0; count < 60 && apart() > 1; count += 1) await frames(1);
    expect(apart()).to.be.at.most(1);
    document.body.style.removeProperty("padding-top");
  });

  it("goes on, back, and ends by its last button; the focus goes back", async () => {
    const tour = await playing(stories.InTheMiddle);
    press(tour, "Next");
    await frames();
    expect(card(tour).textContent).to.contain("Find a deal");
    press(tour, "Back");
    await frames();
    expect(card(tour).textContent).to.contain("Your pipeline");
    for (const label of ["Next", "Next"]) {
      press(tour, label);
      await frames();
    }
    const end = ended(tour);
    press(tour, "Done");
    const { name, isComplete, step } = await end;
    expect({ name, isComplete, step }).to.deep.equal({ name: "pipeline", isComplete: true, step: 3 });
    expect(document.activeElement?.id).to.equal("before");
    await tour.updateComplete;
    expect(tour.renderRoot.querySelector(".card")).to.equal(null);
  });

  it("goes on where a person does what it asks for", async () => {
    const tour = await playing(stories.UntilItIsDone);
    const end = ended(tour);
    document
      .querySelector("nexus-part-stage")
      ?.shadowRoot?.querySelector<HTMLElement>('[data-tour="new"] button')
      ?.click();
    expect((await end).isComplete).to.equal(true);
  });

  it("is left by Escape", async () => {
    const tour = await playing(stories.InTheMiddle);
    const end = ended(tour);
    card(tour).dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    expect((await end).isComplete).to.equal(false);
  });

  it("says so where what it points to is not there", async () => {
    const tour = await playing(stories.OfWhatIsNotThere);
    const absent = card(tour).querySelector<HTMLElement>("#absent") as HTMLElement;
    expect(absent.hidden).to.equal(true);
    const begun = performance.now();
    while (absent.hidden && performance.now() - begun < 5000) await frames(1);
    expect(absent.hidden).to.equal(false);
  });

  it("leaves nothing that runs when it is taken out of the page", async () => {
    const tour = await playing(stories.BesideAField);
    tour.remove();
    await frames();
    expect(tour.at).to.equal(-1);
    expect(document.querySelector("[popover]:popover-open")).to.equal(null);
  });
});
