import { type Noun, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { Rows } from "../records/rows.ts";
import { scopesOf } from "../scope.ts";

interface Known {
  readonly id: string;
  readonly version: number;
  readonly custom?: Readonly<Record<string, unknown>>;
}

describe.each(DATABASES)("fields of an organization's own on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;

  async function tell(operation: string, input: unknown, actor = owner): Promise<{ seq: number; output: Known }> {
    const outcome = await world.core.execute(actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return { seq: outcome.seq, output: JSON.parse(outcome.output) };
  }
  const write = async (operation: string, input: unknown, actor = owner) =>
    (await tell(operation, input, actor)).output;
  const read = async (operation: string, input: unknown, actor = owner) =>
    JSON.parse(await world.core.query(actor, operation, input));
  const aProperty = (given: object) => write("properties.create", { noun: "deals", label: "A field", ...given });
  const deal = (custom?: object) => write("deals.create", aDeal(company, custom ? { custom } : {}));
  const found = async (custom: object) =>
    (await read("deals.list", { filter: { custom } })).items.map(({ id }: Known) => id).sort();

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    owner = company.people.owner.actor;
  });
  afterAll(() => world.close());

  test("a record of an organization without any has none", async () => {
    const other = await world.company();
    const made = await write("accounts.create", { name: "Plain" }, other.people.owner.actor);
    expect(made).not.toHaveProperty("custom");
    const { items } = await read("accounts.list", {}, other.people.owner.actor);
    for (const item of items) expect(item).not.toHaveProperty("custom");
    const input = { name: "Plain", custom: { region: "north" } };
    await expect(write("accounts.create", input, other.people.owner.actor)).rejects.toMatchObject({ code: "INVALID" });
  });

  describe("of every kind", () => {
    const VALUES = {
      ...{ region: "Nord-Ost „Ü“", seats: -12, signed: true, due: "2026-04-01", at: "2026-04-01T08:00:00.000Z" },
      ...{ grade: "B", mail: "lea@example.com", dial: "+49301234567", page: "https://example.com/" },
    };
    const EMPTY = Object.fromEntries(Object.keys(VALUES).map((word) => [word, null]));
    const OTHER = { ...VALUES, region: "Süd", seats: 7, signed: false, due: "2026-05-01", grade: "A" };
    let before: Known;
    let [one, other, none]: Known[] = [];

    beforeAll(async () => {
      before = await deal();
      const kinds = { region: "text", seats: "integer", signed: "yesNo", due: "date", at: "instant" } as const;
      for (const [word, kind] of Object.entries(kinds)) await aProperty({ word, kind });
      for (const [word, kind] of [
        ["mail", "email"],
        ["dial", "phone"],
        ["page", "webAddress"],
      ]) {
        await aProperty({ word, kind });
      }
      await aProperty({ word: "grade", kind: "oneOf", choices: "A\nB\n" });
      [one, other, none] = [await deal(VALUES), await deal(OTHER), await deal()];
    });

    test("is written and read", async () => {
      expect(one?.custom).toEqual(VALUES);
      expect((await read("deals.get", { id: one?.id })).custom).toEqual(VALUES);
      expect((await read("deals.get", { id: before.id })).custom).toEqual(EMPTY);
      const { items } = await read("deals.list", { sort: { by: "createdAt", direction: "up" } });
      expect(items.map(({ custom }: Known) => custom)).toEqual([EMPTY, VALUES, OTHER, EMPTY]);
      expect(none?.custom).toEqual(EMPTY);
    });

    test.each([
      [{ region: VALUES.region }, ["one"]],
      [{ region: ["Süd", VALUES.region] }, ["one", "other"]],
      [{ seats: { from: -12, to: 0 } }, ["one"]],
      [{ signed: false }, ["other"]],
      [{ due: { from: "2026-04-02" } }, ["other"]],
      [{ grade: "B", signed: true }, ["one"]],
      [{ grade: "B", signed: false }, []],
      [{ region: null }, ["before", "none"]],
    ])("is found by %j", async (filter, names) => {
      const records = { one, other, none, before } as Record<string, Known>;
      const ids = names.map((name) => records[name]?.id).sort();
      expect(await found(filter)).toEqual(ids);
      expect(await read("deals.count", { filter: { custom: filter } })).toEqual({ count: ids.length, more: false });
    });

    test.each([
      [{ nothing: 1 }],
      [{ seats: "many" }],
      [{ grade: "C" }],
      [{ due: "2026-02-30" }],
      [{ "x' OR 1=1 --": 1 }],
    ])("refuses a filter by %j", async (filter) => {
      await expect(found(filter)).rejects.toMatchObject({ code: "INVALID" });
    });

    test.each([[{ nothing: 1 }], [{ seats: 1.5 }], [{ grade: "C" }], [{ mail: "no" }], [{ signed: "yes" }]])(
      "refuses to write %j, and changes nothing",
      async (custom) => {
        const { id, version } = await deal();
        const asked = write("deals.update", { id, version, changes: { name: "No", custom } });
        await expect(asked).rejects.toMatchObject({ code: "INVALID" });
        expect(await read("deals.get", { id })).toMatchObject({ version, custom: EMPTY });
      },
    );
  });

  test("a change keeps the others, stands in the record's past, and is taken back", async () => {
    const { id, version } = await deal({ region: "West", seats: 3 });
    const changed = await tell("deals.update", { id, version, changes: { custom: { seats: 4, region: null } } });
    expect(changed.output.custom).toMatchObject({ seats: 4, region: null });
    const { items } = await read("deals.timeline", { id, limit: 1 });
    expect(items[0].changes).toEqual({
      before: { version: 1, updatedAt: expect.any(String), custom: { seats: 3, region: "West" } },
      after: { version: 2, updatedAt: expect.any(String), custom: { seats: 4, region: null } },
    });
    await write("deals.undo", { seq: changed.seq });
    expect((await read("deals.get", { id })).custom).toMatchObject({ seats: 3, region: "West" });
  });

  test("what would not be taken any more is no way back, and says so", async () => {
    await aProperty({ word: "fleeting", kind: "text" });
    const first = await deal({ fleeting: "one" });
    const changed = await tell("deals.update", {
      id: first.id,
      version: first.version,
      changes: { custom: { fleeting: "two" } },
    });
    const [{ id, version }] = (await read("properties.list", { filter: { word: "fleeting" } })).items;
    await write("properties.archive", { id, version });
    await expect(write("deals.undo", { seq: changed.seq })).rejects.toMatchObject({ code: "NOT_UNDOABLE" });
  });

  test("what was empty before and must be given now is no way back, and says which field", async () => {
    await aProperty({ word: "needed", kind: "text" });
    const first = await deal();
    const changed = await tell("deals.update", {
      ...{ id: first.id, version: first.version, changes: { custom: { needed: "given" } } },
    });
    const [{ id, version }] = (await read("properties.list", { filter: { word: "needed" } })).items;
    const { version: next } = (await tell("properties.update", { id, version, changes: { required: true } })).output;
    await expect(write("deals.undo", { seq: changed.seq })).rejects.toMatchObject({
      code: "NOT_UNDOABLE",
      facts: { why: expect.stringContaining("needed") },
    });
    await write("properties.update", { id, version: next, changes: { required: false } });
    await write("deals.undo", { seq: changed.seq });
  });

  test("two changes that one act makes of a record are one, each field from what was there first", async () => {
    const word = "twice";
    for (const each of [word, "once"]) await aProperty({ word: each, kind: "text" });
    const made = await deal({ twice: "a", once: "a" });
    const noun = world.core.nouns["deals"] as Noun;
    await world.database.transaction(async (tx) => {
      const { nouns, keys } = world.core;
      const added = (of: string) => world.core.custom.of(company.id, of);
      const rows = new Rows({
        tx,
        nouns,
        keys,
        scope: scopesOf(owner, nouns),
        organization: company.id,
        custom: added,
      });
      const now = new Date().toISOString();
      const held = await rows.load(noun, made.id, made.version);
      const next = await rows.change(noun, held, { values: { custom: { twice: "b" } } }, now);
      await rows.change(noun, next, { values: { custom: { once: "b" } } }, now);
      expect(rows.changes).toMatchObject([
        { before: { custom: { twice: "a", once: "a" } }, after: { custom: { twice: "b", once: "b" } } },
      ]);
    });
  });

  test("many are changed as one", async () => {
    const made = [await deal(), await deal({ region: "Far" })];
    const records = made.map(({ id, version }) => ({ id, version }));
    await write("deals.bulk", { verb: "update", records, input: { changes: { custom: { region: "All" } } } });
    expect(await found({ region: "All" })).toEqual(records.map(({ id }) => id).sort());
  });

  test("one that is required must be given from then on", async () => {
    const { id, version } = await write("properties.create", {
      ...{ noun: "accounts", label: "Code", word: "code", kind: "text", required: true },
    });
    await expect(write("accounts.create", { name: "Without" })).rejects.toMatchObject({ code: "INVALID" });
    const made = await write("accounts.create", { name: "With", custom: { code: "A1" } });
    const emptied = { id: made.id, version: made.version, changes: { custom: { code: null } } };
    await expect(write("accounts.update", emptied)).rejects.toMatchObject({ code: "INVALID" });
    await write("properties.archive", { id, version });
    expect(await write("accounts.create", { name: "Without" })).not.toHaveProperty("custom");
  });

  test.each([
    [{ word: "Region", kind: "text" }],
    [{ word: "a b", kind: "text" }],
    [{ word: "constructor", kind: "text" }],
    [{ word: "x", kind: "text", noun: "nothing" }],
    [{ word: "x", kind: "text", noun: "members" }],
    [{ word: "x", kind: "oneOf" }],
    [{ word: "x", kind: "text", choices: "A" }],
    [{ word: "x", kind: "json" }],
  ])("refuses to add %j", async (given) => {
    await expect(aProperty(given)).rejects.toMatchObject({ code: "INVALID" });
  });

  test("a word is taken once, and a choice that may be in use stays", async () => {
    await expect(aProperty({ word: "region", kind: "text" })).rejects.toMatchObject({ code: "ALREADY_EXISTS" });
    const { items } = await read("properties.list", { filter: { word: "grade" } });
    const { id, version } = items[0];
    const taken = write("properties.update", { id, version, changes: { choices: "A" } });
    await expect(taken).rejects.toMatchObject({ code: "INVALID" });
    await write("properties.update", { id, version, changes: { choices: "A\nB\nC" } });
    expect((await deal({ grade: "C" })).custom).toMatchObject({ grade: "C" });
  });

  test("another organization's fields and values are its own", async () => {
    const actor = (await world.company()).people.owner.actor;
    await write("properties.create", { noun: "deals", label: "Theirs", word: "region", kind: "integer" }, actor);
    expect((await read("deals.list", { filter: { custom: { region: { from: 5 } } } }, actor)).items).toEqual([]);
    await expect(read("deals.list", { filter: { custom: { region: "West" } } }, actor)).rejects.toMatchObject({
      code: "INVALID",
    });
    await expect(found({ region: { from: 5 } })).rejects.toMatchObject({ code: "INVALID" });
  });
});
