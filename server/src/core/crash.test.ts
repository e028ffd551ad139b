import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";
import { verifyChain } from "./journal/verify.ts";

const WRITER = fileURLToPath(new URL("../testkit/writer.ts", import.meta.url));

interface Told {
  readonly key: string;
  readonly id: string;
}

/** Lets a process write 200 deals and kills it when so many were acknowledged. */
async function killAfter(acknowledged: number, task: object): Promise<{ asked: Told[]; done: Told[] }> {
  const child = spawn(process.execPath, [WRITER, JSON.stringify({ ...task, writes: 200, atOnce: 20 })], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const asked: Told[] = [];
  const done: Told[] = [];
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => {
    const [what, key = "", id = ""] = line.split(" ");
    if (what === "finished") throw new Error("the writer was not killed in time");
    (what === "done" ? done : asked).push({ key, id });
    if (done.length === acknowledged) child.kill("SIGKILL");
  });
  await once(child, "close");
  return { asked, done };
}

describe.each(DATABASES)("kill -9 among 200 writes on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;
  let company: Company;

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url });
    company = await world.company();
  });
  afterAll(() => world.close());

  test.each([1, 37, 110])("keeps what was acknowledged and leaves nothing half, after %i", async (acknowledged) => {
    const { permissions: _, ...actor } = company.people.owner.actor;
    const { asked, done } = await killAfter(acknowledged, {
      ...{ url, actor, input: aDeal(company) },
      master: Buffer.from(world.master).toString("base64url"),
    });
    expect(done.length).toBeGreaterThanOrEqual(acknowledged);
    expect(done.length).toBeLessThan(200);

    const column = async (sql: string): Promise<Set<unknown>> =>
      new Set((await world.database.all(sql, [company.id])).map((row) => row["id"]));
    const records = await column("SELECT id FROM deals WHERE organization_id=?");
    const journal = await column("SELECT record_id AS id FROM journal WHERE organization_id=? AND noun='deals'");
    const values = await column("SELECT record_id AS id FROM journal_values WHERE organization_id=? AND noun='deals'");
    for (const { id } of done) expect(records).toContain(id);
    expect([journal, values]).toEqual([records, records]);
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();

    // What nobody heard of is told again with its key: it is there once, whichever way it went.
    for (const { key, id } of asked.slice(-20)) {
      const outcome = await world.core.execute(company.people.owner.actor, "deals.create", {
        key,
        input: aDeal(company, { id }),
      });
      expect(outcome).toMatchObject({ outcome: "done", output: expect.stringContaining(id) });
    }
    const again = await world.database.all("SELECT idempotency_key FROM journal WHERE organization_id=?", [company.id]);
    expect(new Set(again.map((row) => row["idempotency_key"])).size).toBe(again.length);
    await world.core.execute(company.people.owner.actor, "deals.create", { key: newId(), input: aDeal(company) });
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
  });
});
