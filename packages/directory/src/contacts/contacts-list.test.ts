import type { Contact } from "@nexus-os/contracts";
import type { RecordOpenEvent } from "@nexus-os/ui";
import { controlOf, press, problemOf, seen, textOf, type } from "@nexus-os/ui/fixture";
import { expect } from "@open-wc/testing";
import { CONTACTS } from "../fixture/havelmann.ts";
import { aDirectory, type ListArgs, listOn } from "../fixture/stage.ts";

async function aList(args: ListArgs = {}) {
  const memory = aDirectory(args);
  const list = listOn("nexus-contacts-list", memory, args);
  const opened: (string | null)[] = [];
  list.addEventListener("nexus-record-open", (event) => opened.push((event as RecordOpenEvent).record));
  document.body.replaceChildren(list);
  await seen(list, () => list.renderRoot.querySelector(".listed, .msg"));
  const rows = () =>
    [...list.renderRoot.querySelectorAll("tbody tr:not([hidden])")].map((row) =>
      textOf(row.children[args.role === "viewer" ? 0 : 1]).replace(/^[A-ZÉ]{2}/, ""),
    );
  const row = (name: string) => {
    const found = [...list.renderRoot.querySelectorAll<HTMLElement>("tbody tr:not([hidden])")].find((one) =>
      textOf(one).includes(name),
    );
    if (!found) throw new Error(`There is no row of ${name}.`);
    return found;
  };
  const panel = () => list.renderRoot.querySelector<HTMLElement>("aside.side-panel");
  const toast = () => textOf(list.renderRoot.querySelector(".toasts-in .toast:last-child"));
  const open = (name: string) => row(name).querySelector<HTMLElement>("td:nth-child(3)")?.click();
  return { list, memory, rows, row, panel, toast, open, opened };
}

