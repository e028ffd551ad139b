import { deals, type Group, newId, ordered } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import type { Sent } from "../../testkit/watched.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";

type Known = Parameters<ReturnType<typeof ordered>>[0] & { readonly custom: Readonly<Record<string, unknown>> };

const KINDS = {
  ...{ region: "text", seats: "integer", signed: "yesNo", due: "date", at: "instant", mail: "email" },
} as const;
const VALUES = [
  { region: "Süd", seats: 3, signed: true, due: "2026-03-31", at: "2026-03-28T23:30:00.000Z", mail: "a@example.com" },
  { region: "Nord", seats: -1, signed: false, due: "2026-04-01", at: "2026-03-31T22:30:00.000Z" },
  { region: "Süd", seats: 3, signed: true, due: "2026-12-31", at: "2026-12-31T22:30:00.000Z" },
  { region: "ß𝒳", seats: 90, due: "2027-01-01", at: "2026-12-31T23:30:00.000Z" },
  { region: "￦", seats: 3 },
  { seats: 0, signed: true },
  {},
  {},
];

describe.each(DATABASES)("lists and groups by an organization's own fields on $dialect", ({ dialect, fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;
  let sent: Sent[] = [];
  let other: Actor;

  async function write(operation: string, input: unknown, actor = owner) {
    const outcome = await world.core.execute(actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return JSON.parse(outcome.output);
  }
  const read = async (operation: string, input: unknown, actor = owner) =>
    JSON.parse(await world.core.query(actor, operation, input));

  async function walked(sort: object, limit: number, filter = {}): Promise<Known[]> {
    const all: Known[] = [];
    let after: string | null = null;
    do {
      const page: { items: Known[]; next: string | null } = await read("deals.list", {
        ...{ sort, limit, filter, ...(after === null ? {} : { after }) },
      });
      expect(page.items.length).toBeLessThanOrEqual(limit);
      all.push(...page.items);
      after = page.next;
    } while (after !== null);
    return all;
  }

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), watch: (each) => void sent.push(each) });
    company = await world.company();
    owner = company.people.owner.actor;
    const stranger = await world.company();
    other = stranger.people.owner.actor;
    for (const [word, kind] of Object.entries(KINDS)) {
      await write("properties.create", { noun: "deals", label: word, word, kind });
    }
    await write("properties.create", { noun: "deals", label: "Theirs", word: "region", kind: "text" }, other);
    await write("deals.create", aDeal(stranger, { custom: { region: "Mitte" } }), other);
    for (const custom of [...VALUES, ...VALUES]) await write("deals.create", aDeal(company, { custom }));
    const { id, version } = await write("deals.create", aDeal(company, { custom: { region: "Put away" } }));
    await write("deals.archive", { id, version });
  });
  afterAll(() => world.close());

  test.each(Object.keys(KINDS).flatMap((word) => (["up", "down"] as const).map((way) => [word, way] as const)))(
    "pages by %s %s hold every record once, in order, those without last",
    async (word, direction) => {
      const sort = { by: `custom.${word}` as const, direction };
      const whole = await walked(sort, 500);
      expect(whole).toHaveLength(16);
      expect(whole.map(({ id }) => id)).toEqual([...whole].sort(ordered(deals, sort)).map(({ id }) => id));
      const empty = whole.findIndex(({ custom }) => custom[word] === null);
      expect(whole.slice(empty).every(({ custom }) => custom[word] === null)).toBe(true);
      for (const limit of [1, 3, 5]) expect(await walked(sort, limit)).toEqual(whole);
    },
  );

  test("a filter and an archived record are respected", async () => {
    const sort = { by: "custom.region", direction: "up" };
    const souths = await walked(sort, 2, { custom: { region: "Süd" } });
    expect(souths.map(({ custom }) => custom["seats"])).toEqual([3, 3, 3, 3]);
    const away = await walked(sort, 2, { archived: true });
    expect(away.map(({ custom }) => custom["region"])).toEqual(["Put away"]);
  });

  test("a page is read from the index of the values, the organization first", async () => {
    sent = [];
    await read("deals.list", { sort: { by: "custom.seats", direction: "down" }, limit: 4 });
    const [page] = sent.filter(({ sql }) => sql.includes("FROM property_values v CROSS") || sql.includes("STRAIGHT"));
    if (!page) throw new Error("no statement of a page");
    const explain = dialect === "sqlite" ? "EXPLAIN QUERY PLAN" : "EXPLAIN";
    const plan = await world.database.all(`${explain} ${page.sql}`, page.values);
    const text = JSON.stringify(plan);
    expect(text).toContain("property_values_by_number");
    expect(text).not.toMatch(/TEMP B-TREE|filesort|Using temporary/);
    if (dialect === "sqlite") expect(text).toContain("(organization_id=? AND noun=? AND word=?");
    else expect(plan[0]).toMatchObject({ table: "v", key: "property_values_by_number" });
  });

  test.each([["custom.nothing"], ["custom.x' OR 1=1 --"], ["custom."], ["custom.constructor"]])(
    "refuses to sort and to group by %s",
    async (by) => {
      await expect(read("deals.list", { sort: { by } })).rejects.toMatchObject({ code: "INVALID" });
      await expect(read("deals.aggregate", { by: [{ field: by }] })).rejects.toMatchObject({ code: "INVALID" });
    },
  );

  test.each([[["Süd"]], [[1, "x"]], [[{ a: 1 }, newId()]], [[null, "no id"]], [["a", newId(), 1]]])(
    "refuses the cursor %j",
    async (given) => {
      const after = Buffer.from(JSON.stringify(given)).toString("base64url");
      const sort = { by: "custom.seats" };
      await expect(read("deals.list", { sort, after })).rejects.toMatchObject({ code: "INVALID" });
    },
  );

  const counts = (groups: readonly Group[], field: string) =>
    groups.map(({ by, count }) => [by[field], count]).sort((one, two) => String(one[0]).localeCompare(String(two[0])));

  test.each([
    [
      { field: "custom.region" },
      [
        ["Süd", 4],
        ["Nord", 2],
        ["ß𝒳", 2],
        ["￦", 2],
        [null, 6],
      ],
    ],
    [
      { field: "custom.signed" },
      [
        [true, 6],
        [false, 2],
        [null, 8],
      ],
    ],
    [
      { field: "custom.seats" },
      [
        [3, 6],
        [-1, 2],
        [90, 2],
        [0, 2],
        [null, 4],
      ],
    ],
    [
      { field: "custom.due", bucket: "quarter" },
      [
        ["2026-Q1", 2],
        ["2026-Q2", 2],
        ["2026-Q4", 2],
        ["2027-Q1", 2],
        [null, 8],
      ],
    ],
    // In Berlin: after midnight, in two offsets, and in the new year.
    [
      { field: "custom.at", bucket: "day" },
      [
        ["2026-03-29", 2],
        ["2026-04-01", 2],
        ["2026-12-31", 2],
        ["2027-01-01", 2],
        [null, 8],
      ],
    ],
  ])("groups by %j", async (by, expected) => {
    const { groups } = await read("deals.aggregate", { by: [by], measures: [{ field: "amount", of: "sum" }] });
    const found = counts(groups, by.field);
    expect(found).toEqual(
      counts(
        expected.map(([value, count]) => ({ by: { [by.field]: value }, count, figures: {} })) as Group[],
        by.field,
      ),
    );
    for (const { count, figures } of groups) expect(figures["sum amount"].minor).toBe(count * 39_260_000);
  });

  test("groups by two of them and one of the noun's, within a filter", async () => {
    const by = [{ field: "custom.region" }, { field: "stage" }, { field: "custom.due", bucket: "year" }];
    const { groups } = await read("deals.aggregate", { by, filter: { custom: { seats: { from: 1 } } } });
    const found = groups.map(({ by: own, count }: Group) => [own["custom.region"], own["custom.due"], count]);
    expect(found).toHaveLength(3);
    expect(found).toContainEqual(["Süd", "2026", 4]);
    expect(found).toContainEqual(["ß𝒳", "2027", 2]);
    expect(found).toContainEqual(["￦", null, 2]);
  });

  test("a day needs a bucket, and nothing else has one", async () => {
    for (const by of [{ field: "custom.due" }, { field: "custom.seats", bucket: "day" }]) {
      await expect(read("deals.aggregate", { by: [by] })).rejects.toMatchObject({ code: "INVALID" });
    }
  });

  test("another organization sorts and groups by its own", async () => {
    const { items } = await read("deals.list", { sort: { by: "custom.region" } }, other);
    expect(items.map(({ custom }: Known) => custom["region"])).toEqual(["Mitte"]);
    await expect(read("deals.list", { sort: { by: "custom.seats" } }, other)).rejects.toMatchObject({
      code: "INVALID",
    });
    const { groups } = await read("deals.aggregate", { by: [{ field: "custom.region" }] }, other);
    expect(counts(groups, "custom.region")).toEqual([["Mitte", 1]]);
  });

  test("a field that is put away is sorted and grouped by no more", async () => {
    const { items } = await read("properties.list", { filter: { word: "mail" } });
    const [{ id, version }] = items;
    await write("properties.archive", { id, version });
    await expect(read("deals.list", { sort: { by: "custom.mail" } })).rejects.toMatchObject({ code: "INVALID" });
    const asked = read("deals.aggregate", { by: [{ field: "custom.mail" }] });
    await expect(asked).rejects.toMatchObject({ code: "INVALID" });
  });
});
