import { expect } from "@open-wc/testing";
import { problem } from "../fixture/memory-nexus.ts";
import { aList, confirm, inDialog, offers, press, rows, rowText, seen, toast, trouble } from "../fixture/seen.ts";

const tag = "nexus-members-list";

describe("the list of members", () => {
  it("says who is here with which role, and which one is oneself", async () => {
    const { list } = await aList(tag);
    expect(rowText(list, "ib")).to.match(/Ines Brandt ?You Owner ines.brandt@havelmann.example/);
    expect(rowText(list, "vs")).to.match(/Vera Stein Viewer vera.stein@havelmann.example/);
  });

  it("gives another role, and says what it is for", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Change role: Vera Stein");
    const dialog = await inDialog(list);
    const select = dialog.querySelector("select") as HTMLSelectElement;
    expect(select.value).to.equal("viewer");
    expect([...select.options].map(({ value }) => value)).to.deep.equal([
      "owner",
      "admin",
      "manager",
      "member",
      "viewer",
    ]);
    select.value = "manager";
    select.dispatchEvent(new Event("change"));
    await seen(list, () => dialog.textContent?.includes("Works everywhere, and arranges teams and advice."));
    await confirm(list);
    await seen(list, () => rowText(list, "vs").includes("Manager"));
    expect(memory.calls).to.deep.equal(["members.assign vs"]);
    expect(toast(list)).to.include("Vera Stein is now: Manager");
  });

  it("removes somebody after a question, and brings them back from the notice", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Remove: Lea Marten");
    await confirm(list);
    await seen(list, () => !rows(list).includes("lm"));
    await seen(list, () => toast(list).includes("Removed: Lea Marten"));
    press(list, "Bring back");
    await seen(list, () => rows(list).includes("lm"));
    expect(memory.calls).to.deep.equal(["members.archive lm", "members.restore lm"]);
  });

  it("offers nobody what they may not give, and tells what the server refuses", async () => {
    const admin = { role: "admin", member: { id: "tz", name: "Tom Ziegler" } } as const;
    const { list, memory } = await aList(tag, admin);
    expect(offers(list, "Remove: Ines Brandt")).to.equal(false);
    expect(offers(list, "Change role: Ines Brandt")).to.equal(false);
    expect(offers(list, "Remove: Tom Ziegler")).to.equal(false);
    expect(offers(list, "Leave")).to.equal(true);
    press(list, "Change role: Vera Stein");
    const select = (await inDialog(list)).querySelector("select");
    expect([...(select?.options ?? [])].map(({ value }) => value)).not.to.include("owner");
    memory.refuses = problem("LAST_OWNER");
    await confirm(list);
    await seen(list, () => trouble(list).includes("at least one owner"));
  });

  it("offers a viewer the way out alone", async () => {
    const { list } = await aList(tag, { role: "viewer", member: { id: "vs", name: "Vera Stein" } });
    const names = [...list.renderRoot.querySelectorAll(".acts .btn")].map((one) => one.textContent?.trim());
    expect(names).to.deep.equal(["Leave"]);
  });
});
