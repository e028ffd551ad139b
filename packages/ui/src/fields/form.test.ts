import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { control, focused, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import edits, { CannotBeSaved, Details, MayOnlyLook } from "./edit-in-place.stories.ts";
import meta, { Change, New, ReadOnly, Refused } from "./form.stories.ts";

type Sent = Readonly<Record<string, unknown>>[];

async function watched(story: typeof New, args: object = {}): Promise<{ stage: PartStage; sent: Sent }> {
  const sent: Sent = [];
  const stage = await shown(meta, story, { send: (values: Sent[number]) => sent.push(values), ...args });
  return { stage, sent };
}

const input = (stage: PartStage, key: string): HTMLInputElement =>
  stage.renderRoot.querySelector(`#field-${key}`) as HTMLInputElement;

async function type(stage: PartStage, key: string, text: string): Promise<void> {
  const one = input(stage, key);
  one.focus();
  one.value = text;
  one.dispatchEvent(new Event("input", { bubbles: true }));
  await stage.updateComplete;
}

async function save(stage: PartStage): Promise<void> {
  control(stage, "Save the order").click();
  await new Promise((done) => setTimeout(done));
  await stage.updateComplete;
  await stage.updateComplete;
}

const wrong = (stage: PartStage): string[] =>
  [...stage.renderRoot.querySelectorAll(".gathered button")].map((line) => line.textContent ?? "");

describe("a form", () => {
  for (const [name, story] of Object.entries({ New, Change, ReadOnly, Refused })) {
    it(`is open to everybody: ${name}`, async () => {
      const { stage } = await watched(story);
      await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    });
  }

  it("sends nothing while something is missing: it gathers what, and leads to the first", async () => {
    const { stage, sent } = await watched(New);
    await save(stage);
    expect(wrong(stage)).to.deep.equal([
      "Fill this in: Title.",
      "Choose one: Account.",
      "Fill this in: Amount.",
      "Fill this in: Pieces.",
      "Choose one: Urgency.",
    ]);
    expect(stage.renderRoot.querySelector(".gathered")?.getAttribute("role")).to.equal("alert");
    expect(focused(stage)).to.equal(input(stage, "title"));
    expect(input(stage, "title").getAttribute("aria-invalid")).to.equal("true");
    control(stage, "Fill this in: Pieces.").click();
    expect(focused(stage)).to.equal(input(stage, "pieces"));
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    await type(stage, "title", "Flow meters");
    expect(wrong(stage)).to.not.include("Fill this in: Title.");
    expect(sent).to.deep.equal([]);
  });

  it("is filled by the keyboard alone, and sent by Enter", async () => {
    const { stage, sent } = await watched(New);
    input(stage, "title").focus();
    await sendKeys({ type: "Flow meters" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "ost" });
    await sendKeys({ press: "Enter" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ type: "1,200.50" });
    input(stage, "pieces").focus();
    await sendKeys({ type: "48" });
    await sendKeys({ press: "Tab" });
    await sendKeys({ press: "Space" });
    await stage.updateComplete;
    input(stage, "title").focus();
    await sendKeys({ press: "Enter" });
    await new Promise((done) => setTimeout(done, 20));
    expect(sent).to.deep.equal([
      {
        ...{ title: "Flow meters", account: "a0", amount: { minor: 120_050, currency: "EUR" }, pieces: 48 },
        ...{ urgency: "low", channels: [], team: [], sealed: false },
      },
    ]);
  });

  it("does not send what cannot be understood", async () => {
    const { stage, sent } = await watched(Change);
    await type(stage, "pieces", "some");
    await save(stage);
    expect(sent).to.deep.equal([]);
    expect(stage.renderRoot.querySelector("#field-pieces-bad")?.textContent).to.contain("Enter a whole number");
    expect(input(stage, "pieces").value).to.equal("some");
    await sendKeys({ press: "Tab" });
    await stage.updateComplete;
    input(stage, "pieces").blur();
    const seen = [...stage.renderRoot.querySelectorAll<HTMLElement>(".bad-text")].filter((one) =>
      one.checkVisibility(),
    );
    expect(seen.length, "it is said once").to.equal(1);
    await type(stage, "pieces", "48");
    expect(stage.renderRoot.querySelector("#field-pieces-bad")).to.equal(null);
  });

  it("sends of a record that is there what has changed, and what was emptied", async () => {
    const { stage, sent } = await watched(Change);
    await type(stage, "title", " Flow meters for hall 5 ");
    await type(stage, "discount", "");
    await save(stage);
    expect(sent).to.deep.equal([{ title: "Flow meters for hall 5", discount: null }]);
  });

  it("says what the server refuses where it belongs, and keeps what was typed", async () => {
    const { stage } = await watched(Refused);
    await type(stage, "title", "The same");
    await save(stage);
    expect(wrong(stage)).to.deep.equal(["Title: must be another one", "Pieces: must be a dozen"]);
    expect(focused(stage)).to.equal(input(stage, "title"));
    expect(input(stage, "title").value).to.equal("The same");
  });

  it("says above what is wrong with none of its fields", async () => {
    const failure = { code: "OFFLINE", message: "The server cannot be reached." };
    const { stage } = await watched(Change, { failure });
    await type(stage, "title", "Another");
    await save(stage);
    expect(stage.renderRoot.querySelector(".gathered")?.textContent).to.contain("The server cannot be reached.");
  });

  it("shows without a way to change it what may only be read", async () => {
    const { stage, sent } = await watched(ReadOnly);
    expect(input(stage, "title").readOnly).to.equal(true);
    expect(stage.renderRoot.querySelectorAll("button[aria-haspopup=dialog], [aria-label^=Remove]").length).to.equal(0);
    await save(stage);
    expect(sent).to.deep.equal([{}]);
  });

  it("sends of what was sent once no more, and begins anew without what could not be understood", async () => {
    const { stage, sent } = await watched(Change);
    await type(stage, "title", "Flow meters for hall 5");
    await save(stage);
    await type(stage, "contact", "");
    await save(stage);
    expect(sent).to.deep.equal([{ title: "Flow meters for hall 5" }, { contact: null }]);
    const held: { kept: object | undefined } = { kept: { title: "Typed before" } };
    const drafts = {
      get: () => held.kept,
      set: (kept: object) => {
        held.kept = kept;
      },
      drop: () => {
        held.kept = undefined;
      },
    };
    const left = await watched(Change, { drafts });
    expect(input(left.stage, "title").value).to.equal("Typed before");
    expect(left.stage.renderRoot.querySelector(".form [role=status]")?.textContent).to.contain("is back");
    await type(left.stage, "discount", "much");
    control(left.stage, "Begin anew").click();
    await left.stage.updateComplete;
    expect(input(left.stage, "title").value).to.equal("Flow meters for hall 4");
    expect(input(left.stage, "discount").value).to.equal("7.25");
    expect(held.kept).to.equal(undefined);
    await save(left.stage);
    expect(left.sent).to.deep.equal([{}]);
  });

  it("sends a file at once, and takes what it is kept as", async () => {
    const { stage, sent } = await watched(Change);
    control(stage, "Remove Offer 2026-118.pdf").click();
    await stage.updateComplete;
    await stage.updateComplete;
    expect(focused(stage)).to.equal(input(stage, "offer"));
    const given = new DataTransfer();
    given.items.add(new File(["x"], "Offer 2.pdf", { type: "application/pdf" }));
    const files = input(stage, "offer");
    files.files = given.files;
    files.dispatchEvent(new Event("change"));
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("[role=progressbar]")?.getAttribute("aria-label")).to.equal(
      "Sending Offer 2.pdf",
    );
    await save(stage);
    expect(sent, "while it is on its way").to.deep.equal([]);
    await new Promise((done) => setTimeout(done, 50));
    await save(stage);
    expect(sent).to.deep.equal([{ offer: "f-Offer 2.pdf" }]);
  });

  it("takes a file that is pasted", async () => {
    const { stage } = await watched(New);
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["x"], "Photo.png", { type: "image/png" }));
    input(stage, "offer").dispatchEvent(
      new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }),
    );
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector(".files")?.textContent).to.contain("Photo.png");
  });
});

