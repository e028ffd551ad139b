import { expect } from "@open-wc/testing";
import { sendKeys } from "@web/test-runner-commands";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import meta, { Choices, Dates, Figures, States, Texts } from "./fields.stories.ts";

type Told = (readonly [key: string, value: unknown])[];

async function watched(story: typeof Texts): Promise<{ stage: PartStage; told: Told }> {
  const told: Told = [];
  const stage = await shown(meta, story, { change: (key: string, value: unknown) => told.push([key, value]) });
  return { stage, told };
}

const input = (stage: PartStage, key: string): HTMLInputElement =>
  stage.renderRoot.querySelector(`#field-${key}`) as HTMLInputElement;

function type(stage: PartStage, key: string, text: string): void {
  const one = input(stage, key);
  one.focus();
  one.value = text;
  one.dispatchEvent(new Event("input", { bubbles: true }));
}

async function leave(stage: PartStage, key: string): Promise<string> {
  input(stage, key).blur();
  await stage.updateComplete;
  const place = stage.renderRoot.querySelector<HTMLElement>(`#field-${key}-unclear`);
  return place && !place.hidden ? (place.textContent ?? "") : "";
}

describe("fields", () => {
  for (const [name, story] of Object.entries({ Texts, Figures, Dates, Choices, States })) {
    it(`are open to everybody: ${name}`, async () => {
      const { stage } = await watched(story);
      await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    });
  }

  it("tell what is typed as contracts have it", async () => {
    const { stage, told } = await watched(Figures);
    type(stage, "pieces", "2,400");
    type(stage, "width", "3.5");
    type(stage, "amount", "99.99");
    type(stage, "discount", "10 %");
    type(stage, "effort", "2 h");
    type(stage, "floor", "−1");
    expect(told).to.deep.equal([
      ["pieces", 2400],
      ["width", "3.50"],
      ["amount", { minor: 9999, currency: "EUR" }],
      ["discount", 1000],
      ["effort", 7200],
      ["floor", -1],
    ]);
  });

  it("keep what cannot be understood, tell nobody of it, and say what is expected when they are left", async () => {
    const { stage, told } = await watched(Figures);
    type(stage, "pieces", "many");
    await stage.updateComplete;
    expect(input(stage, "pieces").value).to.equal("many");
    expect(await leave(stage, "pieces")).to.equal("Enter a whole number, such as 1,200.");
    expect(input(stage, "pieces").ariaInvalid).to.equal("true");
    expect(input(stage, "pieces").getAttribute("aria-describedby")).to.contain("field-pieces-unclear");
    type(stage, "pieces", "20000");
    expect(await leave(stage, "pieces")).to.equal("Enter 10,000 or less.");
    type(stage, "width", "1.234");
    expect(await leave(stage, "width")).to.contain("at most 2 decimals");
    expect(told).to.deep.equal([]);
    type(stage, "pieces", "20");
    expect(await leave(stage, "pieces")).to.equal("");
    expect(input(stage, "pieces").ariaInvalid).to.equal(null);
    expect(told).to.deep.equal([["pieces", 20]]);
  });

  it("write a value as the locale does when they are left, and are empty when they are emptied", async () => {
    const { stage, told } = await watched(Figures);
    type(stage, "pieces", "2400");
    await leave(stage, "pieces");
    expect(input(stage, "pieces").value).to.equal("2,400");
    type(stage, "pieces", "");
    expect(told.at(-1)).to.deep.equal(["pieces", null]);
  });

  it("count with the arrow keys, within their bounds", async () => {
    const { stage, told } = await watched(Figures);
    input(stage, "pieces").focus();
    await sendKeys({ press: "ArrowUp" });
    await sendKeys({ press: "PageDown" });
    input(stage, "floor").focus();
    await sendKeys({ press: "PageDown" });
    expect(told).to.deep.equal([
      ["pieces", 1201],
      ["pieces", 1191],
      ["floor", -5],
    ]);
  });

  it("change the currency of an amount, and its decimals with it", async () => {
    const { stage, told } = await watched(Figures);
    const currency = stage.renderRoot.querySelector("#field-amount-currency") as HTMLSelectElement;
    currency.value = "JPY";
    currency.dispatchEvent(new Event("change"));
    expect(told).to.deep.equal([["amount", { minor: 125_001, currency: "JPY" }]]);
  });

  it("read addresses as people write them", async () => {
    const { stage, told } = await watched(Texts);
    type(stage, "email", "nobody");
    expect(await leave(stage, "email")).to.contain("Enter an e-mail address");
    type(stage, "phone", "0049 (30) 12 34 56");
    type(stage, "web", "havelmann.example/jobs");
    expect(told).to.deep.equal([
      ["phone", "+4930123456"],
      ["web", "https://havelmann.example/jobs"],
    ]);
  });

  it("tell how much is left of a long text, and keep what is too long", async () => {
    const { stage } = await watched(Texts);
    type(stage, "note", "x".repeat(58));
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("#field-note-help")?.textContent).to.equal("2 characters left");
    type(stage, "note", "x".repeat(65));
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("#field-note-bad")?.textContent).to.contain("5 are too many");
  });

  it("take several words at once, and give the last back", async () => {
    const { stage, told } = await watched(Texts);
    input(stage, "tags").value = "Export, Energy, Tender";
    input(stage, "tags").dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    await stage.updateComplete;
    input(stage, "tags").dispatchEvent(new KeyboardEvent("keydown", { key: "Backspace", bubbles: true }));
    expect(told).to.deep.equal([
      ["tags", ["Energy", "Framework contract", "Export", "Tender"]],
      ["tags", ["Energy", "Framework contract", "Export"]],
    ]);
  });

  it("give the focus back when a word is taken away", async () => {
    const { stage, told } = await watched(Texts);
    control(stage, "Remove Energy").click();
    expect(told).to.deep.equal([["tags", ["Framework contract"]]]);
    expect(focused(stage)).to.equal(input(stage, "tags"));
  });

  it("tell choices by their words", async () => {
    const { stage, told } = await watched(Choices);
    const choose = (name: string, within: string) =>
      [...stage.renderRoot.querySelectorAll<HTMLElement>(`${within} .choice`)]
        .find((choice) => choice.textContent?.trim() === name)
        ?.click();
    choose("Qualify", "#field-kind");
    choose("Proposal", "#field-days");
    await stage.updateComplete;
    choose("Qualify", "#field-days");
    input(stage, "alerts").click();
    expect(told).to.deep.equal([
      ["kind", "qualify"],
      ["days", ["qualify", "proposal"]],
      ["days", ["proposal"]],
      ["alerts", false],
    ]);
    expect(input(stage, "alerts").getAttribute("role")).to.equal("switch");
  });
});