describe("the list of contacts", () => {
  it("shows the newest first, and beside it the one that is opened, with its history", async () => {
    const { list, memory, rows, panel, open, opened } = await aList();
    await seen(list, () => rows().length === CONTACTS.length);
    expect(rows()[0]).to.equal("Élodie Marchand");
    expect(textOf(list.renderRoot.querySelector(".cnt"))).to.equal("8 records");
    memory.byOther("contacts", "c1", { position: "Head of quality" });
    open("Giulia Ferraro");
    const aside = await seen(list, panel);
    expect(opened).to.deep.equal(["c1"]);
    expect(textOf(aside.querySelector("h2"))).to.equal("Giulia Ferraro");
    await seen(list, () => textOf(aside).includes("Jonas Weber changed Position"));
    expect(textOf(aside)).to.include("Quality manager → Head of quality");
    press(list, "Close");
    await seen(list, () => !panel());
    expect(opened).to.deep.equal(["c1", null]);
  });

  it("makes a contact when all of it is understood, opens it, and takes it back", async () => {
    const { list, memory, rows, panel, toast } = await aList();
    press(list, "New contact");
    await seen(list, () => list.renderRoot.querySelector("dialog[open]"));
    press(list, "Save");
    await seen(list, () => textOf(list.renderRoot.querySelector("dialog")).includes("Fill this in: Name."));
    type(list, "Name", "Hanna Berg");
    type(list, "E-mail", "hanna at berg");
    press(list, "Save");
    await seen(list, () => textOf(list.renderRoot.querySelector("dialog")).includes("Enter an e-mail address"));
    expect(memory.calls).to.deep.equal([]);
    type(list, "E-mail", "hanna@berg.example");
    press(list, "Save");
    await seen(list, () => rows().includes("Hanna Berg"));
    expect(textOf(panel()?.querySelector("h2"))).to.equal("Hanna Berg");
    await seen(list, () => toast().includes("Hanna Berg was added"));
    press(list, "Undo");
    await seen(list, () => !rows().includes("Hanna Berg"));
  });

  it("changes a value where it stands, and shows what somebody else has written meanwhile", async () => {
    const { list, memory, panel } = await aList({ record: "c1" });
    await seen(list, () => textOf(panel()).includes("Quality manager"));
    memory.byOther("contacts", "c1", { position: "Plant manager" }, false);
    press(list, "Quality managerChange Position");
    await seen(list, () => list.renderRoot.querySelector(".editing input"));
    const input = list.renderRoot.querySelector<HTMLInputElement>(".editing input") as HTMLInputElement;
    input.value = "Head of quality";
    input.dispatchEvent(new InputEvent("input", { bubbles: true }));
    const enter = () =>
      input.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
    enter();
    await seen(list, () => textOf(panel()).includes("has changed since you"));
    expect(memory.record("contacts", "c1")["position"]).to.equal("Plant manager");
    enter();
    await seen(list, () => textOf(panel()).includes("Head of quality") && !list.renderRoot.querySelector(".editing"));
    expect(memory.record("contacts", "c1")["position"]).to.equal("Head of quality");
  });

  it("finds, says that nothing fits, and shows all again", async () => {
    const { list, rows } = await aList();
    type(list, "Search", "ferr");
    await seen(list, () => rows().length === 1);
    expect(rows()).to.deep.equal(["Giulia Ferraro"]);
    type(list, "Search", "nobody at all");
    await seen(list, () => textOf(list.renderRoot.querySelector(".none")).includes("Nothing fits"));
    press(list, "Show all");
    await seen(list, () => rows().length === CONTACTS.length);
  });

  it("is narrowed by a choice", async () => {
    const { list, rows } = await aList();
    press(list, "Filter");
    await seen(list, () => controlOf(list, "Do not contact"));
    press(list, "Do not contact");
    await seen(list, () => controlOf(list, "Yes"));
    press(list, "Yes");
    await seen(list, () => rows().length === 1);
    expect(rows()).to.deep.equal(["Matthias Hofer"]);
  });

  it("puts away what is chosen as one act, and takes that back; what is refused is told", async () => {
    const { list, memory, rows, row, toast } = await aList();
    const choose = (name: string) => row(name).querySelector<HTMLElement>("input[type=checkbox]")?.click();
    choose("Bernd Vogel");
    choose("Oliver Hartley");
    await seen(list, () => textOf(list.renderRoot.querySelector(".bulk")).includes("2 selected"));
    memory.refuses = problemOf("BUSY");
    press(list, "Archive");
    await seen(list, () => toast().includes("busy"));
    expect(rows()).to.include("Bernd Vogel");
    press(list, "Archive");
    await seen(list, () => !rows().includes("Bernd Vogel") && !rows().includes("Oliver Hartley"));
    await seen(list, () => toast().includes("2 archived"));
    press(list, "Undo");
    await seen(list, () => rows().includes("Bernd Vogel") && rows().includes("Oliver Hartley"));
  });

  it("lets who may only look do nothing but look", async () => {
    const { list, panel } = await aList({ role: "viewer", record: "c1" });
    await seen(list, () => textOf(panel()).includes("Quality manager"));
    expect(controlOf(list, "New contact")).to.equal(undefined);
    expect(list.renderRoot.querySelector("input[type=checkbox], .edit-here")).to.equal(null);
    expect(controlOf(list, "Archive")).to.equal(undefined);
  });

  it("says where a record is not there any more", async () => {
    const { list, panel } = await aList({ record: "gone" });
    await seen(list, () => textOf(panel()).includes("This record is not here any more."));
  });

  it("brings a long list in pages, and says how many there are", async () => {
    const many = Array.from(
      { length: 250 },
      (_, index): Contact => ({ ...(CONTACTS[0] as Contact), id: `n${index}`, name: `Person ${index}` }),
    );
    const { list } = await aList({ records: { contacts: many as never } });
    await seen(list, () => textOf(list.renderRoot.querySelector(".cnt")).includes("100 records of 250"));
    list.renderRoot.querySelector(".tbl .scroll")?.scrollTo({ top: 100_000 });
    await seen(list, () => textOf(list.renderRoot.querySelector(".cnt")).includes("200 records of 250"));
  });
});
