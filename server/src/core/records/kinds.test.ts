import { type Field, isFilterable, isSecret, matches, type Noun, newId, ordered } from "@nexus-os/contracts";
import { recordSchema } from "@nexus-os/contracts/schema";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { samples as declared, SAMPLE_FIELDS, SAMPLES, someSamples } from "../../testkit/samples.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { writtenOf } from "./columns.ts";
import type { Held } from "./held.ts";

const samples = declared as unknown as Noun;
const NOW = new Date("2026-11-23T10:00:00.000Z");

/** One company on one database, and how its owner writes and reads. */
interface Place {
  readonly world: World;
  readonly company: Company;
}

const PAPER = { id: newId(), name: "Datenblatt.pdf" };
const TOPICS = ["Ströme", 'Zähler, "Wärme"', "😀"].map((name) => ({ id: newId(), name }));

async function written({ world, company }: Place, operation: string, input: unknown): Promise<string> {
  const outcome = await world.core.execute(company.people.owner.actor, operation, { key: newId(), input });
  if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
  return outcome.output;
}

const read = ({ world, company }: Place, operation: string, input: unknown): Promise<string> =>
  world.core.query(company.people.owner.actor, operation, input);

async function aPlace(fresh: () => Promise<string>): Promise<Place> {
  const world = await aWorld({ url: await fresh(), nouns: SAMPLES });
  const place = { world, company: await world.company() };
  for (const topic of TOPICS) await written(place, "topics.create", topic);
  const { id: organization } = place.company;
  const { sealed } = world.core.keys.make(organization, "files", PAPER.id);
  const [at, hash] = [NOW.toISOString(), "0".repeat(64)];
  // As an upload leaves it, but for the content.
  await world.database.transaction((tx) =>
    tx.run(
      "INSERT INTO files (organization_id, id, version, created_at, updated_at, seal, name, type, size, hash, state) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
      [organization, PAPER.id, 1, at, at, sealed, PAPER.name, "application/pdf", 12, hash, "kept"],
    ),
  );
  world.setClock(NOW);
  return place;
}

