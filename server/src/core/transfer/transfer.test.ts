import { type Account, type Deal, newId } from "@nexus-os/contracts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { SHORT_LEASES } from "../../testkit/job-process.ts";
import { jobShows } from "../../testkit/jobs.ts";
import { transfers } from "../../testkit/transfer.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import { verifyChain } from "../journal/verify.ts";

const HEADER = "name,account,owner,amount,closeDate";

describe.each(DATABASES)("import and export on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let move: ReturnType<typeof transfers>;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), jobLimits: { ...SHORT_LEASES, leaseMs: 3000 } });
    world.core.jobs.start();
  });
  beforeAll(() => another());
  afterEach(async () => {
    expect((await verifyChain(world.database, company.id)).broken).toBeNull();
    expect(world.failures).toEqual([]);
    await another();
  });
  afterAll(() => world.close());

  async function another(): Promise<void> {
    company = await world.company();
    move = transfers(world, company);
  }
  const owner = () => company.people.owner.actor;
  const write = async (operation: string, input: object) => {
    const outcome = await world.core.execute(owner(), operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return JSON.parse(outcome.output) as Deal;
  };
  const deals = async (filter: object = {}): Promise<Deal[]> =>
    JSON.parse(await world.core.query(owner(), "deals.list", { filter, limit: 500, sort: { by: "name" } })).items;
  const line = (name: string, given: object = {}): string => {
    const cells = {
      account: company.account,
      owner: company.people.member.id,
      amount: "12.50 EUR",
      closeDate: "",
      ...given,
    };
    return [name, cells.account, cells.owner, cells.amount, cells.closeDate].join(",");
  };
  const csv = (...lines: readonly string[]) => [HEADER, ...lines].join("\r\n");
  const told = async (file: string) =>
    (await move.content(file))
      .toString("utf8")
      .replace("\ufeff", "")
      .split("\r\n")
      .slice(1, -1)
      .map((row) => row.split(","));
  const head = async () =>
    (await world.database.get("SELECT seq FROM journal_heads WHERE organization_id=?", [company.id]))?.["seq"];

  describe("an export", () => {
    test.each(["csv", "xlsx", "jsonl"] as const)(
      "as %s comes back as it was, whatever stands in it",
      async (format) => {
        const names = [
          "=1+1",
          "+49",
          "-x",
          "@cmd",
          "'=1",
          'a,b;"c"',
          "_x0041_",
          "<b>&amp;</b>",
          "Ünï 😀",
          "1e5",
          "007",
        ];
        for (const [index, name] of names.entries()) {
          await write(
            "deals.create",
            aDeal(company, { name, amount: { minor: 5 + index, currency: index % 2 ? "JPY" : "EUR" } }),
          );
        }
        const before = await deals();
        const bytes = await move.exported("deals", format);
        if (format === "csv") expect(bytes.toString()).toContain(`"'=1+1"`);
        const file = await move.upload(bytes, `deals.${format}`);
        expect(await move.run("deals.import", { file, mode: "update" })).toMatchObject({
          ...{ rows: names.length, unchanged: names.length, errors: 0 },
        });
        expect(await deals()).toEqual(before);

        // Of what was lost nothing is lost.
        for (const { id, version } of before) await write("deals.update", { id, version, changes: { name: "gone" } });
        expect(await move.run("deals.import", { file, mode: "update", again: true })).toMatchObject({
          updated: names.length,
        });
        expect((await deals()).map(({ name }) => name)).toEqual(before.map(({ name }) => name));
      },
    );

    test("has what was asked for, in its order, and no more", async () => {
      for (const name of ["B", "A", "C"]) await write("deals.create", aDeal(company, { name }));
      const given = {
        sort: { by: "name", direction: "down" },
        fields: ["name"],
        filter: { name: { from: "B" } },
        bom: true,
      };
      const text = (await move.exported("deals", "csv", given)).toString("utf8");
      expect(text.startsWith("\ufeffid,version,name,createdAt,updatedAt,archivedAt\r\n")).toBe(true);
      expect(
        text
          .split("\r\n")
          .slice(1, -1)
          .map((row) => row.split(",")[2]),
      ).toEqual(["C", "B"]);
      const names = (await move.exported("deals", "jsonl", given))
        .toString()
        .trim()
        .split("\n")
        .map((row) => JSON.parse(row));
      expect(names.map(({ name }) => name)).toEqual(["C", "B"]);
      expect(Object.keys(names[0]).sort()).toEqual(["archivedAt", "createdAt", "id", "name", "updatedAt", "version"]);
    });

    test("is one of the organization's own, and has nothing of another", async () => {
      const other = await world.company();
      await write("deals.create", aDeal(company, { name: "Ours" }));
      const given = { filter: { account: other.account } };
      expect((await move.exported("deals", "jsonl", given)).toString()).toBe("");
      expect((await move.exported("deals", "jsonl")).toString()).toContain("Ours");
      expect((await transfers(world, other).exported("deals", "jsonl")).toString()).toBe("");
    });

    test("is written with the rights of the moment that it is written at", async () => {
      await write("deals.create", aDeal(company, { name: "Ours" }));
      await world.core.jobs.stop();
      const viewer = company.people.viewer;
      const job = await transfers(world, company, viewer.actor).begin("deals.export", { format: "csv" });
      await world.database.transaction((tx) =>
        tx.run("UPDATE members SET archived_at=? WHERE organization_id=? AND id=?", [
          new Date().toISOString(),
          company.id,
          viewer.id,
        ]),
      );
      world.core.jobs.start();
      const shown = await jobShows(
        world,
        { ...company, people: { ...company.people, viewer: company.people.owner } },
        job.id,
        { state: "failed" },
      );
      expect(shown["error"]).toMatch(/^FORBIDDEN/);
    });

    test("refuses a field that is not there, or that nobody reads", async () => {
      const job = await move.begin("deals.export", { format: "csv", fields: ["custom.nothing"] });
      expect((await jobShows(world, company, job.id, { state: "failed" }))["error"]).toMatch(/^INVALID/);
      await expect(move.begin("deals.export", { format: "csv", fields: ["__proto__"] })).rejects.toMatchObject({
        code: "INVALID",
      });
    });
  });

  describe("an import", () => {
    test("makes what is right, tells what is not, and lets the one be corrected", async () => {
      const content = csv(
        line("One"),
        line("Two", { account: "Alpine Fernwärme Graubünden AG", owner: "The owner", closeDate: "2026-05-04" }),
        line("Three", { account: "Nobody" }),
        line("Four", { amount: "12,50 EUR" }),
        line("", {}),
        line("Six", { account: newId() }),
        line("Seven", { closeDate: "2026-02-30" }),
      );
      const file = await move.upload(content, "deals.csv");
      const given = await move.run("deals.import", { file });
      expect(given).toMatchObject({ rows: 7, created: 2, updated: 0, unchanged: 0, errors: 5 });
      const rows = await told(given.result);
      expect(rows.map(([row, outcome, , column]) => [row, outcome, column])).toEqual([
        ["2", "created", ""],
        ["3", "created", ""],
        ["4", "error", "account"],
        ["5", "error", "amount"],
        ["6", "error", "name"],
        ["7", "error", "account"],
        ["8", "error", "closeDate"],
      ]);
      expect(rows[2]?.[4]).toBe("there is nothing in accounts called Nobody");
      expect(
        (await deals()).map(({ name, account, owner: by, amount, closeDate }) => [
          name,
          account.name,
          by.name,
          amount.minor,
          closeDate,
        ]),
      ).toEqual([
        ["One", "Alpine Fernwärme Graubünden AG", "The member", 1250, null],
        ["Two", "Alpine Fernwärme Graubünden AG", "The owner", 1250, "2026-05-04"],
      ]);
    });

    test("that is only tried tells the same and writes nothing", async () => {
      const [{ id }] = [await write("deals.create", aDeal(company, { name: "There" }))];
      const mapping = ["name", "account", "owner", "amount"].map((to) => ({ column: to, to }));
      const input = { mapping, mode: "upsert", by: "name" };
      const file = await move.upload(
        csv(line("There"), line("New"), line("New"), line("Bad", { amount: "x" })),
        "deals.csv",
      );
      const before = JSON.stringify(await deals());
      const dry = await move.run("deals.import", { ...input, file, dryRun: true });
      expect(dry).toMatchObject({ rows: 4, created: 1, updated: 1, errors: 2 });
      expect(JSON.stringify(await deals())).toBe(before);
      const written = await world.database.all(
        "SELECT operation FROM journal WHERE organization_id=? AND operation IN ('deals.load','deals.create','deals.update') ORDER BY seq",
        [company.id],
      );
      expect(written.map(({ operation }) => operation)).toEqual(["deals.create"]);
      const real = await move.run("deals.import", { ...input, file });
      expect(real).toMatchObject({ rows: 4, created: 1, updated: 1, errors: 2 });
      const without = async (result: string) =>
        (await told(result)).map(([row, outcome, , column, why]) => [row, outcome, column, why]);
      expect(await without(real.result)).toEqual(await without(dry.result));
      expect((await deals()).find((deal) => deal.id === id)?.amount.minor).toBe(1250);
    });

    test("of the same file is done once, unless somebody wants it again", async () => {
      const content = csv(line("Once"));
      const job = await move.begin("deals.import", { file: await move.upload(content, "a.csv") });
      await move.ended(job);
      const other = await move.begin("deals.import", { file: await move.upload(content, "b.csv") });
      expect(other.id).toBe(job.id);
      expect(await deals()).toHaveLength(1);
      await move.run("deals.import", { file: await move.upload(content, "c.csv"), again: true });
      expect(await deals()).toHaveLength(2);
      const asUpsert = await move.begin("deals.import", {
        file: await move.upload(content, "d.csv"),
        mode: "upsert",
        by: "name",
      });
      expect(asUpsert.id).not.toBe(job.id);
      await move.ended(asUpsert);
    });

    test("of 5,000 rows with errors is corrected, and taken back as one", { timeout: 120_000 }, async () => {
      const bad = (index: number) => index % 50 === 7;
      const file = (fix: boolean) =>
        csv(
          ...Array.from({ length: 5000 }, (_, index) =>
            line(`Row ${index}`, bad(index) && !fix ? { amount: "no" } : {}),
          ),
        );
      const first = await move.run("deals.import", {
        file: await move.upload(file(false), "deals.csv"),
        mode: "upsert",
        by: "name",
      });
      expect(first).toMatchObject({ rows: 5000, created: 4900, errors: 100 });
      const seq = await move.seqOf("deals.import");
      const second = await move.run("deals.import", {
        file: await move.upload(file(true), "deals.csv"),
        mode: "upsert",
        by: "name",
      });
      expect(second).toMatchObject({ rows: 5000, created: 100, unchanged: 4900, errors: 0 });
      const standing = async (archived: boolean) =>
        JSON.parse(await world.core.query(owner(), "deals.aggregate", { filter: { archived } })) as {
          groups: { count: number }[];
        };
      const undo = async (at: number) => move.ended(await move.begin("deals.undo", { seq: at }));
      expect(await undo(await move.seqOf("deals.import"))).toEqual({ undone: 100 });
      expect(await undo(seq)).toEqual({ undone: 4900 });
      expect((await standing(false)).groups[0]?.count ?? 0).toBe(0);
      expect((await standing(true)).groups[0]?.count).toBe(5000);
    });

    test("is not taken back where somebody has changed a record of it since", async () => {
      const file = await move.upload(csv(line("One"), line("Two")), "deals.csv");
      await move.run("deals.import", { file });
      const [deal] = await deals();
      await write("deals.update", { id: deal?.id, version: 1, changes: { name: "Mine" } });
      const job = await move.begin("deals.undo", { seq: await move.seqOf("deals.import") });
      expect((await jobShows(world, company, job.id, { state: "failed" }))["error"]).toMatch(
        /^NOT_UNDOABLE: .*1 of its deals/,
      );
      expect(await deals()).toHaveLength(2);
    });

    test("changes records by their id and says who was there first", async () => {
      const one = await write("deals.create", aDeal(company, { name: "One" }));
      const text = ["id;version;Name;Stage", `${one.id};1;Changed;`, `${newId()};1;Nobody;`, `${one.id};1;Twice;`].join(
        "\n",
      );
      const mapping = [
        { column: "id", to: "id" },
        { column: "version", to: "version" },
        { column: "Name", to: "name" },
      ];
      const file = await move.upload(text, "deals.csv");
      const given = await move.run("deals.import", { file, mapping, mode: "update" });
      expect(given).toMatchObject({ updated: 1, errors: 2 });
      expect((await told(given.result)).map(([row, outcome]) => [row, outcome])).toEqual([
        ["2", "updated"],
        ["3", "error"],
        ["4", "error"],
      ]);
      const late = await move.run("deals.import", { file, mapping, mode: "update", again: true });
      expect(late).toMatchObject({ updated: 0, errors: 3 });
      expect((await told(late.result))[0]?.[4]).toBe("has changed since: it is at version 2");
    });

    test("of columns that are called like the inside of an object is one of text", async () => {
      const text = `__proto__,constructor,name,account,owner,amount\r\nx,y,"=Safe",${company.account},${company.people.owner.id},1 EUR`;
      const given = await move.run("deals.import", { file: await move.upload(text, "deals.csv") });
      expect(given).toMatchObject({ created: 1, errors: 0 });
      const mapping = [
        { column: "__proto__", to: "name" },
        { column: "account", to: "account" },
        { column: "owner", to: "owner" },
        { column: "amount", to: "amount" },
      ];
      expect(await move.run("deals.import", { file: await move.upload(text, "x.csv"), mapping })).toMatchObject({
        created: 1,
      });
      expect((await deals()).map(({ name }) => name)).toEqual(["=Safe", "x"]);
      const lines = `{"__proto__":{"polluted":1},"constructor":{"prototype":{}},"name":"J","account":"${company.account}","owner":"${company.people.owner.id}","amount":{"minor":1,"currency":"EUR"}}`;
      expect(await move.run("deals.import", { file: await move.upload(lines, "x.jsonl") })).toMatchObject({
        created: 1,
      });
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    });

    test.each([
      [{ mapping: [{ column: "a", to: "nothing" }] }, /no place nothing/],
      [{ mapping: [{ column: "a", to: "__proto__" }] }, /no place __proto__/],
      [{ mapping: [{ column: "a", to: "stageSince" }] }, /no place stageSince/],
      [{ mode: "update", by: "amount", mapping: [{ column: "a", to: "amount" }] }, /not known by amount/],
      [{ mode: "upsert", mapping: [{ column: "a", to: "name" }] }, /no column is written to id/],
      [
        {
          mapping: [
            { column: "a", to: "amount" },
            { column: "b", to: "amount.value" },
          ],
        },
        /the same field/,
      ],
    ])("refuses %j before anything begins", async (more, why) => {
      const file = await move.upload(csv(line("One")), "deals.csv");
      const before = await head();
      await expect(move.begin("deals.import", { file, ...more })).rejects.toMatchObject({
        facts: { issues: expect.stringMatching(why) },
      });
      expect(await head()).toBe(before);
    });

    test("needs the right to do what it does", async () => {
      const file = await move.upload(csv(line("One")), "deals.csv");
      const { actor } = company.people.member;
      const permissions = new Set([...actor.permissions].filter((name) => name !== "deals.create"));
      const asked = transfers(world, company, { ...actor, permissions }).begin("deals.import", { file });
      await expect(asked).rejects.toMatchObject({ code: "FORBIDDEN", facts: { operation: "deals.create" } });
    });

    test("takes an organization's own fields, and gives them back", async () => {
      await write("properties.create", { noun: "accounts", label: "Region", word: "region", kind: "text" });
      await write("properties.create", { noun: "accounts", label: "Seats", word: "seats", kind: "integer" });
      const text = "name,custom.region,custom.seats\r\nOne,North,12\r\nTwo,,x";
      const given = await move.run("accounts.import", { file: await move.upload(text, "accounts.csv") });
      expect(given).toMatchObject({ created: 1, errors: 1 });
      const found: Account[] = JSON.parse(
        await world.core.query(owner(), "accounts.list", { filter: { name: "One" } }),
      ).items;
      expect(found[0]?.custom).toEqual({ region: "North", seats: 12 });
      const out = await move.exported("accounts", "csv", { filter: { name: "One" }, fields: ["name", "custom.seats"] });
      expect(out.toString().split("\r\n")[1]).toMatch(/,One,12,/);
    });

    test("tells rows that need an approval, and writes the others", async () => {
      const team = await write("policies.create", {
        ...{ name: "Large", operation: "deals.create", atLeast: { minor: 100_000, currency: "EUR" } },
      });
      expect(team).toBeDefined();
      const file = await move.upload(csv(line("Small"), line("Large", { amount: "5000.00 EUR" })), "deals.csv");
      const given = await move.run("deals.import", { file });
      expect(given.errors).toBeGreaterThan(0);
      expect((await told(given.result)).find(([row]) => row === "3")?.[4]).toMatch(/needs an approval/);
    });
  });
});
