import { expect } from "@open-wc/testing";
import { aList, announced, inDialog, press, rowText, seen } from "../fixture/seen.ts";

const tag = "nexus-mails-list";
const WAITS = "An act waits for your approval";

describe("the list of mails", () => {
  it("says honestly what became of each mail", async () => {
    const { list } = await aList(tag);
    expect(rowText(list, "m1")).to.include("It has not left yet.");
    expect(rowText(list, "m2")).to.include("The mail server has taken it.");
    expect(rowText(list, "m3")).to.include("Nobody has received it: without a mail server");
    expect(rowText(list, "m4")).to.include("it will not be tried again");
    expect(rowText(list, "m5")).to.include("It may have arrived or not");
    expect(rowText(list, "m3")).to.match(/In the folder jonas\.weber@havelmann\.example/);
  });

  it("shows an owner what a mail says, as text and not as a page", async () => {
    const { list, memory } = await aList(tag, { letter: "Hello <b>Jonas</b>" });
    press(list, WAITS);
    const dialog = await inDialog(list);
    await seen(list, () => dialog.querySelector(".letter"));
    expect(dialog.querySelector(".letter")?.textContent).to.equal("Hello <b>Jonas</b>");
    expect(memory.calls).to.deep.equal(["mails.read"]);
  });

  it("does not ask for the letter on behalf of others, and says so", async () => {
    const { list, memory } = await aList(tag, { role: "member" });
    press(list, WAITS);
    const dialog = await inDialog(list);
    expect(dialog.textContent).to.include("Only owners can read what mails to others say.");
    expect(memory.calls).to.deep.equal([]);
  });

  it("says where a letter is not kept any more", async () => {
    const { list } = await aList(tag, { letter: "" });
    press(list, WAITS);
    const dialog = await inDialog(list);
    await seen(list, () => dialog.textContent?.includes("What it said is not kept any more."));
  });

  it("shows and reads out what becomes of a mail while it is looked at", async () => {
    const { list, memory } = await aList(tag);
    memory.byOther("mails", "m1", { state: "written" });
    await seen(list, () => rowText(list, "m1").includes("Nobody has received it"));
    expect(announced(list)).to.equal("Nexus can send mail: In the folder");
  });
});
