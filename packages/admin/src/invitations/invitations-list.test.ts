import { expect } from "@open-wc/testing";
import { problem } from "../fixture/memory-nexus.ts";
import { aList, confirm, inDialog, offers, press, rows, rowText, seen, toast } from "../fixture/seen.ts";
import { addressesIn } from "./addresses.ts";

const tag = "nexus-invitations-list";

async function fill(list: Awaited<ReturnType<typeof aList>>["list"], text: string): Promise<HTMLDialogElement> {
  press(list, "Invite people");
  const dialog = await inDialog(list);
  const area = dialog.querySelector("textarea") as HTMLTextAreaElement;
  area.value = text;
  area.dispatchEvent(new InputEvent("input"));
  await list.updateComplete;
  return dialog;
}

describe("the list of invitations", () => {
  it("says how each stands, and which are out of time", async () => {
    const { list } = await aList(tag);
    expect(rowText(list, "i1")).to.match(/mira.falk@havelmann.example ?Until .* Open Member Ines Brandt/);
    expect(rowText(list, "i2")).to.match(/By a link ?Open Viewer Jonas Weber/);
    expect(rowText(list, "i3")).to.include("Out of time");
    expect(rowText(list, "i4")).to.include("Accepted");
    expect(offers(list, "Take back: vera.stein@havelmann.example")).to.equal(false);
  });

  it("invites all who were pasted, each by itself, and tells for whom it did not work", async () => {
    const { list, memory } = await aList(tag);
    await fill(list, "Anna Ott <Anna.Ott@example.com>; ben@example.com\nben@example.com");
    memory.refuses = problem("INVALID", { issues: "email: is a member already" });
    await confirm(list);
    await seen(list, () => rows(list).length === 6);
    expect(memory.calls).to.deep.equal([
      "invitations.send anna.ott@example.com member mail",
      "invitations.send ben@example.com member mail",
    ]);
    await seen(list, () => toast(list).includes("One invitation is sent."));
    const dialog = await inDialog(list);
    expect(dialog.textContent).to.include("anna.ott@example.com:");
  });

  it("keeps what is no address, and says so", async () => {
    const { list, memory } = await aList(tag);
    await fill(list, "not an address");
    await confirm(list);
    const dialog = await seen(list, () => {
      const open = list.renderRoot.querySelector<HTMLDialogElement>("dialog[open]");
      return open?.textContent?.includes("These are no e-mail addresses") && open;
    });
    expect(dialog.querySelector("textarea")?.value).to.equal("not an address");
    expect(memory.calls).to.deep.equal([]);
  });

  it("shows a link to give away, once", async () => {
    const { list } = await aList(tag);
    const dialog = await fill(list, "carla@example.com");
    dialog.querySelector<HTMLInputElement>("input[value=link]")?.click();
    await list.updateComplete;
    await confirm(list);
    await seen(list, () =>
      list.renderRoot.querySelector("dialog[open] pre")?.textContent?.includes("token=shown-once"),
    );
  });

  it("sends again, and takes back after a question", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Send again: mira.falk@havelmann.example");
    await seen(list, () => toast(list).includes("Sent again"));
    press(list, "Take back: mira.falk@havelmann.example");
    await confirm(list);
    await seen(list, () => rowText(list, "i1").includes("Taken back"));
    expect(memory.calls).to.deep.equal(["invitations.resend i1", "invitations.revoke i1"]);
  });

  it("reads addresses as mail programs write them", () => {
    expect(addressesIn('"Ott, Anna" <anna@example.com>, ben@example.com  BEN@example.com; x@y')).to.deep.equal({
      addresses: ["anna@example.com", "ben@example.com"],
      others: ["x@y"],
    });
  });
});
