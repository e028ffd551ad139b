import { expect } from "@open-wc/testing";
import { control, focused, press, shown } from "../fixture/shown.ts";
import type { PartStage } from "../fixture/stage.ts";
import comments, { Own, Talk } from "./comments.stories.ts";
import composer, { Kinds } from "./composer.stories.ts";
import type { Written } from "./composer.ts";
import { askedAt, pieces } from "./mention.ts";
import meta, { Full } from "./timeline.stories.ts";

const all = (stage: PartStage, what: string) => [...stage.renderRoot.querySelectorAll<HTMLElement>(what)];
const field = (stage: PartStage) => all(stage, "textarea").at(0) as HTMLTextAreaElement;

async function write(stage: PartStage, text: string, into = field(stage)): Promise<void> {
  into.focus();
  into.value = text;
  into.dispatchEvent(new Event("input", { bubbles: true }));
  await stage.updateComplete;
}

async function choose(stage: PartStage, name: string): Promise<void> {
  await stage.updateComplete;
  all(stage, "[role=menuitem]")
    .find((one) => one.textContent?.trim() === name)
    ?.click();
  await stage.updateComplete;
  await stage.updateComplete;
}

/** Waits until what was sent has arrived. */
async function settled(stage: PartStage): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await stage.updateComplete;
}

describe("a timeline", () => {
  it("groups by the day of its reader, with the hour at the end, and boxes only what a person wrote", async () => {
    const stage = await shown(meta, Full);
    expect(all(stage, "h3").map((one) => one.textContent)).to.deep.equal(["Today", "Yesterday", "Wednesday, May 6"]);
    expect(all(stage, "time")[0]?.textContent).to.contain("8:17");
    expect(all(stage, "blockquote")).to.have.length(1);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("brings what was before", async () => {
    let asked = 0;
    const older = { count: 17, act: () => (asked += 1) };
    const stage = await shown(meta, Full, { older });
    control(stage, "Show 17 earlier").click();
    expect(asked).to.equal(1);
  });
});

describe("a composer", () => {
  it("sends with Ctrl+Enter, says whom it names, and is empty afterwards", async () => {
    const sent: Written[] = [];
    const stage = await shown(composer, Kinds, { send: (written: Written) => sent.push(written) });
    await write(stage, "Ask @Ines Brandt about § 9");
    press(stage, "Enter", { ctrlKey: true });
    await settled(stage);
    expect(sent).to.deep.equal([
      { kind: "note", text: "Ask @Ines Brandt about § 9", mentions: [{ id: "ines", label: "Ines Brandt" }] },
    ]);
    expect(field(stage).value).to.equal("");
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
  });

  it("keeps what was typed under its tab", async () => {
    const stage = await shown(composer, Kinds);
    await write(stage, "Half a note");
    control(stage, "Email").click();
    await stage.updateComplete;
    expect(field(stage).value).to.equal("");
    control(stage, "Note").click();
    await stage.updateComplete;
    expect(field(stage).value).to.equal("Half a note");
  });

  it("keeps what was typed where sending fails, and says so", async () => {
    const told: unknown[] = [];
    const before = window.onerror;
    window.onerror = (text) => told.push(text) > 0;
    const stage = await shown(composer, Kinds, { send: () => Promise.reject(new Error("No answer.")) });
    await write(stage, "Important");
    control(stage, "Save").click();
    await settled(stage);
    window.onerror = before;
    expect(field(stage).value).to.equal("Important");
    expect(all(stage, "[role=alert]")[0]?.textContent).to.contain("still here");
    expect(told).to.have.length(1);
  });

  it("offers people after an @: arrows walk, Enter takes one, Escape leaves the list", async () => {
    const stage = await shown(composer, Kinds);
    await write(stage, "Hello @");
    expect(all(stage, "[role=option]")).to.have.length(5);
    expect(all(stage, ".composer [role=status]")[0]?.textContent).to.equal("5 people");
    await write(stage, "Hello @le");
    expect(all(stage, "[role=option]").map((one) => one.querySelector(".cut")?.textContent)).to.deep.equal([
      "Lea Marchetti",
    ]);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    press(stage, "Enter");
    await stage.updateComplete;
    expect(field(stage).value).to.equal("Hello @Lea Marchetti ");
    expect(field(stage).selectionEnd).to.equal("Hello @Lea Marchetti ".length);
    await write(stage, "@");
    press(stage, "Escape");
    await stage.updateComplete;
    expect(all(stage, "[role=option]")).to.have.length(0);
  });

  it("knows a mail address from a mention, and the longer of two names", () => {
    expect(askedAt("mail to a.okoye@havel", 21)).to.equal(null);
    expect(askedAt("ask @Ines B", 11)).to.deep.equal({ from: 4, query: "Ines B" });
    const people = [
      { id: "1", label: "Ines" },
      { id: "2", label: "Ines Brandt" },
    ];
    expect(pieces("Hi @Ines Brandt", people).map(({ text }) => text)).to.deep.equal(["Hi ", "@Ines Brandt"]);
  });
});

describe("comments", () => {
  it("are answered below what they answer", async () => {
    const stage = await shown(comments, Talk);
    await expect(stage).to.be.accessible({ ignoredRules: ["region"] });
    control(stage, "Reply to or change the comment of Ines Brandt").click();
    await choose(stage, "Reply");
    expect(focused(stage)?.ariaLabel).to.equal("Reply to Ines Brandt");
    await write(stage, "Done.", focused(stage) as HTMLTextAreaElement);
    press(stage, "Enter", { ctrlKey: true });
    await settled(stage);
    expect(all(stage, "ol ol .said").map((one) => one.textContent)).to.deep.equal([
      "@Jonas Weidner does, clause L-7 fits.",
      "Done.",
    ]);
  });

  it("are changed by who wrote them, and by nobody else", async () => {
    const stage = await shown(comments, Own);
    control(stage, "Reply to or change the comment of Amara Okoye").click();
    await choose(stage, "Edit");
    await write(stage, "Contract went out.", field(stage));
    control(stage, "Save").click();
    await settled(stage);
    expect(all(stage, ".said")[0]?.textContent).to.equal("Contract went out.");
    expect(all(stage, "header")[0]?.textContent).to.contain("edited");
    const other = await shown(comments, Talk);
    control(other, "Reply to or change the comment of Ines Brandt").click();
    await other.updateComplete;
    expect(all(other, "[role=menuitem]").map((one) => one.textContent?.trim())).to.deep.equal(["Reply"]);
  });

  it("are deleted with a way back", async () => {
    const stage = await shown(comments, Own);
    control(stage, "Reply to or change the comment of Amara Okoye").click();
    await choose(stage, "Delete");
    await settled(stage);
    expect(all(stage, ".said")).to.have.length(0);
    control(stage, "Undo").click();
    await settled(stage);
    expect(all(stage, ".said")).to.have.length(1);
  });
});
