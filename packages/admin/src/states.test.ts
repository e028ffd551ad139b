import { expect } from "@open-wc/testing";
import * as apikeys from "./apikeys/apikeys-list.stories.ts";
import * as approvals from "./approvals/approvals-list.stories.ts";
import { aList, inDialog, offers, press, rows, seen } from "./fixture/seen.ts";
import type { ListArgs, ListTag } from "./fixture/stage.ts";
import * as invitations from "./invitations/invitations-list.stories.ts";
import * as jobs from "./jobs/jobs-list.stories.ts";
import * as mails from "./mails/mails-list.stories.ts";
import * as members from "./members/members-list.stories.ts";

interface Told {
  readonly args: ListArgs;
}

const lists: readonly (readonly [ListTag, Record<string, Told>])[] = [
  ["nexus-jobs-list", jobs as unknown as Record<string, Told>],
  ["nexus-mails-list", mails as unknown as Record<string, Told>],
  ["nexus-approvals-list", approvals as unknown as Record<string, Told>],
  ["nexus-members-list", members as unknown as Record<string, Told>],
  ["nexus-invitations-list", invitations as unknown as Record<string, Told>],
  ["nexus-apikeys-list", apikeys as unknown as Record<string, Told>],
];

for (const [tag, { default: _, ...stories }] of lists) {
  describe(`every state of ${tag}`, () => {
    for (const [name, { args }] of Object.entries(stories)) {
      for (const theme of ["light", "dark"] as const) {
        it(`is open to everybody: ${name}, ${theme}`, async () => {
          const { list } = await aList(tag, { ...args, theme });
          list.style.setProperty("background", theme === "dark" ? "black" : "white");
          await expect(list).to.be.accessible({ ignoredRules: ["region"] });
          expect(list.renderRoot.querySelectorAll("[style]").length).to.equal(0);
        }).timeout(20_000);
      }
    }

    it("is not cut off sideways at 320 px, in either direction of script", async () => {
      for (const direction of [undefined, "rtl"] as const) {
        const { list } = await aList(tag, { ...stories["LongWords"]?.args, ...(direction && { direction }) });
        list.style.setProperty("inline-size", "320px");
        await list.updateComplete;
        const { left, right } = list.getBoundingClientRect();
        const outside = [...list.renderRoot.querySelectorAll(".nx *:not(.titles *, .titles, .unseen)")].filter(
          (one) => {
            const box = one.getBoundingClientRect();
            return box.width > 0 && (box.right > right + 1 || box.left < left - 1);
          },
        );
        expect(outside.map((one) => one.className)).to.deep.equal([]);
        expect(list.scrollWidth).to.be.at.most(320);
      }
    });

    it("says who can grant it, tells what failed with the request's id, and keeps what it has while offline", async () => {
      const refused = await aList(tag, stories["Forbidden"]?.args);
      expect(refused.list.renderRoot.textContent).to.include("An owner of your organization can grant it.");
      const failed = await aList(tag, stories["Failed"]?.args);
      expect(failed.list.renderRoot.textContent).to.include("019e1c4a-7f32");
      expect(offers(failed.list, "Try again")).to.equal(true);
      const { list, memory } = await aList(tag);
      const before = rows(list);
      memory.tell("offline");
      await seen(list, () => list.renderRoot.querySelector(".banner")?.textContent?.includes("No connection"));
      expect(rows(list)).to.deep.equal(before);
    });

    it("shows one part of the list at a press, and says where that is empty", async () => {
      const { list } = await aList(tag);
      const chips = [...list.renderRoot.querySelectorAll<HTMLButtonElement>(".chip")];
      const counts = chips.map((chip) => Number(chip.querySelector(".num")?.textContent));
      for (const [index, chip] of chips.entries()) {
        chip.click();
        await list.updateComplete;
        expect([chip.ariaPressed, rows(list).length]).to.deep.equal(["true", counts[index]]);
      }
    });

    it("leaves no list behind after twenty visits", async () => {
      const { list, memory } = await aList(tag);
      for (let visit = 0; visit < 20; visit += 1) {
        list.remove();
        document.body.append(list);
        await list.updateComplete;
      }
      expect(memory.listening).to.equal(1);
      list.remove();
      expect(memory.listening).to.equal(0);
    });
  });
}

describe("a dialog over a list", () => {
  it("is open to everybody", async () => {
    const opened: readonly (readonly [ListTag, string])[] = [
      ["nexus-jobs-list", "Cancel: Import of accounts.csv"],
      ["nexus-mails-list", "An act waits for your approval"],
      ["nexus-approvals-list", "Refuse: Pulp flow meters, line 3"],
      ["nexus-members-list", "Change role: Vera Stein"],
      ["nexus-invitations-list", "Invite people"],
      ["nexus-apikeys-list", "New key"],
    ];
    for (const [tag, name] of opened) {
      const { list } = await aList(tag);
      press(list, name);
      const dialog = await inDialog(list);
      await Promise.all(dialog.getAnimations().map(({ finished }) => finished));
      await expect(list).to.be.accessible({ ignoredRules: ["region"] });
      dialog.close();
    }
  }).timeout(20_000);
});
