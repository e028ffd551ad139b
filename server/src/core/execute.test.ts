import {
  type Deal,
  deals,
  matches,
  NOUNS,
  newId,
  type Outcome,
  ordered,
  type Page,
  type Standing,
} from "@nexus-os/contracts";
import { recordSchema } from "@nexus-os/contracts/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { withoutGuards } from "../testkit/tamper.ts";
import { aDeal, anotherExecute, aWorld, type Company, type World } from "../testkit/world.ts";
import type { Actor } from "./actor.ts";
import { verifyChain } from "./journal/verify.ts";
import { Refusal } from "./refusal.ts";

type Row = Standing & Readonly<Record<string, unknown>>;

/** What a call refused with; anything else fails the test. */
async function refusalOf(call: Promise<unknown>): Promise<Refusal> {
  const outcome = await call.then(
    () => null,
    (error: unknown) => error,
  );
  if (outcome instanceof Refusal) return outcome;
  throw new Error(`expected a refusal, got ${String(outcome)}`);
}

describe.each(DATABASES)("on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let owner: Actor;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    owner = company.people.owner.actor;
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  async function done(call: Promise<Outcome<string>>): Promise<Deal> {
    const outcome = await call;
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Deal;
  }
  const tell = (operation: string, input: unknown, key = newId(), actor = owner) =>
    world.core.execute(actor, operation, { key, input });
  const make = (given: object = {}) => done(tell("deals.create", aDeal(company, given)));
  const read = async (id: string): Promise<Deal> =>
    JSON.parse(await world.core.query(owner, "deals.get", { id })) as Deal;
  const journal = () => world.database.all("SELECT * FROM journal WHERE organization_id=? ORDER BY seq", [company.id]);

  describe("a write", () => {
    test("answers with the record as it is then, to the last key of its contract", async () => {
      const deal = await make({ name: "Wärme 🔥 “Nord”", closeDate: "2026-12-31" });
      const noun = NOUNS["deals"];
      if (!noun) throw new Error("deals");
      expect(recordSchema(noun).parse(deal)).toEqual(deal);
      expect(await read(deal.id)).toEqual(deal);
      expect(deal).toMatchObject({
        version: 1,
        stage: "qualify",
        stageSince: deal.createdAt,
        nextStep: null,
        name: "Wärme 🔥 “Nord”",
      });
      expect(deal.account).toEqual({ id: company.account, name: "Alpine Fernwärme Graubünden AG" });
    });

    test("leaves one row of the journal, whose chain verifies", async () => {
      const before = (await journal()).length;
      const deal = await make();
      const moved = await done(tell("deals.move", { id: deal.id, version: 1, stage: "proposal" }));
      const changed = await done(
        tell("deals.update", { id: deal.id, version: 2, changes: { nextStep: "Call", closeDate: null } }),
      );
      const archived = await done(tell("deals.archive", { id: deal.id, version: 3 }));
      const restored = await done(tell("deals.restore", { id: deal.id, version: 4 }));
      expect([moved.stage, changed.nextStep, archived.archivedAt === null, restored.archivedAt]).toEqual([
        "proposal",
        "Call",
        false,
        null,
      ]);
      const rows = (await journal()).slice(before);
      expect(rows.map((row) => [row["operation"], row["events"], row["version"]])).toEqual([
        ["deals.create", "deals.created", 1],
        ["deals.move", "deals.moved", 2],
        ["deals.update", "deals.updated", 3],
        ["deals.archive", "deals.archived", 4],
        ["deals.restore", "deals.restored", 5],
      ]);
      expect(await verifyChain(world.database, company.id)).toEqual({ entries: before + 5, broken: null });
    });

    test("of a version that was overtaken is a conflict that shows the record as it is", async () => {
      const deal = await make();
      const moved = await done(tell("deals.move", { id: deal.id, version: 1, stage: "won" }));
      const refusal = await refusalOf(tell("deals.move", { id: deal.id, version: 1, stage: "lost" }));
      expect([refusal.code, refusal.facts["current"]]).toEqual(["CONFLICT", moved]);
      expect(await read(deal.id)).toEqual(moved);
    });

    test("of two at the same version one succeeds and one is a conflict", async () => {
      const deal = await make();
      const other = anotherExecute(world);
      const outcomes = await Promise.allSettled([
        tell("deals.move", { id: deal.id, version: 1, stage: "won" }),
        other(owner, "deals.move", { key: newId(), input: { id: deal.id, version: 1, stage: "lost" } }),
      ]);
      const [lost] = outcomes.filter((outcome) => outcome.status === "rejected");
      expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
      expect(lost?.reason).toMatchObject({ code: "CONFLICT", facts: { current: await read(deal.id) } });
    });

    test("with an id that is taken is refused and changes nothing", async () => {
      const deal = await make();
      const refusal = await refusalOf(tell("deals.create", aDeal(company, { id: deal.id, name: "Another" })));
      expect(refusal.code).toBe("ALREADY_EXISTS");
      expect(await read(deal.id)).toEqual(deal);
    });
  });

  describe("an idempotency key", () => {
    test("makes telling again harmless: the first answer, one effect", async () => {
      const [key, input] = [newId(), aDeal(company)];
      const [first, second] = [await tell("deals.create", input, key), await tell("deals.create", input, key)];
      expect(second).toEqual(first);
      const rows = (await journal()).filter((row) => row["idempotency_key"] === key);
      expect(rows).toHaveLength(1);
    });

    test("has one effect when it is told ten times at once, by two processes", async () => {
      const deal = await make();
      const [key, input] = [newId(), { id: deal.id, version: 1, stage: "contract" }];
      const other = anotherExecute(world);
      const answers = await Promise.all(
        Array.from({ length: 10 }, (_, index) =>
          index % 2 ? tell("deals.move", input, key) : other(owner, "deals.move", { key, input }),
        ),
      );
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect((await read(deal.id)).version).toBe(2);
    });

    test("cannot be used for another request", async () => {
      const key = newId();
      await tell("deals.create", aDeal(company), key);
      const refusal = await refusalOf(tell("deals.create", aDeal(company, { name: "Another" }), key));
      expect(refusal.code).toBe("KEY_REUSED");
    });
  });

  describe("who may not", () => {
    test("is refused before the input is looked at", async () => {
      const viewer = company.people.viewer.actor;
      const before = await journal();
      const refusals = await Promise.all(
        ["deals.create", "deals.update", "deals.move", "deals.archive", "deals.restore", "accounts.create"].map(
          (name) => refusalOf(tell(name, { nonsense: true }, newId(), viewer)),
        ),
      );
      expect(new Set(refusals.map(({ code }) => code))).toEqual(new Set(["FORBIDDEN"]));
      expect(await journal()).toEqual(before);
    });

    test("of another organization finds nothing, as if the id were unknown", async () => {
      const deal = await make();
      const stranger = (await world.company()).people.owner.actor;
      const before = await journal();
      const acts: [string, object][] = [
        ["deals.move", { stage: "won" }],
        ["deals.update", { changes: { name: "Mine" } }],
        ["deals.archive", {}],
        ["deals.restore", {}],
      ];
      for (const [name, rest] of acts) {
        const foreign = await refusalOf(tell(name, { id: deal.id, version: 1, ...rest }, newId(), stranger));
        const unknown = await refusalOf(tell(name, { id: newId(), version: 1, ...rest }, newId(), stranger));
        expect([foreign.code, foreign.message, foreign.facts]).toEqual([unknown.code, unknown.message, unknown.facts]);
        expect(foreign.code).toBe("NOT_FOUND");
      }
      const got = await refusalOf(world.core.query(stranger, "deals.get", { id: deal.id }));
      expect(got.code).toBe("NOT_FOUND");
      expect(JSON.parse(await world.core.query(stranger, "deals.list", {}))).toEqual({ items: [], next: null });
      expect(await journal()).toEqual(before);
      expect(await read(deal.id)).toEqual(deal);
    });

    test("cannot refer to another organization's record", async () => {
      const foreign = await world.company();
      const refusal = await refusalOf(tell("deals.create", aDeal(company, { account: foreign.account })));
      expect([refusal.code, refusal.facts["issues"]]).toEqual([
        "INVALID",
        "account: there is nothing in accounts with this id",
      ]);
    });
  });

  describe("a list", () => {
    test("is walked page by page without a hole or a double, in every order", async () => {
      const own = await world.company();
      const actor = own.people.owner.actor;
      const names = Array.from({ length: 23 }, (_, index) => `Deal ${index % 5}`);
      for (const name of names) await tell("deals.create", aDeal(own, { name }), newId(), actor);
      for (const by of ["name", "stageSince", "createdAt", "updatedAt"]) {
        for (const direction of ["up", "down"]) {
          const walked: Deal[] = [];
          let after: string | null = null;
          do {
            const input: object = { sort: { by, direction }, limit: 4, ...(after === null ? {} : { after }) };
            const page = JSON.parse(await world.core.query(actor, "deals.list", input)) as Page<Deal>;
            walked.push(...page.items);
            after = page.next;
          } while (after !== null);
          expect(new Set(walked.map(({ id }) => id)).size).toBe(names.length);
          const keys = walked.map((deal) => `${String(deal[by as keyof Deal])} ${deal.id}`);
          expect(keys).toEqual(direction === "up" ? [...keys].sort() : [...keys].sort().reverse());
        }
      }
    });

    test("has the order that a live list puts it in, whatever the alphabet", async () => {
      const own = await world.company();
      const actor = own.people.owner.actor;
      const names = ["z", "Z", "a", "a b", "a!", "é", "\u05d0", "\ufb00", "\uff5e", "😀", "😀 a", "𝒜", "10", "9"];
      for (const name of names) await tell("deals.create", aDeal(own, { name }), newId(), actor);
      for (const direction of ["up", "down"] as const) {
        const sort = { by: "name", direction };
        const { items } = JSON.parse(await world.core.query(actor, "deals.list", { sort })) as Page<Row>;
        expect(items).toEqual([...items].sort(ordered(deals, sort)));
      }
      const filter = { name: { from: "\uff5e", to: "😀" } };
      const page = JSON.parse(
        await world.core.query(actor, "deals.list", { filter, sort: { by: "name" } }),
      ) as Page<Row>;
      expect(page.items.map((each) => [each["name"], matches(deals, each, filter)])).toEqual([
        ["\uff5e", true],
        ["𝒜", true],
        ["😀", true],
      ]);
    });

    test.each<[string, object, string[]]>([
      ["a stage", { stage: "won" }, ["b"]],
      ["several stages", { stage: ["won", "proposal"] }, ["b", "c"]],
      ["an empty field", { nextStep: null }, ["a", "b"]],
      ["a range of days", { closeDate: { from: "2026-02-01", to: "2026-02-28" } }, ["b"]],
      ["an amount in a currency", { amount: { currency: "EUR", from: 200 } }, ["b"]],
      ["another currency", { amount: { currency: "SEK" } }, ["c"]],
      ["archived ones", { archived: true }, ["d"]],
    ])("is narrowed to %s", async (_name, filter, expected) => {
      const own = await narrowed(world);
      const page = JSON.parse(
        await world.core.query(own, "deals.list", { filter, sort: { by: "name" } }),
      ) as Page<Deal>;
      expect(page.items.map(({ name }) => name)).toEqual(expected);
    });

    test.each<[string, unknown]>([
      ["no JSON", undefined],
      ["nothing", null],
      ["a number", 7],
      ["an object", {}],
      ["a place without an id", ["2026-01-01T00:00:00.000Z"]],
      ["an id that is none", ["2026-01-01T00:00:00.000Z", "é"]],
      ["a moment that is none", ["é", newId()]],
      ["a number for a moment", [7, newId()]],
    ])("refuses a cursor that is %s", async (_name, cursor) => {
      const after = Buffer.from(JSON.stringify(cursor) ?? "none").toString("base64url");
      const refusal = await refusalOf(world.core.query(owner, "deals.list", { after }));
      expect(refusal.code).toBe("INVALID");
    });
  });

  describe("the chain", () => {
    test("verifies while it grows", async () => {
      const own = await world.company();
      const write = () => tell("deals.create", aDeal(own), newId(), own.people.owner.actor);
      const { database } = world;
      let left = 5;
      const walked = {
        ...database,
        all: async (...asked: Parameters<typeof database.all>) => {
          const rows = await database.all(...asked);
          // Somebody writes behind the back of whoever walks, five times.
          if (left > 0) await write();
          left -= 1;
          return rows;
        },
      };
      expect((await verifyChain(walked, own.id)).broken).toBeNull();
    });

    test("still verifies when values were destroyed", async () => {
      const own = await world.company();
      await tell("deals.create", aDeal(own), newId(), own.people.owner.actor);
      await world.database.transaction((tx) => tx.run("DELETE FROM journal_values WHERE organization_id=?", [own.id]));
      expect((await verifyChain(world.database, own.id)).broken).toBeNull();
    });

    test.each([
      ["an edited row", "UPDATE journal SET operation='deals.update' WHERE organization_id=? AND seq=2", 2],
      ["a deleted row", "DELETE FROM journal WHERE organization_id=? AND seq=2", 2],
      ["a row cut from the end", "DELETE FROM journal WHERE organization_id=? AND seq=3", 2],
    ])("finds %s", async (_name, sql, seq) => {
      const own = await world.company();
      for (const name of ["One", "Two"])
        await tell("deals.create", aDeal(own, { name }), newId(), own.people.owner.actor);
      await withoutGuards(world.database);
      await world.database.transaction((tx) => tx.run(sql, [own.id]));
      expect((await verifyChain(world.database, own.id)).broken?.seq).toBe(seq);
    });

    test("holds no value in the clear", async () => {
      const canary = `canary-${newId()}`;
      await make({ name: canary, nextStep: canary });
      for (const table of ["journal", "journal_values", "journal_heads"]) {
        const rows = await world.database.all(`SELECT * FROM ${table}`);
        const text = rows
          .flatMap(Object.values)
          .map((value) => (value instanceof Uint8Array ? Buffer.from(value).toString("latin1") : String(value)));
        expect(text.some((each) => each.includes(canary))).toBe(false);
      }
    });
  });
});

let narrowedActor: { world: World; actor: Actor } | null = null;

/** An organization with four deals of which each filter finds its own. */
async function narrowed(world: World): Promise<Actor> {
  if (narrowedActor?.world === world) return narrowedActor.actor;
  const own = await world.company();
  const { actor } = own.people.owner;
  const given = [
    { name: "a", amount: { minor: 100, currency: "EUR" } },
    { name: "b", stage: "won", amount: { minor: 300, currency: "EUR" }, closeDate: "2026-02-14" },
    {
      name: "c",
      stage: "proposal",
      amount: { minor: 900, currency: "SEK" },
      nextStep: "Call",
      closeDate: "2026-03-01",
    },
    { name: "d" },
  ];
  for (const each of given) {
    const outcome = await world.core.execute(actor, "deals.create", { key: newId(), input: aDeal(own, each) });
    if (each.name !== "d" || outcome.outcome !== "done") continue;
    const { id } = JSON.parse(outcome.output) as Deal;
    await world.core.execute(actor, "deals.archive", { key: newId(), input: { id, version: 1 } });
  }
  narrowedActor = { world, actor };
  return actor;
}
