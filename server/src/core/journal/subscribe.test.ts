import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { newId } from "@nexus-os/contracts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { plant } from "../../testkit/faults.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { createOrganization } from "../identity/organizations.ts";
import { noteOthers } from "./others.ts";
import { type Noted, type Projection, type Subscribers, type SubscribersOptions, subscribers } from "./subscribe.ts";

const PROCESS = fileURLToPath(new URL("../../testkit/follower.ts", import.meta.url));

describe.each(DATABASES)("Whoever follows the journal on $dialect", ({ fresh }) => {
  let url: string;
  let world: World;
  let company: Company;
  let owner: Actor;
  let running: Subscribers[] = [];
  let failures: unknown[] = [];

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url });
    company = await world.company();
    owner = company.people.owner.actor;
    await world.database.transaction((tx) =>
      tx.run("CREATE TABLE heard (who VARCHAR(40) NOT NULL, organization_id CHAR(36) NOT NULL, seq BIGINT NOT NULL)"),
    );
  });
  afterEach(async () => {
    await Promise.all(running.map((each) => each.stop()));
    running = [];
    failures = [];
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  /** As many as there are processes: each has subscribers of its own on the one database. */
  function follow(options: Partial<SubscribersOptions> = {}): Subscribers {
    const made = subscribers({
      ...{ database: world.database, clock: () => new Date(), failed: (error) => void failures.push(error) },
      ...{ pollEvery: 20, retryAfter: 5, lease: 500, ...options },
    });
    running.push(made);
    return made;
  }

  async function alone(): Promise<Actor> {
    const said = { name: "Alone", currency: "EUR", timeZone: "Europe/Berlin" };
    const organization = await createOrganization(world.database, said, new Date().toISOString());
    return { ...owner, organization };
  }

  async function write(count: number, actor: Actor = owner): Promise<void> {
    const tell = () => world.core.execute(actor, "accounts.create", { key: newId(), input: { name: "Some account" } });
    await Promise.all(Array.from({ length: count }, tell));
  }
  async function headOf({ organization }: Actor): Promise<number> {
    const sql = "SELECT seq FROM journal_heads WHERE organization_id=?";
    return (await world.database.get(sql, [organization]))?.["seq"] as number;
  }
  const counted = (to: number): number[] => Array.from({ length: to }, (_, index) => index + 1);
  const until = <T>(look: () => T | Promise<T>, wanted: T): Promise<void> =>
    expect.poll(look, { timeout: 15_000, interval: 5 }).toEqual(wanted);

  /** Lets a subscriber have heard everything of other tests. */
  async function hasHeardOthers(name: string, ...own: Actor[]): Promise<void> {
    const sql =
      "INSERT INTO journal_places (organization_id, subscriber, seq, failures) SELECT organization_id, ?, seq, 0 FROM journal_heads";
    await world.database.transaction(async (tx) => {
      await tx.run(sql, [name]);
      for (const { organization } of own) {
        await tx.run("DELETE FROM journal_places WHERE subscriber=? AND organization_id=?", [name, organization]);
      }
    });
  }

  /** Writes down what it is told, in the transaction that moves its place. */
  const recorder = (name: string, most = 7): Projection => ({
    ...{ name, most },
    within: async (tx, entries, { organization }) => {
      for (const { seq } of entries) await tx.run("INSERT INTO heard VALUES (?,?,?)", [name, organization, seq]);
      return undefined;
    },
  });
  async function heardBy(name: string, { organization }: Actor): Promise<number[]> {
    const sql = `SELECT seq FROM heard WHERE who=? AND organization_id=?${world.database.dialect === "sqlite" ? " ORDER BY rowid" : ""}`;
    return (await world.database.lists(sql, [name, organization])).map(([seq]) => seq as number);
  }

  test("is told every entry from the first on, once and in order, also what is written meanwhile", async () => {
    const actor = await alone();
    await write(20, actor);
    const name = `order-${newId().slice(-8)}`;
    const one = follow();
    one.add(recorder(name));
    one.start();
    await write(30, actor);
    await until(async () => (await heardBy(name, actor)).length, 50);
    expect(await heardBy(name, actor)).toEqual(counted(50));
  });

  test("hears at once what its own process wrote", async () => {
    const actor = await alone();
    const seen: number[] = [];
    await hasHeardOthers("woken", actor);
    const one = follow({ pollEvery: 3_600_000 });
    one.add({ name: "woken", take: async (entries) => void seen.push(...entries.map(({ seq }) => seq)) });
    one.start();
    await write(1, actor);
    one.wake(actor.organization);
    await until(() => seen, [1]);
  });

  test("is two processes and hears each entry once, whoever wrote it", async () => {
    const actors = [await alone(), await alone(), await alone()];
    const name = `two-${newId().slice(-8)}`;
    const both = [follow(), follow(), follow()];
    for (const each of both) each.add(recorder(name));
    for (const each of both) each.start();
    for (let round = 0; round < 5; round += 1) {
      await Promise.all(actors.map((actor) => write(8, actor)));
      for (const each of both) for (const { organization } of actors) each.wake(organization);
    }
    for (const actor of actors) {
      await until(async () => (await heardBy(name, actor)).length, 40);
      expect(await heardBy(name, actor)).toEqual(counted(40));
    }
    expect(failures).toEqual([]);
  });

  test("acts outside of the database in one process at a time, in order", async () => {
    const actor = await alone();
    await hasHeardOthers("outside", actor);
    const told: [number, number][] = [];
    let [busy, most] = [0, 0];
    for (const number of [1, 2, 3]) {
      const each = follow();
      each.add({
        ...{ name: "outside", most: 3 },
        take: async (entries) => {
          busy += 1;
          most = Math.max(most, busy);
          await new Promise((done) => setImmediate(done));
          for (const { seq } of entries) told.push([seq, number]);
          busy -= 1;
        },
      });
      each.start();
    }
    for (let round = 0; round < 6; round += 1) {
      await write(5, actor);
      for (const each of running) each.wake(actor.organization);
    }
    await until(() => told.length, 30);
    expect(told.map(([seq]) => seq)).toEqual(counted(30));
    expect(most).toBe(1);
  });

  test("takes over from a process that died with its lease, and repeats what that one may have done", async () => {
    const actor = await alone();
    await write(3, actor);
    await hasHeardOthers("taken-over", actor);
    const died = follow({ lease: 300 });
    const seen: string[] = [];
    let stuck = () => {};
    const hanging = new Promise<void>((done) => {
      stuck = done;
    });
    died.add({
      name: "taken-over",
      take: async (entries) => {
        seen.push(`first ${entries.map(({ seq }) => seq)}`);
        await hanging;
      },
    });
    died.start();
    await until(() => seen.length, 1);
    // As if the process stood still: its lease has run out, and is no more its own.
    await world.database.transaction((tx) =>
      tx.run("UPDATE journal_places SET holder=?, held_until=? WHERE subscriber='taken-over'", [
        newId(),
        new Date().toISOString(),
      ]),
    );
    const next = follow();
    next.add({
      name: "taken-over",
      take: async (entries) => void seen.push(`second ${entries.map(({ seq }) => seq)}`),
    });
    next.start();
    await until(() => seen, ["first 1,2,3", "second 1,2,3"]);
    stuck();
    await until(
      async () =>
        (await next.lag()).filter(({ organization, behind }) => organization === actor.organization && behind > 0),
      [],
    );
    expect(seen).toHaveLength(2);
  });

  test("that fails is tried again, says so, and stops nobody else", async () => {
    const actor = await alone();
    await write(4, actor);
    const name = `well-${newId().slice(-8)}`;
    const one = follow();
    await hasHeardOthers(`ill-${name}`, actor);
    let broken = true;
    const taken: number[] = [];
    one.add({
      ...{ name: `ill-${name}`, most: 2 },
      take: async (entries) => {
        if (broken && entries.some(({ seq }) => seq === 3)) throw new Error("the other side is away");
        taken.push(...entries.map(({ seq }) => seq));
      },
    });
    one.add(recorder(name));
    one.start();
    const lagOf = async (subscriber: string) =>
      (await one.lag()).find((lag) => lag.subscriber === subscriber && lag.organization === actor.organization);
    await until(async () => ((await lagOf(`ill-${name}`))?.failures ?? 0) >= 3, true);
    expect(await lagOf(`ill-${name}`)).toMatchObject({
      ...{ seq: 2, head: 4, behind: 2, failure: "Error: the other side is away" },
      retryAt: expect.stringMatching(/Z$/),
    });
    await until(() => heardBy(name, actor), counted(4));
    expect(await lagOf(name)).toMatchObject({ seq: 4, behind: 0, failures: 0, failure: null, retryAt: null });
    broken = false;
    await until(() => taken, counted(4));
    expect(await lagOf(`ill-${name}`)).toMatchObject({ behind: 0, failures: 0, failure: null, retryAt: null });
    expect(failures.length).toBeGreaterThanOrEqual(3);
  });

  test("waits longer after each failure", async () => {
    const actor = await alone();
    await write(1, actor);
    await hasHeardOthers("patient", actor);
    const at = new Date("2027-01-01T00:00:00.000Z");
    const one = follow({ clock: () => at, retryAfter: 1000 });
    let tries = 0;
    one.add({
      name: "patient",
      take: async () => {
        tries += 1;
        throw new Error("no");
      },
    });
    one.start();
    const waits: number[] = [];
    for (const expected of [1000, 2000, 4000, 8000, 16_000, 32_000, 60_000, 60_000]) {
      const lag = async () => (await one.lag()).find(({ organization }) => organization === actor.organization);
      await until(async () => (await lag())?.failures, waits.length + 1);
      const wait = Date.parse((await lag())?.retryAt ?? "") - at.getTime();
      waits.push(wait);
      expect(wait).toBe(expected);
      // Woken before its time, it does not try.
      one.wake(actor.organization);
      at.setTime(at.getTime() + wait);
    }
    expect(tries).toBeLessThanOrEqual(9);
  });

  test("counts each entry once when it fails between its effect and its place", async () => {
    const actor = await alone();
    await write(6, actor);
    const name = `fault-${newId().slice(-8)}`;
    await hasHeardOthers(name, actor);
    const one = follow();
    one.add(recorder(name, 2));
    plant("subscribe.effect", "error");
    one.start();
    await until(async () => (await heardBy(name, actor)).length, 6);
    expect(await heardBy(name, actor)).toEqual(counted(6));
    expect(failures).toHaveLength(1);
  });

  test.each([0, 1, 4])("loses and repeats nothing when its process is killed there, after %i times", async (passes) => {
    const actor = await alone();
    await write(20, actor);
    const name = `killed-${passes}-${newId().slice(-8)}`;
    await hasHeardOthers(name, actor);
    const child = spawn(process.execPath, ["--conditions=nexus-faults", PROCESS, JSON.stringify({ url, name })], {
      stdio: ["ignore", "pipe", "inherit"],
      env: { ...process.env, NEXUS_FAULTS: `subscribe.effect=kill@${passes}` },
    });
    const lines: string[] = [];
    createInterface({ input: child.stdout }).on("line", (line) => lines.push(line));
    const [, signal] = (await once(child, "close")) as [number | null, string | null];
    expect([signal, lines.length]).toEqual(["SIGKILL", passes + 1]);
    expect(await heardBy(name, actor)).toEqual(counted(passes * 3));
    const next = follow();
    next.add(recorder(name));
    next.start();
    await until(async () => (await heardBy(name, actor)).length, 20);
    expect(await heardBy(name, actor)).toEqual(counted(20));
  });

  test("is told of every record that an act changed", async () => {
    const own = await world.company();
    const { actor } = own.people.owner;
    const told: Noted[] = [];
    const one = follow();
    one.add({
      name: "others",
      take: async (entries, organization) => {
        if (organization === own.id) told.push(...entries);
      },
    });
    one.start();
    await world.core.execute(actor, "deals.create", { key: newId(), input: aDeal(own) });
    await until(() => told.length, await headOf(actor));
    expect(told.map(({ others }) => others)).toEqual(told.map(() => []));
    // Two records beside the subject: they are noted with the entry.
    const [before, ids] = [await headOf(actor), [newId(), newId(), newId()]];
    await world.database.transaction((tx) =>
      noteOthers(
        tx,
        [
          {
            ...{ organization: own.id, subject: { noun: "deals", id: ids[0], version: 1 } },
            changes: ids.map((id) => ({ noun: "deals", id })),
          },
        ] as never,
        [{ seq: before + 1 }],
      ),
    );
    await world.core.execute(actor, "deals.create", { key: newId(), input: aDeal(own) });
    await until(() => told.length, before + 1);
    expect(
      told
        .at(-1)
        ?.others.map(({ id }) => id)
        .sort(),
    ).toEqual(ids.slice(1).sort());
  });
});
