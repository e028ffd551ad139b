import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Mariadb, startMariadb } from "../../tools/mariadb.ts";
import { aDeal, aWorld, type Company, type World } from "./testkit/world.ts";

/** What became of a request. */
interface Told {
  readonly key: string;
  readonly status: number;
  readonly ms: number;
  readonly at: number;
}

describe("a MariaDB that goes and comes back under load", () => {
  let mariadb: Mariadb;
  let world: World;
  let company: Company;
  let headers: Record<string, string>;

  beforeAll(async () => {
    mariadb = await startMariadb("disk");
    world = await aWorld({ url: await mariadb.fresh() });
    company = await world.company();
    headers = { cookie: await company.people.owner.signIn(), origin: world.url, "content-type": "application/json" };
  }, 60_000);
  afterAll(async () => {
    await world.close();
    await mariadb.stop();
  });

  const readyStatus = async (): Promise<number> => (await fetch(`${world.url}/ready`)).status;

  async function write(): Promise<Told> {
    const [key, began] = [newId(), performance.now()];
    const body = JSON.stringify({ key, input: aDeal(company) });
    const answer = await fetch(`${world.url}/trpc/deals.create`, { method: "POST", headers, body });
    await answer.text();
    return { key, status: answer.status, ms: performance.now() - began, at: began };
  }

  async function read(): Promise<Told> {
    const began = performance.now();
    const answer = await fetch(`${world.url}/trpc/deals.list`, { headers });
    await answer.text();
    return { key: "", status: answer.status, ms: performance.now() - began, at: began };
  }

  /** Reads and writes without a pause until it is told to end. */
  function load(people: number): { end(): Promise<Told[]> } {
    const told: Told[] = [];
    let on = true;
    const work = Array.from({ length: people }, async (_, index) => {
      while (on) {
        const each = await (index % 2 === 0 ? write() : read());
        told.push(each);
        if (each.status === 503) await sleep(20);
      }
    });
    return {
      end: async () => {
        on = false;
        await Promise.all(work);
        return told;
      },
    };
  }

  /** Holds everything that was told during an outage against what was promised. */
  async function holds(told: readonly Told[]): Promise<void> {
    expect([...new Set(told.map(({ status }) => status))].sort()).toEqual([200, 503]);
    expect(Math.max(...told.map(({ ms }) => ms))).toBeLessThan(2200);
    // What was acknowledged is there, once; the journal has no gap.
    const kept = new Map(
      (await world.database.lists("SELECT idempotency_key, COUNT(*) FROM journal GROUP BY idempotency_key")).map(
        ([key, count]) => [key, count],
      ),
    );
    for (const { key, status } of told) if (key !== "" && status === 200) expect(kept.get(key)).toBe(1);
    const [[count, newest] = []] = await world.database.lists(
      "SELECT COUNT(*), MAX(seq) FROM journal WHERE organization_id=?",
      [company.id],
    );
    expect(count).toBe(newest);
    // No transaction was left open, and nobody stormed it.
    const open = await world.database.lists(
      "SELECT COUNT(*) FROM information_schema.innodb_trx WHERE trx_started < NOW() - INTERVAL 3 SECOND",
    );
    expect(open).toEqual([[0]]);
    const connections = await world.database.lists(
      "SELECT COUNT(*) FROM information_schema.processlist WHERE user='nexus'",
    );
    expect(Number(connections[0]?.[0])).toBeLessThanOrEqual(12);
  }

  async function until(wanted: number, limit: number): Promise<number> {
    const began = performance.now();
    await expect.poll(readyStatus, { timeout: limit, interval: 50 }).toBe(wanted);
    return performance.now() - began;
  }

  test.each<[string, () => Promise<void> | void, () => Promise<void> | void]>([
    ["is killed and started again", () => mariadb.kill(), () => mariadb.again()],
    ["freezes and thaws", () => mariadb.freeze(), () => mariadb.thaw()],
  ])(
    "that %s: 503 within 2 s, not ready within 5 s, back within 5 s, and nothing lost",
    async (_name, go, come) => {
      expect(await readyStatus()).toBe(200);
      const people = load(20);
      await sleep(500);
      await go();
      const gone = performance.now();
      expect(await until(503, 5000)).toBeLessThan(5000);
      await sleep(2500);
      await come();
      const back = performance.now();
      expect(await until(200, 5000)).toBeLessThan(5000);
      await expect.poll(async () => (await write()).status, { timeout: 5000 }).toBe(200);
      expect(performance.now() - back).toBeLessThan(5000);
      await sleep(500);
      const told = await people.end();
      expect(told.some(({ at, status }) => at < gone && status === 200)).toBe(true);
      expect(told.some(({ at, status }) => at > back && status === 200)).toBe(true);
      await holds(told);
    },
    60_000,
  );
});
