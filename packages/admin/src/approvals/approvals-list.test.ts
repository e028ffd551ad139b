import { expect } from "@open-wc/testing";
import { problem } from "../fixture/memory-nexus.ts";
import { APPROVALS, JONAS } from "../fixture/office.ts";
import {
  aList,
  announced,
  confirm,
  inDialog,
  offers,
  press,
  rows,
  rowText,
  seen,
  toast,
  trouble,
} from "../fixture/seen.ts";

const tag = "nexus-approvals-list";
const PULP = "Pulp flow meters, line 3";

describe("the list of approvals", () => {
  it("shows first what waits: what would be done, who proposed it, how many have said yes, and how long there is", async () => {
    const { list } = await aList(tag);
    expect(rows(list)).to.deep.equal(["a1", "a2", "a3"]);
    expect(rowText(list, "a1")).to.match(/Move a deal to another stage 0 of 1 given Jonas Weber in 3 days/);
    expect(rowText(list, "a2")).to.match(/Archive a deal 1 of 2 given Jonas Weber/);
    expect(rowText(list, "a3")).to.include("in 5 hours");
  });

  it("approves after a question, with a note, and says that it is done", async () => {
    const { list } = await aList(tag);
    press(list, `Approve: ${PULP}`);
    expect((await inDialog(list)).textContent).to.include("With your approval it is done at once");
    await confirm(list, "Fine with me");
    await seen(list, () => !rows(list).includes("a1"));
    await seen(list, () => toast(list).includes(`Approved and done: Move a deal to another stage: ${PULP}`));
    press(list, "Decided 5");
    await seen(list, () => rowText(list, "a1").includes("“Fine with me”"));
  });

  it("says that others have to approve, too", async () => {
    const { list } = await aList(tag, {
      approvals: APPROVALS.filter(({ id }) => id === "a2").map((one) => ({ ...one, needed: 3 })),
    });
    press(list, "Approve: Steam loops, 6 halls");
    expect((await inDialog(list)).textContent).to.include("Others have to approve it, too");
    await confirm(list);
    await seen(list, () => rowText(list, "a2").includes("2 of 3 given"));
    expect(rowText(list, "a2")).to.include("You have approved it.");
    expect(offers(list, "Approve: Steam loops, 6 halls")).to.equal(false);
  });

  it("refuses with a note", async () => {
    const { list, memory } = await aList(tag);
    press(list, `Refuse: ${PULP}`);
    await confirm(list, "Not before the audit");
    await seen(list, () => toast(list).includes("Refused:"));
    expect(memory.calls).to.deep.equal(["approvals.refuse a1"]);
  });

  it("lets a proposer take back what is their own, and decide nothing of it", async () => {
    const { list, memory } = await aList(tag, { member: JONAS, role: "member" });
    expect(offers(list, `Approve: ${PULP}`)).to.equal(false);
    expect(offers(list, "Take back: Custody transfer skids, pilot")).to.equal(false);
    press(list, `Take back: ${PULP}`);
    await confirm(list);
    await seen(list, () => toast(list).includes("Taken back:"));
    expect(memory.calls).to.deep.equal(["approvals.withdraw a1"]);
  });

  it("tells in place what the server refuses", async () => {
    const { list, memory } = await aList(tag);
    const refusals = [
      [problem("NOT_YOURS_TO_DECIDE", { why: "its policy asks others" }), "You cannot decide this."],
      [problem("APPROVAL_CLOSED", { state: "expired" }), "It is decided already: Out of time."],
      [problem("FORBIDDEN", { operation: "approvals.approve" }), "Your role does not allow that."],
    ] as const;
    for (const [refusal, said] of refusals) {
      memory.refuses = refusal;
      press(list, `Approve: ${PULP}`);
      await confirm(list);
      await seen(list, () => trouble(list).includes(said));
      expect(rowText(list, "a1")).to.include(said);
    }
  });

  it("tells of a conflict in the row, which stays although it waits no more", async () => {
    const { list, memory } = await aList(tag);
    memory.byOther("approvals", "a1", { state: "refused" }, false);
    press(list, `Approve: ${PULP}`);
    await confirm(list);
    await seen(list, () => trouble(list).includes("It has changed since you saw it."));
    expect(rowText(list, "a1")).to.include("Refused");
    press(list, "Waiting 2");
    await seen(list, () => !rows(list).includes("a1"));
  });

  it("reads out what others decide", async () => {
    const { list, memory } = await aList(tag);
    memory.byOther("approvals", "a1", { state: "done" });
    await seen(list, () => announced(list) === `Move a deal to another stage: ${PULP}: Approved, done`);
  });
});
