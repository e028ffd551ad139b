import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { verifyChain } from "../journal/verify.ts";

const WRITER = fileURLToPath(new URL("../../testkit/writer.ts", import.meta.url));

describe.each(DATABASES)("every change and its row in the journal, on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;
  let company: Company;

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url });
  });
  afterAll(() => world.close());

  /** A process that writes deals; answers how many it was told are done, and whether it came to its end. */
  async function writer(writes: number, faults: string): Promise<{ done: number; ended: boolean }> {
    const { permissions: _, ...actor } = company.people.owner.actor;
    const master = Buffer.from(world.master).toString("base64url");
    const task = JSON.stringify({ url, actor, input: aDeal(company), master, writes, atOnce: 5 });
    const child = spawn(process.execPath, ["--conditions=nexus-faults", WRITER, task], {
      env: { ...process.env, NEXUS_FAULTS: faults },
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [out] = await Promise.all([text(child.stdout), once(child, "close")]);
    return { done: out.split("\n").filter((line) => line.startsWith("done ")).length, ended: child.exitCode === 0 };
  }

  async function ids(sql: string): Promise<unknown[]> {
    return (await world.database.lists(sql, [company.id])).map(([id]) => id).sort();
  }

  /** How many deals there are; each one is in the journal once, and nothing else is. */
  async function counted(): Promise<number> {
    const deals = await ids("SELECT id FROM deals WHERE organization_id=?");
    for (const table of ["journal", "journal_values"]) {
      expect(await ids(`SELECT record_id FROM ${table} WHERE organization_id=? AND noun='deals'`)).toEqual(deals);
    }
    const { broken, entries } = await verifyChain(world.database, company.id);
    // The company's account is in it, too.
    expect([broken, entries]).toEqual([null, deals.length + 1]);
    return deals.length;
  }

  test.each([0, 1, 2, 5])(
    "are there both or neither when a writer is killed at commit %i, before it",
    async (passes) => {
      company = await world.company();
      const { done, ended } = await writer(60, `journal.kept=kill@${passes}`);
      expect([ended, await counted()]).toEqual([false, done]);
    },
  );

  test("are there both when a commit failed and was made again", async () => {
    company = await world.company();
    const { done, ended } = await writer(20, "journal.kept=error@2");
    // The one whose commit failed was alone, or each of its group was told again by itself.
    expect(ended || done < 20).toBe(true);
    await counted();
  });

  test("have one order among many writers on three processes, without a gap and with one head", async () => {
    company = await world.company();
    const all = await Promise.all([writer(60, ""), writer(60, ""), writer(60, "")]);
    expect(all).toEqual(Array.from({ length: 3 }, () => ({ done: 60, ended: true })));
    expect(await counted()).toBe(180);
    expect(await ids("SELECT seq FROM journal_heads WHERE organization_id=?")).toEqual([181]);
  });
});
