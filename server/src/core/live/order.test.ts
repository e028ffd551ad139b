import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { follow } from "../../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";

const WRITER = join(import.meta.dirname, "../../testkit/writer.ts");
/** What each of two processes writes; two more write meanwhile, as fast as they can. */
const WRITES = 1500;
const ORIGIN = "https://intranet.example";

describe.each(DATABASES)("R1 on $dialect: news", ({ fresh }) => {
  let url: string;
  let here: World;
  let there: World;
  let company: Company;

  beforeAll(async () => {
    url = await fresh();
    here = await aWorld({ url });
    there = await aWorld({ url, master: here.master });
    company = await here.company();
  });
  afterAll(async () => {
    expect([here.failures, there.failures]).toEqual([[], []]);
    await Promise.all([here.close(), there.close()]);
  });

  const write = (world: World, operation: string, input: object) =>
    world.core.execute(company.people.owner.actor, operation, { key: newId(), input });

  /** The headers of a page that may read deals and nothing else. */
  async function narrow(): Promise<Record<string, string>> {
    const user = { email: company.people.member.email };
    const asked = { user, elements: ["nexus-deals-board"], origins: [ORIGIN], permissions: ["deals.list"] };
    const { clientSecret } = await here.core.embeds.open(company.embedSecret, asked);
    const { accessToken } = await here.core.embeds.exchange(clientSecret, ORIGIN);
    return { authorization: `Bearer ${accessToken}`, origin: ORIGIN };
  }

  async function headNow(): Promise<number> {
    const row = await here.database.get("SELECT seq FROM journal_heads WHERE organization_id=?", [company.id]);
    return row?.["seq"] as number;
  }

  /** A process of its own that creates deals. */
  async function writer(writes: number): Promise<void> {
    const { permissions: _, ...actor } = company.people.owner.actor;
    const master = Buffer.from(here.master).toString("base64url");
    const task = { url, actor, master, input: aDeal(company), writes, atOnce: 4 };
    const child = spawn(process.execPath, [WRITER, JSON.stringify(task)], { stdio: ["ignore", "ignore", "inherit"] });
    const [code] = await once(child, "close");
    expect(code).toBe(0);
  }

  test("are neither lost, doubled nor out of order while processes write and readers break off and come back", async () => {
    const from = await headNow();
    let end = Number.POSITIVE_INFINITY;
    const readers = Array.from({ length: 12 }, async (_, index) => {
      const isNarrow = index % 3 === 0;
      const person = index % 2 ? company.people.owner : company.people.viewer;
      const headers = isNarrow ? await narrow() : { cookie: await person.signIn() };
      const urls = index % 4 < 2 ? [here.url, there.url] : [there.url, here.url];
      // Those who never break off hear the same as those who do.
      const chance = index < 4 ? 0 : 0.01;
      const breaks = (): boolean => Math.random() < chance;
      return { isNarrow, ...(await follow(urls, headers, { from, breaks, last: (seq) => seq >= end })) };
    });
    let writing = true;
    const others = [here, there].map(async (world) => {
      while (writing) await write(world, "accounts.create", { name: "Stadtwerke" });
    });
    await Promise.all([writer(WRITES), writer(WRITES)]);
    writing = false;
    await Promise.all(others);
    await write(there, "deals.create", aDeal(company));
    end = await headNow();
    // Whoever has heard the last one already must hear that it was the last.
    await write(here, "deals.create", aDeal(company));

    const entries = await here.database.lists(
      "SELECT seq, noun FROM journal WHERE organization_id=? AND seq>? AND seq<=? ORDER BY seq",
      [company.id, from, end],
    );
    const all = entries.map(([seq]) => seq as number);
    const deals = entries.filter(([, noun]) => noun === "deals").map(([seq]) => seq as number);
    expect(deals.length).toBeGreaterThan(2 * WRITES);
    expect(all.length).toBeGreaterThan(deals.length);
    let comings = 0;
    for (const { isNarrow, seqs, resets, comings: own } of await Promise.all(readers)) {
      expect(resets).toBe(0);
      expect(seqs.filter((seq) => seq <= end)).toEqual(isNarrow ? deals : all);
      comings += own;
    }
    expect(comings).toBeGreaterThan(12 * 3);
  }, 120_000);
});