describe("a day", () => {
  const cell = (stage: PartStage): string => focused(stage)?.ariaLabel ?? "";

  it("is typed, and refused where it is too early", async () => {
    const { stage, told } = await watched(Dates);
    type(stage, "closes", "2026-06-01");
    expect(told).to.deep.equal([["closes", "2026-06-01"]]);
    type(stage, "closes", "1/1/2026");
    expect(await leave(stage, "closes")).to.equal("Choose May 4, 2026 or a later day.");
  });

  it("is chosen from a calendar by the keyboard, and the focus comes back", async () => {
    const { stage, told } = await watched(Dates);
    const open = control(stage, "Choose a day: Closes");
    open.focus();
    open.click();
    await stage.updateComplete;
    await stage.updateComplete;
    expect(cell(stage)).to.equal("Friday, May 29, 2026");
    for (const [key, day] of [
      ["ArrowRight", "Saturday, May 30, 2026"],
      ["ArrowDown", "Saturday, June 6, 2026"],
      ["Home", "Sunday, May 31, 2026"],
      ["End", "Saturday, June 6, 2026"],
      ["PageDown", "Monday, July 6, 2026"],
      ["Shift+PageDown", "Tuesday, July 6, 2027"],
      ["Shift+PageUp", "Monday, July 6, 2026"],
      ["PageUp", "Saturday, June 6, 2026"],
    ] as const) {
      press(stage, key.replace("Shift+", ""), { shiftKey: key.startsWith("Shift+") });
      await stage.updateComplete;
      expect(cell(stage), key).to.equal(day);
    }
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    await sendKeys({ press: "Enter" });
    await stage.updateComplete;
    expect(told).to.deep.equal([["closes", "2026-06-06"]]);
    expect(focused(stage)).to.equal(open);
  });

  it("does not go before the first that may be chosen, and Escape chooses none", async () => {
    const { stage, told } = await watched(Dates);
    control(stage, "Choose a day: Closes").click();
    await stage.updateComplete;
    await stage.updateComplete;
    press(stage, "PageUp", { shiftKey: true });
    await stage.updateComplete;
    expect(cell(stage)).to.equal("Monday, May 4, 2026");
    await sendKeys({ press: "Escape" });
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector(".month")).to.equal(null);
    expect(told).to.deep.equal([]);
  });

  it("begins and ends a period, and the usual ones are a press away", async () => {
    const { stage, told } = await watched(Dates);
    type(stage, "span-to", "2026-03-01");
    await stage.updateComplete;
    expect(stage.renderRoot.querySelector("#field-span-bad")?.textContent).to.contain(
      "The end is before the beginning",
    );
    control(stage, "This year").click();
    const year = new Date().getFullYear();
    expect(told.at(-1)).to.deep.equal(["span", { from: `${year}-01-01`, to: `${year}-12-31` }]);
  });

  it("with a time is a moment of its zone", async () => {
    const { stage, told } = await watched(Dates);
    type(stage, "due-time", "17:00");
    type(stage, "meeting-day", "2026-06-01");
    expect(told).to.deep.equal([
      ["due", "2026-05-12T15:00:00.000Z"],
      ["meeting", { local: "2026-06-01T16:00", zone: "Asia/Tokyo" }],
    ]);
    await stage.updateComplete;
    type(stage, "due-day", "");
    await stage.updateComplete;
    expect(told.at(-1)).to.deep.equal(["due", null]);
    expect(input(stage, "due-time").value).to.equal("5:00 PM");
  });
});
