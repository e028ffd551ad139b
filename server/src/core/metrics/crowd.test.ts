import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { type Deal, newId, permissionsOf } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import type { CrowdTask } from "../../testkit/crowd.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld } from "../../testkit/world.ts";

const CROWD = fileURLToPath(new URL("../../testkit/crowd.ts", import.meta.url));
const SECONDS = Number(process.env["NEXUS_CROWD_SECONDS"] ?? 4);

/** A process in which eight act at once. Answers how often they did, and how often another one was quicker. */
async function crowd(task: CrowdTask): Promise<{ done: number; conflicts: number }> {
  const child = spawn(process.execPath, [CROWD, JSON.stringify(task)], { stdio: ["ignore", "pipe", "inherit"] });
  const [said, [code]] = await Promise.all([text(child.stdout), once(child, "exit") as Promise<[number]>]);
  expect(code).toBe(0);
  return JSON.parse(said) as { done: number; conflicts: number };
}

test.each(DATABASES)(
  "what is kept is what the rows come to after two processes wrote to the same deals while it was counted anew, on $dialect",
  async ({ fresh }) => {
    const url = await fresh();
    const world = await aWorld({ url });
    const company = await world.company();
    const { actor, id } = company.people.owner;
    const deals: string[] = [];
    for (let index = 0; index < 40; index += 1) {
      const made = await world.core.execute(actor, "deals.create", { key: newId(), input: aDeal(company) });
      if (made.outcome === "done") deals.push((JSON.parse(made.output) as Deal).id);
    }
    const { permissions: _, ...plain } = actor;
    const task = (seed: number): CrowdTask => ({
      ...{ url, master: Buffer.from(world.master).toString("base64url"), actor: plain, deals, seed },
      ...{ permissions: [...permissionsOf("owner")], owners: [id, company.people.member.id] },
      ...{ newDeal: aDeal(company), atOnce: 8, milliseconds: SECONDS * 1000 },
    });
    const [tasks = { organization: "", noun: "" }] = await world.core.metrics.tasks({ organization: company.id });
    let rebuilt = 0;
    let over = false;
    const crowds = Promise.all([crowd(task(100)), crowd(task(200))]).finally(() => {
      over = true;
    });
    while (!over) {
      await world.core.metrics.rebuild(tasks, { always: true });
      rebuilt += 1;
      expect(await world.core.metrics.differences(tasks)).toEqual([]);
    }
    const told = await crowds;
    for (const { done } of told) expect(done).toBeGreaterThan(10);
    expect(rebuilt).toBeGreaterThan(1);
    expect(await world.core.metrics.differences(tasks)).toEqual([]);
    expect(world.failures).toEqual([]);
    await world.close();
  },
  60_000 + SECONDS * 2000,
);
