import { type Mapped, type Noun, newId, placesOf, suggestMapping } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { maker } from "../../testkit/every.ts";
import { SAMPLES, someSamples } from "../../testkit/samples.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { bytesOf, sheetOf } from "./formats/formats.ts";
import type { SheetRow } from "./formats/sheet.ts";
import { planner } from "./plan.ts";
import { writtenColumns, writtenLine } from "./written.ts";

type Values = Readonly<Record<string, unknown>>;
const samples = SAMPLES.find(({ word }) => word === "samples") as Noun;
const SECRETS = Object.entries(samples.fields).flatMap(([key, field]) => (field.class === "secret" ? [key] : []));
const FIELDS = Object.keys(samples.fields).filter((key) => !SECRETS.includes(key));
const TOPICS = [newId(), newId(), newId()];

describe.each(DATABASES)("a field of every kind on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let records: readonly Values[];
  let given: ReturnType<typeof someSamples>;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), nouns: SAMPLES });
    company = await world.company();
    const { actor } = company.people.owner;
    for (const [index, id] of TOPICS.entries()) {
      await world.core.execute(actor, "topics.create", { key: newId(), input: { id, name: `Topic ${index}` } });
    }
    given = someSamples(TOPICS, await maker(world, company).make("files"));
    for (const input of given) await world.core.execute(actor, "samples.create", { key: newId(), input });
    records = JSON.parse(await world.core.query(actor, "samples.list", { limit: 500 })).items;
  }, 60_000);
  afterAll(() => world.close());

  async function rowsOf(format: "csv" | "xlsx" | "jsonl"): Promise<SheetRow[]> {
    const columns = writtenColumns(samples, [], FIELDS);
    const pieces: Uint8Array[] = [];
    const writing = {
      ...{ title: "samples", bom: true },
      async *rows() {
        yield columns.map(({ name }) => ({ text: name }));
        for (const record of records) yield columns.map(({ of }) => of(record));
      },
      async *lines() {
        for (const record of records) yield writtenLine(record, FIELDS);
      },
    };
    for await (const piece of bytesOf(format, writing)) pieces.push(piece);
    const bytes = Buffer.concat(pieces);
    const sheet = await sheetOf(format, {
      size: bytes.length,
      open: async function* () {
        yield bytes;
      },
    });
    const rows: SheetRow[] = [];
    for await (const row of sheet.rows()) rows.push(row);
    return rows;
  }

  function plan(rows: readonly SheetRow[], isJson: boolean, more: { mode: "create" | "update"; leave?: string }) {
    const { core } = world;
    const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))];
    const mapping: readonly Mapped[] = suggestMapping(placesOf(samples, []), columns).filter(
      ({ to }) => to !== more.leave,
    );
    return planner({
      ...{ actor: company.people.owner.actor, noun: samples, nouns: core.nouns, operations: core.operations },
      ...{ properties: [], mapping, mode: more.mode, by: "id", isJson, query: core.query, records: core.records },
    })(rows);
  }

  test.each(["csv", "xlsx", "jsonl"] as const)("comes back from %s as it was, to the last digit", async (format) => {
    const rows = await rowsOf(format);
    expect(rows).toHaveLength(given.length);
    const { records: changed, told } = await plan(rows, format === "jsonl", { mode: "update" });
    expect(changed).toEqual([]);
    expect(told.map(({ outcome, why }) => [outcome, why])).toEqual(given.map(() => ["unchanged", null]));
  });

  test.each(["csv", "xlsx", "jsonl"] as const)(
    "makes the same records from %s, but for what nobody reads",
    async (format) => {
      const rows = await rowsOf(format);
      const { told } = await plan(rows, format === "jsonl", { mode: "create", leave: "id" });
      // A secret that must be given is in no file, and the row says so.
      expect(told.every(({ why }) => SECRETS.some((key) => why === `${key} must be given`))).toBe(true);
    },
  );
});