describe("a field of every kind, on both databases", () => {
  let places: readonly Place[];
  let all: readonly Held[];
  const ids = TOPICS.map(({ id }) => id);
  const created = new Map<string, string>();
  const given = someSamples(ids, PAPER.id);

  /** The same on both, and the same text. */
  async function both(act: (place: Place) => Promise<string>): Promise<string> {
    const [one = "", other = ""] = await Promise.all(places.map(act));
    expect(other).toBe(one);
    return one;
  }
  const reads = (operation: string, input: unknown) => both((place) => read(place, operation, input));
  const writes = (operation: string, input: unknown) => both((place) => written(place, operation, input));
  const records = async (input: unknown): Promise<Held[]> =>
    (JSON.parse(await reads("samples.list", input)) as { items: Held[] }).items;

  beforeAll(async () => {
    places = await Promise.all(DATABASES.map(({ fresh }) => aPlace(fresh)));
    for (const sample of given) created.set(sample.id, await writes("samples.create", sample));
    all = await records({ limit: 500 });
  }, 60_000);
  afterAll(async () => {
    for (const { world } of places) await world.close();
  });

  test("is read as its contract says, byte by byte alike from either, and as its writer was answered", async () => {
    expect(all).toHaveLength(given.length);
    for (const record of all) {
      const text = await reads("samples.get", { id: record.id });
      expect(text).toBe(created.get(record.id));
      expect(JSON.parse(text)).toEqual(record);
      expect(recordSchema(samples).parse(record)).toEqual(record);
      const changed = await writes("samples.update", { id: record.id, version: 1, changes: { lineOr: "changed" } });
      expect(await reads("samples.get", { id: record.id })).toBe(changed);
      const back = await writes("samples.update", { id: record.id, version: 2, changes: { lineOr: record["lineOr"] } });
      expect({ ...JSON.parse(back), version: 1 }).toEqual(record);
    }
  });

  test("is read as it was written, a secret never", async () => {
    for (const sample of given) {
      const record = all.find(({ id }) => id === sample.id) as Held;
      for (const [key, field] of SAMPLE_FIELDS) {
        if (isSecret(field)) expect(record).not.toHaveProperty(key);
        else if (!(key in sample)) expect(record[key as keyof Held] ?? null).toEqual(field.initial ?? null);
      }
      const { exact, topics = [], whole, takes, agreed, line } = sample as Record<string, unknown>;
      expect(record).toMatchObject({ whole, takes, agreed, line });
      expect(Number(record["exact"])).toBe(Number(exact));
      expect((record["topics"] as { id: string }[]).map(({ id }) => id)).toEqual(topics);
    }
    const [, edge, far] = given.map(({ id }) => all.find((record) => record.id === id));
    expect(edge).toMatchObject({
      ...{ exact: "90071992547409.91", exactOr: "0.000001", sizes: [], sizesOr: [], usualSizes: [] },
      // Half past two is shown twice that night: the first time is meant.
      meeting: { local: "2026-10-25T02:30", zone: "Europe/Berlin", at: "2026-10-25T00:30:00.000Z" },
      topics: [TOPICS[2], TOPICS[0], TOPICS[1]],
    });
    expect(far).toMatchObject({
      ...{ exact: "-90071992547409.91", sizes: ["small", "middle", "large"], sizesOr: ["small", "middle"] },
      ...{ dial: "+12125550100", page: "http://xn--bcher-kva.example/%C3%A4?q=\\&x=%27y%27#%22z%22" },
      meetingOr: { local: "2026-06-01T13:15", zone: "Asia/Kathmandu", at: "2026-06-01T07:30:00.000Z" },
      ...{ paperOr: PAPER, topicOr: TOPICS[2] },
    });
  });

  /** Every form of a filter on a field, with the values that there are. */
  function filtersOn(key: string, field: Field): unknown[] {
    const values = all.map((record) => record[key as keyof Held] as unknown).filter((value) => value !== null);
    const empty = field.optional ? [null] : [];
    if (!isFilterable(field)) return empty;
    const asked = values.map((value) => writtenOf(field, value));
    switch (field.kind) {
      case "money": {
        const amounts = values as { minor: number; currency: string }[];
        return [
          ...empty,
          ...amounts.flatMap(({ minor, currency }) => [
            { currency, from: minor },
            { currency, to: minor },
            { currency },
          ]),
        ];
      }
      case "localTime": {
        const moments = values.map((value) => (value as { at: string }).at);
        return [...empty, ...moments.flatMap((at) => [{ from: at }, { to: at }, { from: at, to: at }])];
      }
      case "integer":
      case "percent":
      case "duration":
        return [...empty, ...asked.flatMap((value) => [{ from: value }, { to: value }, { from: value, to: value }])];
      case "yesNo":
        return [...empty, true, false];
      case "ref":
      case "file":
        return [...empty, ...asked, [...new Set(asked)]];
      case "manyOf":
        return [...empty, ...field.of, ["small", "large"], [...field.of]];
      case "refs":
        return [...ids, [ids[0], ids[2]], newId()];
      default:
        return [...empty, ...asked.flatMap((value) => [value, { from: value }, { to: value }]), [...new Set(asked)]];
    }
  }

  const filterable = SAMPLE_FIELDS.filter(([, field]) => !isSecret(field) && (isFilterable(field) || field.optional));
  test.each(filterable)("is found by %s alike on both, and by a live list", async (key, field) => {
    let found = 0;
    const asked = filtersOn(key, field);
    expect(asked.length).toBeGreaterThan(0);
    for (const filter of asked) {
      const met = (await records({ filter: { [key]: filter }, limit: 500 })).map(({ id }) => id).sort();
      const live = all.filter((record) => matches(samples, record as never, { [key]: filter })).map(({ id }) => id);
      expect(met, JSON.stringify(filter)).toEqual(live.sort());
      found += met.length;
    }
    expect(found).toBeGreaterThan(0);
  });

  test.each(samples.sorts)("is sorted by %s alike on both and in a live list, page by page", async (by) => {
    for (const direction of ["up", "down"] as const) {
      const walked: string[] = [];
      for (let after: object = {}; ; ) {
        const page = JSON.parse(await reads("samples.list", { sort: { by, direction }, limit: 3, ...after }));
        walked.push(...page.items.map(({ id }: Held) => id));
        if (page.next === null) break;
        after = { after: page.next };
      }
      const live = [...all].sort(ordered(samples, { by, direction }) as never);
      expect(walked).toEqual(live.map(({ id }) => id));
    }
  });

  test("is changed and taken back, one field after the other", async () => {
    const id = given[0]?.id;
    const first = JSON.parse(await reads("samples.get", { id })) as Held;
    let { version } = first;
    for (const [key, field] of SAMPLE_FIELDS) {
      if (isSecret(field)) continue;
      const other = (sample: Readonly<Record<string, unknown>>): boolean =>
        key in sample && JSON.stringify(sample[key]) !== JSON.stringify(given[0]?.[key]);
      const value = given.find(other)?.[key];
      // There is one file alone.
      if (value === undefined && key === "paper") continue;
      let seq = 0;
      const changes = await both(async (place) => {
        seq = await changed(place, { id, version, changes: { [key]: value } });
        const past = JSON.parse(await read(place, "samples.timeline", { id, limit: 1 }));
        return JSON.stringify(past.items[0].changes);
      });
      expect(JSON.parse(changes).after).toHaveProperty(key);
      await both((place) => written(place, "samples.undo", { seq }));
      version += 2;
    }
    const last = JSON.parse(await reads("samples.get", { id })) as Held;
    expect({ ...last, version: first.version }).toEqual(first);
  });

  async function changed({ world, company }: Place, input: unknown): Promise<number> {
    const told = { key: newId(), input };
    const outcome = await world.core.execute(company.people.owner.actor, "samples.update", told);
    if (outcome.outcome !== "done") throw new Error(`the update is ${outcome.outcome}`);
    return outcome.seq;
  }

  test("is added up exactly, and grouped by what it says", async () => {
    const asked = {
      by: [{ field: "agreedOr" }],
      measures: [
        ...["sum", "average", "least", "most"].map((of) => ({ field: "exact", of })),
        { field: "share", of: "sum" },
      ],
    };
    const text = await reads("samples.aggregate", asked);
    // All but two have no answer: three of 12.50, and -0.05, 0 and -1. Those two have the greatest and the least that fits.
    const { groups } = JSON.parse(text);
    expect(groups.map(({ by, count }: { by: { agreedOr: unknown }; count: number }) => [by.agreedOr, count])).toEqual([
      [null, 6],
      [false, 1],
      [true, 1],
    ]);
    expect(groups[0].figures).toEqual({
      ...{ "sum exact": "36.45", "average exact": "6.08", "least exact": "-1.00", "most exact": "12.50" },
      "sum share": 6 * 725,
    });
    expect(groups[1].figures).toMatchObject({ "sum exact": "90071992547409.91", "sum share": -10_000 });
    const all = JSON.parse(await reads("samples.aggregate", { measures: [{ field: "exact", of: "sum" }] }));
    expect(all.groups[0].figures).toEqual({ "sum exact": "36.45" });
    const papers = JSON.parse(await reads("samples.aggregate", { by: [{ field: "paper" }] }));
    expect(papers.groups).toEqual([{ by: { paper: PAPER }, count: 8, figures: {} }]);
  });

  test("cannot point into another organization, whoever writes it", async () => {
    for (const { world, company } of places) {
      const other = { world, company: await world.company() };
      const foreign = JSON.parse(await written(other, "topics.create", { name: "Elsewhere" })).id as string;
      const insert = (organization: string, topic: string) =>
        world.database.transaction((tx) =>
          tx.run("INSERT INTO samples_topics (organization_id, record_id, position, to_id) VALUES (?,?,?,?)", [
            ...[organization, given[0]?.id as string, 40, topic],
          ]),
        );
      await expect(insert(company.id, foreign)).rejects.toThrow(/foreign key/i);
      await expect(insert(other.company.id, foreign)).rejects.toThrow(/foreign key/i);
      await insert(company.id, ids[0] as string);
      const asked = written({ world, company }, "samples.create", { ...given[0], id: newId(), topics: [foreign] });
      await expect(asked).rejects.toMatchObject({ code: "INVALID" });
    }
  });

  test.each([
    [{ sort: { by: "word" } }],
    [{ sort: { by: "note" } }],
    [{ sort: { by: "sizes" } }],
    [{ filter: { word: "open sesame" } }],
    [{ filter: { wordOr: null } }],
    [{ filter: { note: "One line" } }],
    [{ filter: { parts: {} } }],
    [{ filter: { topics: null } }],
    [{ filter: { sizes: [] } }],
    [{ filter: { meeting: { local: "2026-06-01T09:30", zone: "Europe/Berlin" } } }],
  ])("is not asked for by %j", async (input) => {
    for (const place of places)
      await expect(read(place, "samples.list", input)).rejects.toMatchObject({ code: "INVALID" });
  });
});