describe("a value that is changed in its place", () => {
  const saved: [string, unknown][] = [];
  async function details(story: typeof Details = Details): Promise<PartStage> {
    saved.length = 0;
    return shown(edits, story, { save: (key: string, value: unknown) => saved.push([key, value]) });
  }
  const begin = async (stage: PartStage, key: string): Promise<HTMLInputElement> => {
    (stage.renderRoot.querySelector(`#field-shown-${key}`) as HTMLElement).click();
    await stage.updateComplete;
    await stage.updateComplete;
    return stage.renderRoot.querySelector(`#field-edit-${key}`) as HTMLInputElement;
  };

  it("is saved by Enter, says so, and gives the focus back", async () => {
    const stage = await details();
    const field = await begin(stage, "amount");
    expect(focused(stage)).to.equal(field);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    await sendKeys({ type: "99,000" });
    await sendKeys({ press: "Enter" });
    await new Promise((done) => setTimeout(done, 20));
    expect(saved).to.deep.equal([["amount", { minor: 9_900_000, currency: "EUR" }]]);
    expect(stage.renderRoot.querySelector("[role=status]")?.textContent).to.equal("Amount is saved.");
    expect(focused(stage)?.id).to.equal("field-shown-amount");
  });

  it("is left as it was by Escape, and saved by going elsewhere", async () => {
    const stage = await details();
    await begin(stage, "name");
    await sendKeys({ type: "Else" });
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(saved).to.deep.equal([]);
    await begin(stage, "step");
    await sendKeys({ type: "Call Ms Sommer" });
    await begin(stage, "closes");
    expect(saved).to.deep.equal([["step", "Call Ms Sommer"]]);
  });

  it("stays open with what was typed, and why, where it cannot be saved", async () => {
    const stage = await details(CannotBeSaved);
    const field = await begin(stage, "name");
    await sendKeys({ type: "Else" });
    await sendKeys({ press: "Enter" });
    await new Promise((done) => setTimeout(done, 20));
    await stage.updateComplete;
    expect(field.value).to.equal("Else");
    expect(stage.renderRoot.querySelector(".bad-text:not([hidden])")?.textContent).to.contain("cannot be reached");
  });

  it("says at once what cannot be understood, and what is mended no more", async () => {
    const stage = await details();
    const field = await begin(stage, "closes");
    await sendKeys({ type: "soon" });
    await sendKeys({ press: "Enter" });
    await stage.updateComplete;
    const why = () => stage.renderRoot.querySelector("#field-edit-closes-bad")?.textContent;
    expect(why()).to.contain("Enter a day");
    expect(field.getAttribute("aria-describedby")).to.contain("field-edit-closes-bad");
    field.select();
    await sendKeys({ type: "2026-06-01" });
    await stage.updateComplete;
    expect(why()).to.equal(undefined);
    await sendKeys({ press: "Enter" });
    await new Promise((done) => setTimeout(done, 20));
    expect(saved).to.deep.equal([["closes", "2026-06-01"]]);
  });

  it("cannot be begun by who may only look", async () => {
    const stage = await details(MayOnlyLook);
    expect(stage.renderRoot.querySelectorAll("button").length).to.equal(0);
  });
});
