import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { MIGRATIONS } from "../../migrations/index.ts";
import { DATABASES } from "../../testkit/databases.ts";
import type { Actor } from "../actor.ts";
import { type Database, openDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { Refusal } from "../refusal.ts";
import { type Limits, limits } from "./limits.ts";

const ALLOWED = { perSecond: 10, atOnce: 1000 };
const ENOUGH = { perSecond: 1e6, atOnce: 1e6 };

describe.each(DATABASES)("limits on $dialect", ({ fresh }) => {
  let one: Database;
  let two: Database;
  let now = Date.parse("2026-11-23T12:00:00.000Z");
  const failures: unknown[] = [];

  beforeAll(async () => {
    const url = await fresh();
    [one, two] = [await openDatabase({ url }), await openDatabase({ url })];
    await migrate(one, MIGRATIONS);
  });
  afterAll(async () => {
    await Promise.all([one.close(), two.close()]);
    expect(failures).toEqual([]);
  });

  const process = (database: Database, given: object): Limits =>
    limits({
      database,
      clock: () => new Date(now),
      failed: (error) => void failures.push(error),
      actor: ENOUGH,
      organization: ENOUGH,
      ...given,
    });
  const anActor = (organization = newId()): Actor => ({
    kind: "member",
    id: newId(),
    name: "A",
    organization,
    permissions: new Set(),
  });

  async function refusalOf(act: () => unknown): Promise<Refusal | null> {
    try {
      await act();
      return null;
    } catch (error) {
      if (error instanceof Refusal) return error;
      throw error;
    }
  }

  /** How much work was let in of twice what is allowed, asked for by everybody at once. */
  async function letIn(all: readonly Limits[], actors: readonly Actor[], cost: number): Promise<number> {
    const asked = Array.from({ length: (2 * ALLOWED.atOnce) / cost }, async (_, index) => {
      const [by, actor] = [all[index % all.length], actors[index % actors.length]];
      return (await refusalOf(() => actor && by?.count(actor, cost))) ? 0 : cost;
    });
    return (await Promise.all(asked)).reduce<number>((sum, each) => sum + each, 0);
  }

  test("a member's work is counted by what it costs, by one process or by two at once, at most 5 % over", async () => {
    for (const all of [
      [process(one, { actor: ALLOWED })],
      [process(one, { actor: ALLOWED }), process(two, { actor: ALLOWED })],
    ]) {
      const allowed = await letIn(all, [anActor()], 5);
      expect(allowed).toBeGreaterThanOrEqual(ALLOWED.atOnce * 0.9);
      expect(allowed).toBeLessThanOrEqual(ALLOWED.atOnce * 1.05);
    }
  });

  test("an organization's work is counted over all of its members", async () => {
    const organization = newId();
    const members = Array.from({ length: 7 }, () => anActor(organization));
    const allowed = await letIn([process(one, { organization: ALLOWED })], members, 5);
    expect(allowed).toBeLessThanOrEqual(ALLOWED.atOnce * 1.05);
    expect(allowed).toBeGreaterThanOrEqual(ALLOWED.atOnce * 0.9);
  });

  test("one member's end is nobody else's, and another organization's neither", async () => {
    const all = process(one, { actor: ALLOWED });
    await letIn([all], [anActor()], 5);
    expect(await refusalOf(() => all.count(anActor(), 5))).toBeNull();
  });

  test("a refusal says after how many seconds it helps to come again, and then it does", async () => {
    const all = process(one, { actor: ALLOWED });
    const actor = anActor();
    await letIn([all], [actor], 5);
    const refusal = await refusalOf(() => all.count(actor, 5));
    expect(refusal?.code).toBe("TOO_MANY");
    const seconds = Number(refusal?.facts["seconds"]);
    expect(seconds).toBeGreaterThan(0);
    now += seconds * 1000;
    expect(await refusalOf(() => all.count(actor, 5))).toBeNull();
  });

  test("who asks for little is never looked up", async () => {
    const all = process(one, { actor: ALLOWED });
    const before = await one.lists("SELECT COUNT(*) FROM limit_buckets");
    const actor = anActor();
    for (let n = 0; n < 2; n += 1) expect(all.count(actor, 5)).toBeNull();
    expect(await one.lists("SELECT COUNT(*) FROM limit_buckets")).toEqual(before);
  });

  test("who has asked for much is told how much is left", async () => {
    const all = process(one, { actor: ALLOWED });
    const actor = anActor();
    expect(await all.count(actor, 500)).toBeLessThanOrEqual(ALLOWED.atOnce - 480);
  });

  test("buckets that are full again are forgotten", async () => {
    now += 3_600_000;
    const all = process(one, { actor: ALLOWED });
    await all.count(anActor(), 500);
    expect((await one.lists("SELECT COUNT(*) FROM limit_buckets"))[0]?.[0]).toBeLessThanOrEqual(2);
  });
});

describe("limits whose database is away", () => {
  test("decide at once, by what the process has left, and do not stop everybody", async () => {
    const database = await openDatabase({ url: await DATABASES[0].fresh() });
    const failures: unknown[] = [];
    const all = limits({
      database,
      clock: () => new Date(),
      failed: (error) => void failures.push(error),
      actor: ALLOWED,
    });
    const actor: Actor = { kind: "member", id: "a", name: "A", organization: "o", permissions: new Set() };
    const began = performance.now();
    // The table is not there: every question to the others fails.
    for (let n = 0; n < 20; n += 1) await all.count(actor, 5);
    expect(performance.now() - began).toBeLessThan(2000);
    expect(failures.length).toBeGreaterThan(0);
    await database.close();
  });
});
