import { expect } from "@open-wc/testing";
import { problem } from "../fixture/memory-nexus.ts";
import { aList, announced, confirm, inDialog, offers, press, rowText, seen, toast, trouble } from "../fixture/seen.ts";

const tag = "nexus-jobs-list";

describe("the list of jobs", () => {
  it("says how each job stands: its state in a word, who began it, how far it is, and what went wrong", async () => {
    const { list } = await aList(tag);
    expect(rowText(list, "j1")).to.match(/Import of accounts\.csv .*42% Running Ines Brandt Begun /);
    expect(list.renderRoot.querySelector("progress")?.value).to.equal(420);
    expect(rowText(list, "j2")).to.match(/Heat meters, winter roll-out Waiting Nexus Begun /);
    expect(rowText(list, "j3")).to.match(/Something went wrong here\. .* Failed Jonas Weber Ended /);
    expect(rowText(list, "j3")).not.to.include("INTERNAL");
    for (const id of ["j1", "j3", "j4"]) {
      expect(list.renderRoot.querySelectorAll(`[data-id="${id}"] .state .icon`).length).to.equal(1);
    }
  });

  it("cancels a job after a question, and leaves it where the answer is no", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Cancel: Import of accounts.csv");
    await inDialog(list);
    press(list, "Leave it as it is");
    await seen(list, () => !list.renderRoot.querySelector("dialog"));
    expect(memory.calls).to.deep.equal([]);
    press(list, "Cancel: Import of accounts.csv");
    await confirm(list);
    await seen(list, () => rowText(list, "j1").includes("Cancelled"));
    expect(memory.calls).to.deep.equal(["jobs.cancel j1"]);
    await seen(list, () => toast(list).includes("It is told to end: Import of accounts.csv"));
  });

  it("lets a job that failed go on", async () => {
    const { list, memory } = await aList(tag);
    press(list, "Try again: A mail");
    await seen(list, () => rowText(list, "j3").includes("Queued"));
    expect(memory.calls).to.deep.equal(["jobs.retry j3"]);
    expect(offers(list, "Try again: A mail")).to.equal(false);
  });

  it("cancels a job that has written itself on meanwhile, and tells where it has ended instead", async () => {
    const { list, memory } = await aList(tag);
    memory.byOther("jobs", "j1", { progress: 600 }, false);
    press(list, "Cancel: Import of accounts.csv");
    await confirm(list);
    await seen(list, () => rowText(list, "j1").includes("Cancelled"));
    expect(memory.calls).to.deep.equal(["jobs.cancel j1", "jobs.cancel j1"]);
    memory.byOther("jobs", "j6", { state: "done" }, false);
    press(list, "Cancel: Figures made anew");
    await confirm(list);
    await seen(list, () => trouble(list));
    expect(trouble(list)).to.include("It has changed since you saw it.");
    expect(rowText(list, "j6")).to.include("Done");
  });

  it("tells in its row what the server refuses", async () => {
    const { list, memory } = await aList(tag);
    memory.refuses = problem("JOB_NOT_FAILED");
    press(list, "Try again: A mail");
    await seen(list, () => trouble(list).includes("only one that has failed can be tried again"));
    memory.refuses = problem("FORBIDDEN", { operation: "jobs.retry" });
    press(list, "Try again: A mail");
    await seen(list, () => trouble(list).includes("Your role does not allow that."));
    expect(rowText(list, "j3")).to.include("Your role does not allow that.");
  });

  it("offers nothing to somebody who may only look", async () => {
    const { list } = await aList(tag, { role: "viewer" });
    expect(list.renderRoot.querySelectorAll(".acts .btn").length).to.equal(0);
  });

  it("is read out where a job comes further, and not what somebody does here", async () => {
    const { list, memory } = await aList(tag);
    memory.byOther("jobs", "j1", { state: "done" });
    await seen(list, () => announced(list) === "Import of accounts.csv: Done");
    press(list, "Try again: A mail");
    await seen(list, () => toast(list));
    expect(announced(list)).to.equal("Import of accounts.csv: Done");
  });

  it("keeps the focus in the list where the button that had it is gone", async () => {
    const { list } = await aList(tag);
    const button = [...list.renderRoot.querySelectorAll<HTMLElement>(".acts .btn")].find(
      (one) => one.ariaLabel === "Try again: A mail",
    );
    button?.focus();
    button?.click();
    await seen(list, () => rowText(list, "j3").includes("Queued"));
    await seen(list, () => list.shadowRoot?.activeElement);
  });
});
