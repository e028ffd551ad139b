import { type Change, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { UnreachableError } from "../database/database.ts";
import { type Hub, type HubOptions, hub, type Listener } from "./hub.ts";

/** A reader in this process that keeps each piece it was sent. */
function aListener() {
  const pieces: string[] = [];
  let closed = false;
  const listener: Listener = {
    send: (bytes) => {
      pieces.push(Buffer.from(bytes).toString());
      return true;
    },
    drained: async () => true,
    close: (last) => {
      if (last) pieces.push(Buffer.from(last).toString());
      closed = true;
    },
  };
  const seqs = () =>
    pieces.flatMap((piece) => [...piece.matchAll(/^id: (\d+)\nevent: change$/gm)].map(([, id]) => Number(id)));
  return { listener, pieces, seqs, isClosed: () => closed };
}

describe.each(DATABASES)("the hub on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  const hubs: Hub[] = [];

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
  });
  afterAll(async () => {
    await Promise.all(hubs.map((each) => each.stop()));
    expect(world.failures).toEqual([]);
    await world.close();
  });

  /** A hub of another process, which looks only when it is told to. */
  function aHub(given: Partial<HubOptions> = {}): Hub {
    const { database, core } = world;
    const made = hub({
      ...{ database, records: core.records, failed: (error) => expect(error).toBeUndefined() },
      ...{ standing: core.sessions.standing, pollEvery: 3_600_000, sweepEvery: 3_600_000, ...given },
    });
    hubs.push(made);
    return made;
  }

  const reader = (credential = "session:none:none:none") => ({ actor: company.people.owner.actor, credential });

  /** Makes so many deals; gives their ids. */
  async function write(times: number): Promise<string[]> {
    const ids = Array.from({ length: times }, () => newId());
    const input = (id: string): object => ({ ...aDeal(company), id });
    await Promise.all(
      ids.map((id) =>
        world.core.execute(company.people.owner.actor, "deals.create", { key: newId(), input: input(id) }),
      ),
    );
    return ids;
  }

  test("tells each record as its own noun's, where two share an id", async () => {
    const made = aHub();
    const page = aListener();
    await made.join(page.listener, reader(), null);
    const id = newId();
    const { actor } = company.people.owner;
    const execute = (operation: string, input: object) => world.core.execute(actor, operation, { key: newId(), input });
    await execute("teams.create", { id, name: "The team" });
    await execute("accounts.create", { id, name: "The account" });
    made.wake(company.id);
    const told = () =>
      [...page.pieces.join("").matchAll(/^event: change\ndata: (.*)$/gm)].map(([, text]) => {
        const { noun, record } = JSON.parse(text ?? "") as Change & { record: { name: string } };
        return [noun, record.name];
      });
    await expect.poll(told).toEqual([
      ["teams", "The team"],
      ["accounts", "The account"],
    ]);
  });

  test("tells one act on five hundred records in one piece: the act, then each record with the act as its cause", async () => {
    const owner = company.people.owner.actor;
    const records = (await write(500)).map((id) => ({ id, version: 1 }));
    const own = aHub();
    const [one, other] = [aListener(), aListener()];
    await own.join(one.listener, reader(), null);
    await own.join(other.listener, reader("session:other:none:none"), null);
    await world.core.execute(owner, "deals.bulk", { key: newId(), input: { verb: "archive", records } });
    own.wake(company.id);
    await expect.poll(() => other.seqs().length).toBe(501);
    // The greeting, and all of it.
    expect([one.pieces.length, one.pieces[1]]).toEqual([2, other.pieces[1]]);
    const [act, ...inner] = [...(one.pieces[1] ?? "").matchAll(/^data: (.*)$/gm)].map(
      ([, data = ""]) => JSON.parse(data) as Change,
    );
    expect(act).toMatchObject({ verb: "deals.bulk", cause: null, actor: { name: owner.name } });
    expect(inner.map(({ seq, cause, id, verb }) => ({ seq, cause, id, verb }))).toEqual(
      records.map(({ id }, index) => ({
        ...{ seq: (act?.seq ?? 0) + 1 + index, cause: act?.seq, id, verb: "deals.archive" },
      })),
    );
    expect(inner.every(({ record }) => record?.["archivedAt"])).toBe(true);
  }, 60_000);

  test("says who acted, by what, and what an entry is a part of", async () => {
    const own = aHub();
    const { listener, pieces } = aListener();
    await own.join(listener, reader(), null);
    await write(1);
    own.wake(company.id);
    await expect.poll(() => pieces.length).toBe(2);
    const [, data = ""] = /^data: (.*)$/m.exec(pieces[1] ?? "") ?? [];
    const { id, name } = company.people.owner.actor;
    expect(JSON.parse(data)).toMatchObject({ actor: { kind: "member", id, name }, verb: "deals.create", cause: null });
  });

  test("reads out what was missed up to its bound, and says reset beyond it", async () => {
    const own = aHub({ mostMissed: 3 });
    await write(4);
    const row = await world.database.get("SELECT seq FROM journal_heads WHERE organization_id=?", [company.id]);
    const head = row?.["seq"] as number;
    const [within, beyond] = [aListener(), aListener()];
    await own.join(within.listener, reader(), head - 3);
    expect(within.seqs()).toEqual([head - 2, head - 1, head]);
    await own.join(beyond.listener, reader(), head - 4);
    expect(beyond.pieces.slice(1)).toEqual([`id: ${head}\nevent: reset\ndata: {"why":"missed"}\n\n`]);
  });

  test("lets a reader that takes too long with what it missed start anew", async () => {
    const own = aHub();
    const slow = aListener();
    await write(1);
    await own.join({ ...slow.listener, drained: async () => false }, reader(), 0);
    expect(slow.pieces.at(-1)).toContain("event: reset");
  });

  test.each([
    [
      "breaks streams without a word when the database is away, so that they go on where they were",
      new UnreachableError("gone"),
      null,
    ],
    ["says reset where news cannot be told", new Error("a record that nobody can read"), "failed"],
  ])("%s", async (_, error, why) => {
    const failures: unknown[] = [];
    let works = false;
    const own = aHub({
      records: (...asked) => (works ? world.core.records(...asked) : Promise.reject(error)),
      failed: (each) => void failures.push(each),
    });
    const [one, again] = [aListener(), aListener()];
    await own.join(one.listener, reader(), null);
    const { seq } = JSON.parse(/data: (.*)/.exec(one.pieces[0] ?? "")?.[1] ?? "") as { seq: number };
    await write(1);
    own.wake(company.id);
    await expect.poll(one.isClosed).toBe(true);
    expect(one.pieces.slice(1)).toEqual(why ? [`event: reset\ndata: {"why":"${why}"}\n\n`] : []);
    expect(failures).toEqual([error]);
    works = true;
    await own.join(again.listener, reader(), seq);
    expect(again.seqs()).toEqual([seq + 1]);
  });

  test("tells of a failure once, and again after it has gone well", async () => {
    const failures: unknown[] = [];
    const error = new Error("away");
    let away = true;
    const own = aHub({
      sweepEvery: 5,
      standing: (asked) => (away ? Promise.reject(error) : world.core.sessions.standing(asked)),
      failed: (each) => void failures.push(each),
    });
    const { listener, isClosed } = aListener();
    await own.join(listener, reader(), null);
    await expect.poll(() => failures.length).toBe(1);
    // Many sweeps later it is still the one.
    await new Promise((done) => setTimeout(done, 50));
    expect([failures, isClosed()]).toEqual([[error], false]);
    away = false;
    await expect.poll(isClosed).toBe(true);
  });

  test("ends forty thousand streams whose credentials are gone", async () => {
    const own = aHub({ sweepEvery: 50 });
    const listeners = Array.from({ length: 40_000 }, aListener);
    for (const [index, { listener }] of listeners.entries())
      await own.join(listener, reader(`${index % 2 ? "session" : "embed"}:${newId()}:m:owner`), null);
    await expect.poll(() => own.size, { timeout: 15_000 }).toBe(0);
    expect(listeners.every(({ isClosed, pieces }) => isClosed() && pieces.at(-1)?.includes("TOKEN_ENDED"))).toBe(true);
  }, 60_000);

  test("leaves nothing behind when a reader goes", async () => {
    const own = aHub();
    const leave = await own.join(aListener().listener, reader(), null);
    expect(own.size).toBe(1);
    leave();
    leave();
    expect(own.size).toBe(0);
  });
});
