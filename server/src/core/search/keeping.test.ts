import { type Deal, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aSearchWorld, type SearchWorld } from "../../testkit/search-world.ts";
import { aDeal } from "../../testkit/world.ts";

describe.each(DATABASES)("The index on $dialect", ({ fresh }) => {
  let search: SearchWorld;

  beforeAll(async () => {
    search = await aSearchWorld(await fresh());
  });
  afterAll(() => search.close());

  describe("keeps up", () => {
    test("with changes, archives, restorations and removals", async () => {
      const actor = await search.alone();
      const { id } = await search.note("Vernissage", "with wine", actor);
      expect(await search.titles("vernissage", actor)).toEqual(["Vernissage"]);
      await search.tell("notes.update", { id, version: 1, changes: { name: "Finissage" } }, actor);
      expect([await search.titles("vernissage", actor), await search.titles("wine", actor)]).toEqual([
        ["Finissage"].slice(1),
        ["Finissage"],
      ]);
      await search.tell("notes.archive", { id, version: 2 }, actor);
      expect(await search.titles("finissage", actor)).toEqual([]);
      expect(await search.titles("finissage", actor, { archived: true })).toEqual(["Finissage"]);
      await search.tell("notes.restore", { id, version: 3 }, actor);
      expect(await search.titles("finissage", actor)).toEqual(["Finissage"]);
      expect(await search.titles("finissage", actor, { archived: true })).toEqual([]);
      // Whoever erases a record takes its words out in the same transaction.
      await search.world.database.transaction(async (tx) => {
        await tx.run("DELETE FROM notes WHERE organization_id=? AND id=?", [actor.organization, id]);
        await search.world.core.search.forget(tx, actor.organization, "notes", id);
      });
      expect(await search.titles("finissage", actor)).toEqual([]);
      for (const table of ["search_cells", "search_grams", "search_documents"]) {
        const rows = await search.world.database.all(`SELECT * FROM ${table} WHERE organization_id=?`, [
          actor.organization,
        ]);
        const left = rows.flatMap(Object.values).filter((each) => String(each).includes("finis"));
        expect([table, left]).toEqual([table, []]);
      }
    });

    test("with what an organization has added to a noun", async () => {
      const actor = await search.alone();
      await search.tell(
        "properties.create",
        { noun: "accounts", label: "Valley", word: "valley", kind: "text" },
        actor,
      );
      const made = { id: newId(), name: "Fernwärme AG", custom: { valley: "Oberes Engadin" } };
      await search.tell("accounts.create", made, actor);
      expect(await search.titles("engadin", actor)).toEqual(["Fernwärme AG"]);
      const { hits } = await search.world.core.search.find(actor, { text: "engadin", limit: 1, archived: false });
      expect(hits[0]?.snippet).toEqual({ field: "custom", text: "Oberes Engadin" });
      await search.tell("accounts.update", { id: made.id, version: 1, changes: { custom: { valley: null } } }, actor);
      expect(await search.titles("engadin", actor)).toEqual([]);
      expect(await search.world.core.search.check(actor.organization)).toMatchObject({ differences: [] });
    });

    test("at once after each commit of its own process", async () => {
      const actor = search.writerOf(await search.alone());
      await search.note("Warm up", null, actor);
      await search.settled();
      const begun = performance.now();
      for (let count = 1; count <= 20; count += 1) {
        await search.note(`Right now ${count}`, null, actor);
        const asked = { text: `right now ${count}`, limit: 1, archived: false };
        const found = async () => (await search.world.core.search.find(actor, asked)).hits.length;
        await expect.poll(found, { interval: 1, timeout: 5000 }).toBe(1);
      }
      // Looked for every half second alone, that would have taken ten.
      expect(performance.now() - begun).toBeLessThan(7000);
    });

    test("with an act on many records at once, and its undoing", async () => {
      const own = await search.world.company();
      const { actor } = own.people.owner;
      const deals: Deal[] = [];
      for (const name of ["Bulk one", "Bulk two"])
        deals.push(await search.tell("deals.create", aDeal(own, { name }), actor));
      const records = deals.map(({ id, version }) => ({ id, version }));
      const done = await search.world.core.execute(actor, "deals.bulk", {
        key: newId(),
        input: { verb: "archive", records },
      });
      expect(await search.titles("bulk", actor)).toEqual([]);
      if (done.outcome !== "done") throw new Error(done.outcome);
      await search.world.core.execute(actor, "deals.undo", { key: newId(), input: { seq: done.seq } });
      expect((await search.titles("bulk", actor)).sort()).toEqual(["Bulk one", "Bulk two"]);
    });

    test("so that the index is what it would be if it were made anew", async () => {
      const own = await search.world.company();
      const { actor } = own.people.owner;
      const some = ["Heat meters", "Cold meters", "Wärme", "東京", "heat heat heat", "x"];
      const made: Deal[] = [];
      for (let round = 0; round < 5; round += 1) {
        for (const name of some) made.push(await search.note(`${name} ${round}`, some[round] ?? null, actor));
      }
      for (const [index, { id }] of made.entries()) {
        if (index % 3 === 0)
          await search.tell("notes.update", { id, version: 1, changes: { name: `Changed ${index}` } }, actor);
        if (index % 4 === 1) await search.tell("notes.archive", { id, version: index % 3 === 0 ? 2 : 1 }, actor);
      }
      await search.settled();
      const asked = ["heat", "meters 3", "changed 1", "東", "warme", "x 3", "metres"];
      const ask = () => Promise.all(asked.map((each) => search.hits(each, actor, { limit: 50 })));
      expect((await search.world.core.search.check(own.id)).differences).toEqual([]);
      const before = await ask();
      await search.world.core.search.rebuild(own.id);
      const { differences, records } = await search.world.core.search.check(own.id);
      expect([differences, records]).toEqual([[], made.length + 1 + 3]);
      expect(await ask()).toEqual(before);
      expect(before.every((found) => found.length > 0)).toBe(true);
    });

    test("and a comparison finds what was lost, and what is too much", async () => {
      const actor = await search.alone();
      await search.note("Kept and lost", null, actor);
      await search.settled();
      const { core } = search.world;
      expect((await core.search.check(actor.organization)).differences).toEqual([]);
      const where = "organization_id=? AND term='lost'";
      await search.world.database.transaction((tx) =>
        tx.run(`DELETE FROM search_cells WHERE ${where}`, [actor.organization]),
      );
      await search.world.database.transaction((tx) =>
        tx.run("DELETE FROM notes WHERE organization_id=?", [actor.organization]),
      );
      const { differences } = await core.search.check(actor.organization);
      expect(differences.some((each) => each.endsWith("is indexed and does not exist"))).toBe(true);
      expect(differences.some((each) => each.includes('"kept"'))).toBe(true);
      await core.search.rebuild(actor.organization);
      expect((await core.search.check(actor.organization)).differences).toEqual([]);
    });
  });
});
