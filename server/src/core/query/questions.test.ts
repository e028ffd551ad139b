import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDepot, type Depot } from "../../testkit/depot-world.ts";

describe.each(DATABASES)("questions on $dialect", ({ fresh }) => {
  let { world, write, read, aCrate, close } = {} as Depot;

  beforeAll(async () => {
    ({ world, write, read, aCrate, close } = await aDepot(await fresh()));
  });
  afterAll(async () => {
    expect(await close()).toBeNull();
  });

  describe("what is asked of many records", () => {
    let own: string;
    beforeAll(async () => {
      own = (await write("shelves.create", { name: "Figures" })).output.id;
      const of = (weight: number, minor: number, currency: string, due: string | null) =>
        aCrate({ shelf: own, weight, worth: { minor, currency }, due });
      await of(1, 100, "EUR", "2026-01-31");
      await of(2, 250, "EUR", "2026-02-01");
      await of(3, 7, "CHF", "2025-12-29");
      const packed = await of(4, 1, "EUR", null);
      await write("crates.pack", { ...{ id: packed.id, version: packed.version }, weight: 4 });
    });

    test("is counted, exactly to a thousand", async () => {
      expect(await read("crates.count", { filter: { shelf: own } })).toEqual({ count: 4, more: false });
      expect(await read("crates.count", { filter: { shelf: own, state: "packed" } })).toEqual({
        count: 1,
        more: false,
      });
    });

    test("is grouped, its money by currency", async () => {
      const asked = {
        filter: { shelf: own },
        by: [{ field: "state" }],
        measures: [
          { field: "worth", of: "sum" },
          { field: "weight", of: "most" },
        ],
      };
      const group = (state: string, count: number, minor: number, currency: string, most: number) => ({
        by: { state },
        count,
        figures: { "sum worth": { minor, currency }, "most weight": most },
      });
      expect(await read("crates.aggregate", asked)).toEqual({
        groups: [group("open", 1, 7, "CHF", 3), group("open", 2, 350, "EUR", 2), group("packed", 1, 1, "EUR", 4)],
        more: false,
      });
    });

    test.each([
      ["day", ["2025-12-29", "2026-01-31", "2026-02-01"]],
      ["week", ["2026-W01", "2026-W05"]],
      ["month", ["2025-12", "2026-01", "2026-02"]],
      ["quarter", ["2025-Q4", "2026-Q1"]],
      ["year", ["2025", "2026"]],
    ])("is cut into spans of a %s", async (bucket, spans) => {
      const { groups } = await read("crates.aggregate", {
        filter: { shelf: own },
        by: [{ field: "due", bucket }],
      });
      const found = groups.map(({ by }: { by: { due: string | null } }) => by.due);
      expect(found).toEqual([null, ...spans]);
    });

    test("has its moments on the days of the organization's zone, over a change of its clocks", async () => {
      const other = await world.company();
      const { actor } = other.people.owner;
      const at = async (moment: string) => {
        world.setClock(new Date(moment));
        await write("shelves.create", { name: moment }, actor);
      };
      // Berlin: one hour ahead until 29 March 2026, two from then on.
      for (const moment of ["2026-03-28T22:59:59.999Z", "2026-03-28T23:00:00.000Z"]) await at(moment);
      for (const moment of ["2026-03-29T21:59:59.999Z", "2026-03-29T22:00:00.000Z"]) await at(moment);
      world.setClock(null);
      const { groups } = await read("shelves.aggregate", { by: [{ field: "createdAt", bucket: "day" }] }, actor);
      expect(
        groups.map(({ by, count }: { by: { createdAt: string }; count: number }) => [by.createdAt, count]),
      ).toEqual([
        ["2026-03-28", 1],
        ["2026-03-29", 2],
        ["2026-03-30", 1],
      ]);
    });

    test("is of one organization alone", async () => {
      const other = (await world.company()).people.owner.actor;
      expect(await read("crates.aggregate", {}, other)).toEqual({
        groups: [{ by: {}, count: 0, figures: {} }],
        more: false,
      });
      expect(await read("crates.count", {}, other)).toEqual({ count: 0, more: false });
    });

    test.each([
      [{ by: [{ field: "name" }] }],
      [{ by: [{ field: "state", bucket: "day" }] }],
      [{ by: [{ field: "due" }] }],
      [{ by: [{ field: "code" }] }],
      [{ measures: [{ field: "name", of: "sum" }] }],
      [{ measures: [{ field: "weight", of: "median" }] }],
      [{ by: [1, 2, 3, 4].map(() => ({ field: "state" })) }],
    ])("refuses %j", async (input) => {
      await expect(read("crates.aggregate", input)).rejects.toMatchObject({ code: "INVALID" });
    });
  });

  describe("a record's past", () => {
    test("tells every write to it, newest first, page by page", async () => {
      const { id } = await aCrate();
      await write("crates.update", { id, version: 1, changes: { name: "Second" } });
      await write("crates.bulk", { verb: "archive", records: [{ id, version: 2 }] });
      const first = await read("crates.timeline", { id, limit: 2 });
      expect(first.items).toMatchObject([
        { operation: "crates.archive", version: 3, cause: expect.any(Number), actor: { name: "The owner" } },
        { operation: "crates.update", changes: { before: { name: "Valves" }, after: { name: "Second" } } },
      ]);
      const rest = await read("crates.timeline", { id, limit: 2, after: first.next });
      expect(rest).toMatchObject({ items: [{ operation: "crates.create", changes: { before: null } }], next: null });
    });

    test("is not told to another organization", async () => {
      const { id } = await aCrate();
      const other = (await world.company()).people.owner.actor;
      await expect(read("crates.timeline", { id }, other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    });
  });
});
