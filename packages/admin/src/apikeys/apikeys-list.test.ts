import { permissionsOf } from "@nexus-os/contracts";
import { expect } from "@open-wc/testing";
import { problem } from "../fixture/memory-nexus.ts";
import { aList, confirm, inDialog, offers, press, rows, rowText, seen } from "../fixture/seen.ts";
import { areasWithin, permissionsFor } from "./granting.ts";

const tag = "nexus-apikeys-list";
type List = Awaited<ReturnType<typeof aList>>["list"];

async function ask(list: List, name: string, areas: readonly string[]): Promise<void> {
  press(list, "New key");
  const dialog = await inDialog(list);
  const field = dialog.querySelector<HTMLInputElement>("#field-name") as HTMLInputElement;
  field.value = name;
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
  for (const label of dialog.querySelectorAll("label")) {
    if (areas.includes(label.textContent?.trim() ?? "")) label.querySelector("input")?.click();
  }
  await list.updateComplete;
  await confirm(list);
}

describe("the list of API keys", () => {
  it("says whom each acts for, when it was used, and which are out of time", async () => {
    const { list } = await aList(tag);
    await seen(list, () => !rowText(list, "k1").includes("Not yet"));
    expect(rowText(list, "k1")).to.match(/^Website leads ?nxk_4f7a… May call 2 operations ?Until .* Active Itself /);
    expect(rowText(list, "k2")).to.match(/Active Ines Brandt Not yet/);
    expect(rowText(list, "k3")).to.include("Out of time");
    expect(rowText(list, "k4")).to.include("Revoked");
    expect(offers(list, "Revoke: Old import")).to.equal(false);
  });

  it("makes a key that may do what was chosen, and shows it once", async () => {
    const { list, memory } = await aList(tag);
    await ask(list, " Website ", ["Sales"]);
    const dialog = await seen(list, () => {
      const open = list.renderRoot.querySelector<HTMLDialogElement>("dialog[open]");
      return open?.querySelector("pre") && open;
    });
    expect(dialog.querySelector("pre")?.textContent).to.equal("nxk_shown-once");
    dialog.close();
    await seen(list, () => !list.renderRoot.querySelector("dialog"));
    expect(list.renderRoot.textContent).not.to.include("nxk_shown-once");
    expect(rows(list)).to.have.length(5);
    const [issued] = memory.calls;
    expect(issued).to.match(/^apikeys\.issue Website itself 90 .*deals\.list/);
    expect(issued).not.to.match(/deals\.create|members\.list|,apikeys/);
  });

  it("asks for a name and a department, and tells what the server refuses", async () => {
    const { list, memory } = await aList(tag);
    await ask(list, "", []);
    await seen(list, () =>
      list.renderRoot.querySelector("dialog[open]")?.textContent?.includes("Say what the key is for."),
    );
    expect(list.renderRoot.querySelector("dialog")?.textContent).to.include("Choose at least one department.");
    expect(memory.calls).to.deep.equal([]);
    list.renderRoot.querySelector("dialog")?.close();
    await seen(list, () => !list.renderRoot.querySelector("dialog"));
    memory.refuses = problem("BUSY");
    await ask(list, "Website", ["Sales"]);
    await seen(list, () => list.renderRoot.querySelector("dialog[open]")?.textContent?.includes("was not made"));
    expect(rows(list)).to.have.length(4);
  });

  it("revokes after a question", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Revoke: Website leads");
    await confirm(list);
    await seen(list, () => rowText(list, "k1").includes("Revoked"));
    expect(memory.calls).to.deep.equal(["apikeys.revoke k1"]);
  });

  it("gives what its maker may, of the departments that were chosen, and no right to make keys or to decide", () => {
    const own = [...permissionsOf("owner")];
    expect(areasWithin(own)).to.deep.equal(["admin", "directory", "sales", "workspace"]);
    const all = permissionsFor(own, areasWithin(own), "write");
    expect(all).to.include.members(["deals.create", "accounts.archive", "members.assign", "search.find"]);
    expect(all.filter((name) => /^(apikeys\.(issue|revoke)|approvals\.(approve|refuse))$/.test(name))).to.deep.equal(
      [],
    );
    const reading = permissionsFor(own, ["sales"], "read");
    expect(reading.filter((name) => /\.(create|update|move|archive|bulk|import)$/.test(name))).to.deep.equal([]);
    expect(permissionsFor(["deals.list"], ["sales"], "write")).to.deep.equal(["deals.list"]);
  });
});
