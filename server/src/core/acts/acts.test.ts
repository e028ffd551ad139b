import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDepot, type Depot, type Known } from "../../testkit/depot-world.ts";
import type { Actor } from "../actor.ts";
import { sealsOf } from "../jobs/seals.ts";

describe.each(DATABASES)("acts on $dialect", ({ fresh }) => {
  let { world, company, owner, shelf, write, read, aCrate, close } = {} as Depot;
  const crate = (id: string) => read("crates.get", { id });
  const entries = (from: number) =>
    world.database.all(
      "SELECT seq, cause, operation, noun, record_id, idempotency_key FROM journal WHERE organization_id=? AND seq>=? ORDER BY seq",
      [company.id, from],
    );

  beforeAll(async () => {
    ({ world, company, owner, shelf, write, read, aCrate, close } = await aDepot(await fresh()));
  });
  afterAll(async () => {
    expect(await close()).toBeNull();
  });

  describe("a verb that calls another", () => {
    test("commits with it, and each leaves a row, the inner one with the outer as its cause", async () => {
      const { id, version } = await aCrate();
      const before = await read("shelves.get", { id: shelf.id });
      const { seq, output } = await write("crates.pack", { id, version, weight: 12 }, owner, "packing-1");
      expect(output).toMatchObject({ state: "packed", weight: 12 });
      expect((await read("shelves.get", { id: shelf.id })).burden).toBe(before.burden + 12);
      expect(await entries(seq)).toEqual([
        expect.objectContaining({ seq, cause: null, operation: "crates.pack", idempotency_key: "packing-1" }),
        expect.objectContaining({ seq: seq + 1, cause: seq, operation: "shelves.weigh", record_id: shelf.id }),
      ]);
    });

    test("needs the permission for it too, and leaves nothing where that is missing", async () => {
      const { id, version } = await aCrate();
      const permissions = new Set([...owner.permissions].filter((name) => name !== "shelves.weigh"));
      const asked = write("crates.pack", { id, version, weight: 1 }, { ...owner, permissions });
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN", facts: { operation: "shelves.weigh" } });
      expect(await crate(id)).toMatchObject({ state: "open", version });
    });

    test("sees in a question what was changed in its own transaction, and answers it outside too", async () => {
      const own = (await write("shelves.create", { name: "East" })).output.id;
      await aCrate({ shelf: own, weight: 3, name: "Light" });
      await aCrate({ shelf: own, weight: 30, name: "Heavy" });
      expect(await read("crates.heaviest", { shelf: own })).toEqual({ name: "Heavy", weight: 30 });
    });
  });

  describe("a verb that begins a job", () => {
    test("begins one for each who told it, though two people chose the same key", async () => {
      const { member } = company.people;
      const acts: readonly (readonly [Actor, Known])[] = [
        [owner, await aCrate()],
        [member.actor, await aCrate()],
        [owner, await aCrate()],
      ];
      const told = acts.map(([who, { id, version }], index) =>
        write("crates.inspect", { id, version }, who, index === 2 ? "another" : "the-same"),
      );
      await Promise.all(told);
      const sql = "SELECT id, actor_id, input FROM job_runs WHERE organization_id=? AND job=? ORDER BY id";
      const begun = await world.database.all(sql, [company.id, "depot.inspect"]);
      const wanted = acts.map(([who, { id }]) => ({ actor_id: who.id, input: JSON.stringify({ crate: id }) }));
      const seals = sealsOf(world.core.keys);
      const opened = begun.map(({ id, actor_id, input }) => ({
        actor_id,
        input: seals.open({ organization: company.id, id: id as string }, input as string),
      }));
      expect(opened).toEqual(expect.arrayContaining(wanted));
    });
  });

  describe("a secret", () => {
    test("is shown once and kept nowhere that is read", async () => {
      const key = newId();
      const { output, seq } = await write("crates.receive", { name: "Secret", shelf: shelf.id }, owner, key);
      expect(output).toMatchObject({ code: "shown-once", name: "Secret" });
      expect(await crate(output.id)).not.toHaveProperty("code");
      expect(JSON.stringify(await read("crates.timeline", { id: output.id }))).not.toContain("shown-once");
      await expect(write("crates.receive", { name: "Secret", shelf: shelf.id }, owner, key)).rejects.toMatchObject({
        code: "SECRET_SHOWN_ONCE",
      });
      expect((await entries(seq)).length).toBe(1);
    });
  });

  describe("one act on many records", () => {
    test("changes all of them, each with a row of its own, and is taken back as one", async () => {
      const made = await Promise.all(Array.from({ length: 40 }, (_, index) => aCrate({ weight: index })));
      const records = made.map(({ id, version }) => ({ id, version }));
      const { seq, output } = await write("crates.bulk", {
        ...{ verb: "update", records },
        input: { changes: { name: "Renamed" } },
      });
      expect(output.records).toEqual(records.map(({ id }) => ({ id, version: 2 })));
      const rows = await entries(seq);
      expect(rows.map(({ cause }) => cause)).toEqual([null, ...records.map(() => seq)]);
      expect(await crate(records[7]?.id ?? "")).toMatchObject({ name: "Renamed", version: 2 });

      const undone = await write("crates.undo", { seq });
      expect(undone.output.records).toHaveLength(40);
      expect(await crate(records[7]?.id ?? "")).toMatchObject({ name: "Valves", version: 3 });

      await write("crates.undo", { seq: undone.seq });
      expect(await crate(records[7]?.id ?? "")).toMatchObject({ name: "Renamed", version: 4 });
    });

    test("takes five hundred, and no more", async () => {
      const made: Known[] = [];
      for (let index = 0; index < 500; index += 1) made.push(await aCrate());
      const records = made.map(({ id, version }) => ({ id, version }));
      const { output } = await write("crates.bulk", { verb: "archive", records });
      expect(output.records).toHaveLength(500);
      const many = write("crates.bulk", { verb: "restore", records: [...records, { id: newId(), version: 1 }] });
      await expect(many).rejects.toMatchObject({ code: "INVALID" });
    });

    test.each([
      ["a stale version", (id: string) => ({ id, version: 7 }), "CONFLICT"],
      ["an unknown record", () => ({ id: newId(), version: 1 }), "NOT_FOUND"],
    ])("changes none where one has %s, and says which", async (_, wrong, code) => {
      const [one, other] = [await aCrate(), await aCrate()];
      const bad = wrong(other.id);
      const asked = write("crates.bulk", {
        ...{ verb: "update", input: { changes: { name: "No" } } },
        records: [{ id: one.id, version: 1 }, bad],
      });
      await expect(asked).rejects.toMatchObject({ code, facts: { record: bad.id } });
      expect(await crate(one.id)).toMatchObject({ name: "Valves", version: 1 });
    });

    test("takes back an act of it only with the whole", async () => {
      const { id, version } = await aCrate();
      const { seq } = await write("crates.bulk", { verb: "archive", records: [{ id, version }] });
      await expect(write("crates.undo", { seq: seq + 1 })).rejects.toMatchObject({ code: "NOT_UNDOABLE" });
    });

    test.each([
      [{ verb: "create", records: [{ id: newId(), version: 1 }] }],
      [{ verb: "archive", records: [] }],
      [{ verb: "archive", records: [], input: {} }],
      [{ verb: "update", records: [{ id: newId(), version: 1 }], input: { changes: {} } }],
      [{ verb: "update", records: [{ id: newId(), version: 1 }], input: { changes: { name: "x" }, id: newId() } }],
    ])("refuses %j", async (input) => {
      await expect(write("crates.bulk", input)).rejects.toMatchObject({ code: "INVALID" });
    });

    test("needs the permission of the act", async () => {
      const { id, version } = await aCrate();
      const permissions = new Set([...owner.permissions].filter((name) => name !== "crates.archive"));
      const asked = write("crates.bulk", { verb: "archive", records: [{ id, version }] }, { ...owner, permissions });
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN", facts: { operation: "crates.archive" } });
    });
  });

  describe("undo", () => {
    test("takes a creation back by putting the record away, and brings it again", async () => {
      const { seq, output } = await write("shelves.create", { name: "Wrong" });
      const undone = await write("shelves.undo", { seq });
      expect(await read("shelves.get", { id: output.id })).toMatchObject({ archivedAt: expect.any(String) });
      await write("shelves.undo", { seq: undone.seq });
      expect(await read("shelves.get", { id: output.id })).toMatchObject({ archivedAt: null });
    });

    test("takes back what a verb called along with it", async () => {
      const { id, version } = await aCrate({ weight: 4 });
      const burden = (await read("shelves.get", { id: shelf.id })).burden;
      const { seq } = await write("crates.pack", { id, version, weight: 9 });
      await write("crates.undo", { seq });
      expect(await crate(id)).toMatchObject({ state: "open" });
      expect((await read("shelves.get", { id: shelf.id })).burden).toBe(burden);
    });

    test("takes back all that one act changed of a record, however often it set it", async () => {
      const { id, version } = await aCrate({ name: "Valves", weight: 4 });
      const { seq } = await write("crates.restack", { id, version, name: "Pipes", weight: 9 });
      expect((await read("crates.timeline", { id, limit: 1 })).items[0].changes).toMatchObject({
        before: { version: 1, name: "Valves", weight: 4 },
        after: { version: 3, name: "Pipes anew", weight: 9 },
      });
      await write("crates.undo", { seq });
      expect(await crate(id)).toMatchObject({ name: "Valves", weight: 4 });
    });

    test("shows nobody a record that they may not change", async () => {
      const { id, version } = await aCrate();
      const { seq } = await write("crates.pack", { id, version, weight: 9 });
      const { version: now, burden } = await read("shelves.get", { id: shelf.id });
      await write("shelves.weigh", { id: shelf.id, version: now, burden });
      const permissions = new Set([...owner.permissions].filter((name) => !name.startsWith("shelves.")));
      await expect(write("crates.undo", { seq }, { ...owner, permissions })).rejects.toMatchObject({
        ...{ code: "FORBIDDEN", facts: { operation: "shelves.weigh" } },
      });
    });

    test("does not overrule who changed the record since", async () => {
      const { id, version } = await aCrate();
      const { seq } = await write("crates.update", { id, version, changes: { name: "Mine" } });
      await write("crates.update", { id, version: version + 1, changes: { name: "Theirs" } });
      await expect(write("crates.undo", { seq })).rejects.toMatchObject({ code: "CONFLICT" });
      expect(await crate(id)).toMatchObject({ name: "Theirs" });
    });

    test("says what cannot be undone, of its own organization alone", async () => {
      const { id, version } = await aCrate();
      const sealed = await write("crates.seal", { id, version });
      await expect(write("crates.undo", { seq: sealed.seq })).rejects.toMatchObject({ code: "NOT_UNDOABLE" });
      const [other, same] = [await world.company(), await write("shelves.create", { name: "Ours" })];
      for (const seq of [same.seq, 999_999]) {
        const asked = write("shelves.undo", { seq }, other.people.owner.actor);
        await expect(asked).rejects.toMatchObject({ code: "NOT_FOUND", facts: { singular: "write" } });
      }
      await expect(write("crates.undo", { seq: same.seq })).rejects.toMatchObject({ code: "NOT_FOUND" });
    });

    test("needs the permission of the verb that takes it back", async () => {
      const { seq } = await write("shelves.create", { name: "Kept" });
      const permissions = new Set([...owner.permissions].filter((name) => name !== "shelves.archive"));
      await expect(write("shelves.undo", { seq }, { ...owner, permissions })).rejects.toMatchObject({
        code: "FORBIDDEN",
      });
    });
  });
});
