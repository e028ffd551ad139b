import { appendFile, readFile, rm, stat, truncate, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { CRIMES, SIZES } from "../../testkit/crimes.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type AuditedScene, anEmptyScene, aScene } from "../../testkit/scene.ts";
import { meddle, rehash, withoutGuards } from "../../testkit/tamper.ts";
import { verdictOn } from "../../testkit/verifier.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import { createAudit } from "./audit.ts";
import { exportJournal } from "./export.ts";

const fileOf = ({ folder, organization }: AuditedScene, ending = "checkpoints"): string =>
  join(folder, `${organization}.${ending}`);

async function sizes({ audit, organization }: AuditedScene): Promise<number[]> {
  return (await audit.folder.all(organization)).map(({ size }) => size);
}

async function refusals({ audit }: AuditedScene): Promise<(string | undefined)[]> {
  return (await audit.look()).map(({ refused }) => refused?.why);
}

/** Takes so many rows from the end of a journal, as a restored backup does. */
async function goBack({ database, organization }: AuditedScene, rows: number): Promise<void> {
  for (const table of ["journal", "journal_values"]) {
    await meddle(database, organization, `DELETE FROM ${table} WHERE organization_id=:o AND seq>${rows}`);
  }
  await rehash(database, organization);
}

describe.each(DATABASES)("whoever signs for journals, on $dialect", ({ fresh }) => {
  let world: World;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    await withoutGuards(world.database);
  });
  afterAll(() => world.close());

  test("signs once for what has grown, and is not heard of where nothing has", async () => {
    const scene = await anEmptyScene(world);
    expect(await scene.audit.look()).toEqual([]);
    await scene.write(3);
    expect(await scene.audit.look()).toEqual([{ organization: scene.organization, refused: null }]);
    expect(await scene.audit.look()).toEqual([]);
    await scene.write(1);
    await scene.audit.look();
    expect(await sizes(scene)).toEqual([3, 4]);
    expect([(await stat(fileOf(scene))).mode & 0o077, scene.audit.alarm()]).toEqual([0, null]);
  });

  test("reads only what is new, and all where its notes were lost", async () => {
    const scene = await aScene(world);
    const read: unknown[] = [];
    const database: typeof world.database = {
      ...scene.database,
      all: (sql, values) => {
        if (sql.includes("FROM journal ")) read.push(values?.[1]);
        return world.database.all(sql, values);
      },
    };
    const restarted = () => createAudit({ ...scene, database, clock: () => new Date(), every: 50, failed: () => {} });
    const found = (await restarted().look()).find(({ organization }) => organization === scene.organization);
    expect([found?.refused, read.includes(SIZES.second)]).toEqual([null, true]);
    // Other journals of this database are read from their beginnings.
    await scene.write(2);
    await rm(fileOf(scene, "tree"));
    read.length = 0;
    await createAudit({ ...scene, clock: () => new Date(), every: 50, failed: () => {} }).look();
    expect(await sizes(scene)).toEqual([SIZES.first, SIZES.second, SIZES.all, SIZES.all + 2]);
    const journal = join(scene.folder, "journal.jsonl");
    const lines = await Array.fromAsync(exportJournal(scene.database, scene.organization, null));
    await writeFile(journal, lines.join("\n"));
    const checkpoints = [fileOf(scene)];
    expect(await verdictOn({ ...scene, journal, checkpoints })).toMatchObject({ holds: true });
  });

  test("does not believe a remembered tree that is another one", async () => {
    const scene = await aScene(world);
    const nodes = [Buffer.alloc(32, 1), Buffer.alloc(32, 2)].map((node) => node.toString("base64"));
    await writeFile(fileOf(scene, "tree"), JSON.stringify({ nodes }));
    expect(await refusals(scene)).toEqual([undefined]);
    await writeFile(fileOf(scene, "tree"), "{");
    await scene.write(1);
    expect(await refusals(scene)).toEqual([undefined]);
  });

  const noticed = [
    "ten rows cut from the end",
    "a whole chain rewritten, every hash computed anew",
    "a fork: cut behind the first checkpoint, and grown anew past the second",
    "a whole journal gone",
    "a changed checkpoint",
    "a rewritten chain with checkpoints by another key",
    "a row deleted from what is not signed yet, and the rest chained anew",
  ];
  test.each(CRIMES.filter(({ name }) => noticed.includes(name)))(
    "refuses to sign after $name, says so once, and goes on saying that it is so",
    async ({ commit }) => {
      const scene = await aScene(world);
      await commit(scene);
      const [before, text] = [scene.audit.alarm(), await readFile(fileOf(scene), "utf8")];
      for (let round = 0; round < 2; round += 1) expect(await refusals(scene)).toEqual([expect.any(String)]);
      expect(await readFile(fileOf(scene), "utf8")).toBe(text);
      expect([before, scene.audit.alarm()]).toEqual([null, "a journal does not extend what was signed of it"]);
      expect(scene.alarms).toHaveLength(1);
      expect([...scene.audit.state().refused.keys()]).toEqual([scene.organization]);
    },
  );

  test("goes on behind a checkpoint that a loss of power cut off", async () => {
    const scene = await aScene(world);
    const { size } = await stat(fileOf(scene));
    await scene.audit.look();
    await truncate(fileOf(scene), size + 100);
    await scene.write(1);
    expect(await refusals(scene)).toEqual([undefined]);
    expect(await sizes(scene)).toEqual([SIZES.first, SIZES.second, SIZES.all + 1]);
    await appendFile(fileOf(scene), "nexus/journal/");
    await scene.write(1);
    expect(await refusals(scene)).toEqual([undefined]);
    expect((await sizes(scene)).at(-1)).toBe(SIZES.all + 2);
  });

  test("signs for a restored backup when it is told so, and everybody is told how many rows were lost", async () => {
    const scene = await aScene(world);
    await goBack(scene, 15);
    expect(await refusals(scene)).toEqual([expect.stringContaining("20 rows were signed for")]);
    expect(await scene.audit.restored(scene.organization)).toMatchObject({ size: 15, lost: 20 });
    await scene.write(2);
    expect(await refusals(scene)).toEqual([undefined]);
    expect([await sizes(scene), scene.audit.alarm()]).toEqual([[8, 20, 15, 17], null]);
    const journal = join(scene.folder, "journal.jsonl");
    const lines = await Array.fromAsync(exportJournal(scene.database, scene.organization, null));
    await writeFile(journal, lines.join("\n"));
    const { holds, verdict } = await verdictOn({ ...scene, journal, checkpoints: [fileOf(scene)] });
    expect([holds, verdict.remarks]).toEqual([true, [expect.stringContaining("of 20 rows 15 were left")]]);
  });

  test("does not call restored what was rewritten, or what has lost nothing", async () => {
    const scene = await aScene(world);
    await expect(scene.audit.restored(scene.organization)).rejects.toThrow(/nothing was restored/);
    await meddle(
      ...([scene.database, scene.organization] as const),
      "UPDATE journal SET operation='x' WHERE organization_id=:o AND seq=2",
    );
    await goBack(scene, 15);
    await expect(scene.audit.restored(scene.organization)).rejects.toThrow(/rows 1 to 8 are not/);
  });

  test("signs every so often by itself, one process at a time, and a last time when it stops", async () => {
    const scene = await anEmptyScene(world);
    const other = createAudit({ ...scene, clock: () => new Date(), every: 50, failed: () => {} });
    scene.audit.start();
    other.start();
    await scene.write(5);
    await vi.waitFor(async () => expect((await sizes(scene)).at(-1)).toBe(5), 5000);
    await other.stop();
    await scene.write(1);
    await scene.audit.stop();
    const signed = await sizes(scene);
    expect(signed.at(-1)).toBe(6);
    expect(signed).toEqual([...new Set(signed)].sort((one, two) => one - two));
    expect(scene.alarms).toEqual([]);
  });

  test("tells once that it cannot write, and that it is so", async () => {
    const scene = await anEmptyScene(world);
    await scene.write(1);
    // A file where the folder should be: nobody can write there, whoever they are.
    await rm(scene.folder, { recursive: true });
    await writeFile(scene.folder, "");
    scene.audit.start();
    await vi.waitFor(() => expect(scene.audit.alarm()).toBe("checkpoints of the journals cannot be written"), 5000);
    await scene.audit.stop();
    expect(scene.alarms).toHaveLength(1);
  });
});
