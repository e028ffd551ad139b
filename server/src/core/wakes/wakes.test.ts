import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Redis, startRedis } from "../../../../tools/redis.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { plainJob } from "../../testkit/job-forms.ts";
import { aStream, type Stream } from "../../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";

const SERVER = fileURLToPath(new URL("../../testkit/waking-server.ts", import.meta.url));

const median = (all: readonly number[]): number => [...all].sort((one, other) => one - other)[all.length >> 1] ?? 0;

describe.each(DATABASES)("Q2: two processes and a Redis on $dialect", ({ fresh }) => {
  let redis: Redis;
  let world: World;
  let company: Company;
  let other: ChildProcess;
  let otherUrl: string;
  let headers: Record<string, string>;
  const troubles: string[] = [];

  beforeAll(async () => {
    redis = await startRedis();
    const url = await fresh();
    world = await aWorld({ url, redis: redis.url, jobs: [plainJob] });
    company = await world.company();
    const task = { url, redis: redis.url, master: Buffer.from(world.master).toString("base64url") };
    other = spawn(process.execPath, ["--conditions=nexus-faults", SERVER, JSON.stringify(task)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    other.stderr?.on("data", (chunk) => void troubles.push(String(chunk)));
    if (!other.stdout) throw new Error("a process without its output");
    [otherUrl] = (await once(createInterface({ input: other.stdout }), "line")) as [string];
    headers = { cookie: await company.people.owner.signIn(), "content-type": "application/json" };
  }, 60_000);
  afterAll(async () => {
    other.kill("SIGTERM");
    await once(other, "close");
    await world.close();
    await redis.stop();
    expect(world.failures).toEqual([]);
    expect(troubles).toEqual([]);
  });

  /** A write at the other process. Gives its place in the journal, and when it was answered. */
  async function write(key = newId()): Promise<{ seq: number; at: number; status: number }> {
    const body = JSON.stringify({ key, input: aDeal(company) });
    const answer = await fetch(`${otherUrl}/trpc/deals.create`, {
      ...{ method: "POST", body, headers: { ...headers, origin: otherUrl } },
    });
    const { result } = (await answer.json()) as { result?: { data: { seq: number } } };
    return { seq: result?.data.seq ?? 0, at: performance.now(), status: answer.status };
  }
  const listening = (): Promise<Stream> => aStream(world.url, { ...headers, origin: world.url });
  const remarks = async (url: string) =>
    ((await (await fetch(`${url}/ready`)).json()) as { remarks?: string[] }).remarks;
  const wellAt = (url: string) => expect.poll(() => remarks(url), { timeout: 10_000 }).toBeUndefined();
  const bothWell = async (): Promise<void> => {
    await wellAt(world.url);
    await wellAt(otherUrl);
  };

  /** How late this process tells what the other one wrote, in milliseconds. */
  async function lateness(writes: number): Promise<number[]> {
    const stream = await listening();
    await stream.next();
    const late: number[] = [];
    for (let index = 0; index < writes; index += 1) {
      // The moments are spread over the interval at which a process looks by itself.
      await sleep(17 * (index % 12));
      const key = newId();
      const heard = (async () => {
        // Jobs of before may still be told of.
        while ((await stream.change()).key !== key);
        return performance.now();
      })();
      const told = await write(key);
      late.push(Math.max((await heard) - told.at, 0));
    }
    stream.close();
    return late;
  }

  /** How long a job waits for a worker, which only the other process has, in milliseconds. */
  async function waits(jobs: number): Promise<number[]> {
    const { organization, kind, id } = company.people.owner.actor;
    const all: number[] = [];
    for (let index = 0; index < jobs; index += 1) {
      await sleep(41 * (index % 12));
      const began = performance.now();
      const run = await world.core.jobs.begin({
        ...{ organization, actor: { kind, id }, job: plainJob.name, input: null, key: newId() },
      });
      const state = async () =>
        (
          await world.database.get("SELECT state FROM job_runs WHERE organization_id=? AND id=?", [organization, run])
        )?.["state"];
      await expect.poll(state, { interval: 2, timeout: 5000 }).toBe("done");
      all.push(performance.now() - began);
    }
    return all;
  }

  test("news and jobs come at once, and without it as soon as somebody looks", async () => {
    await bothWell();
    const [news, jobs] = [median(await lateness(24)), median(await waits(9))];
    await redis.kill();
    await expect.poll(() => remarks(otherUrl), { timeout: 10_000 }).toEqual([expect.stringContaining("Redis is away")]);
    const [newsWithout, jobsWithout] = [median(await lateness(24)), median(await waits(9))];
    expect(newsWithout / news).toBeGreaterThan(3);
    expect(jobsWithout / jobs).toBeGreaterThan(2);
    await redis.again();
    await bothWell();
    expect(newsWithout / median(await lateness(12))).toBeGreaterThan(3);
  }, 60_000);

  test.each<[string, () => Promise<void> | void, () => Promise<void> | void]>([
    ["is killed and started again", () => redis.kill(), () => redis.again()],
    ["freezes and thaws", () => redis.freeze(), () => redis.thaw()],
  ])(
    "while it %s nothing is lost, doubled, out of order or refused",
    async (_name, go, come) => {
      await bothWell();
      const stream = await listening();
      const from = ((await stream.next()).data as { seq: number }).seq;
      const heard: number[] = [];
      const lastKey = newId();
      let writing = true;
      const hearing = (async () => {
        for (let key = ""; key !== lastKey; ) {
          const change = await stream.change();
          heard.push(change.seq);
          key = change.key;
        }
      })();
      const told: { seq: number; status: number; ms: number }[] = [];
      const people = Array.from({ length: 4 }, async () => {
        while (writing) {
          const began = performance.now();
          const { seq, at, status } = await write();
          told.push({ seq, status, ms: at - began });
          await sleep(10);
        }
      });
      await sleep(500);
      await go();
      await expect.poll(() => remarks(otherUrl), { timeout: 10_000 }).toBeDefined();
      await sleep(500);
      await come();
      await bothWell();
      await sleep(500);
      writing = false;
      await Promise.all(people);
      const { seq: last } = await write(lastKey);
      await hearing;
      stream.close();
      expect(heard).toEqual(Array.from({ length: last - from }, (_, index) => from + 1 + index));
      expect(new Set(told.map(({ status }) => status))).toEqual(new Set([200]));
      expect(new Set(told.map(({ seq }) => seq)).size).toBe(told.length);
      // Nobody waited for Redis.
      expect(Math.max(...told.map(({ ms }) => ms))).toBeLessThan(1500);
    },
    60_000,
  );

  test("another Nexus on the same Redis is not woken, and nobody hears their own", async () => {
    await bothWell();
    const { redisWakes } = await import("./redis.ts");
    const options = { url: redis.url, log: () => {} };
    const [one, same, stranger] = [
      redisWakes({ ...options, master: world.master }),
      redisWakes({ ...options, master: world.master }),
      redisWakes({ ...options, master: Buffer.alloc(32, 1) }),
    ];
    const heard: string[] = [];
    for (const [name, wakes] of Object.entries({ one, same, stranger })) {
      wakes.hear((organization, work) => void heard.push(`${name} ${organization} ${work}`));
      wakes.start();
    }
    for (const wakes of [one, same, stranger]) await expect.poll(() => wakes.wanting()).toBeNull();
    one.tell("first", false);
    one.tell("first", true);
    one.tell("second", false);
    await expect.poll(() => heard.length).toBeGreaterThan(2);
    stranger.tell("theirs", true);
    one.tell("last", false);
    await expect.poll(() => heard.at(-1)).toBe("same last false");
    expect(heard).toEqual(["same first false", "same first true", "same second false", "same last false"]);
    for (const wakes of [one, same, stranger]) wakes.stop();
  });
});

test("what is no Redis fails nobody, and says so", async () => {
  const { askRedis, redisWakes } = await import("./redis.ts");
  const said: string[] = [];
  const url = "redis://127.0.0.1:1";
  const wakes = redisWakes({ url, master: Buffer.alloc(32), log: (message) => void said.push(message) });
  expect(wakes.wanting()).toMatch(/Redis is away/);
  wakes.start();
  wakes.tell("anybody", true);
  await expect.poll(() => said).toEqual([expect.stringContaining("ECONNREFUSED")]);
  await sleep(500);
  expect(said).toHaveLength(1);
  wakes.stop();
  await expect(askRedis(url)).rejects.toThrow("ECONNREFUSED");
});
