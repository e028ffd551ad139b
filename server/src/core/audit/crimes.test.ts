import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { NOUNS, newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CRIMES, type Scene, SIZES } from "../../testkit/crimes.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type AuditedScene, anEmptyScene, aScene } from "../../testkit/scene.ts";
import { meddle, withoutGuards } from "../../testkit/tamper.ts";
import { verdictOn } from "../../testkit/verifier.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import { subjectKeys } from "../keys/subject.ts";
import { exportJournal } from "./export.ts";
import { type JournalVerdict, verifyJournal } from "./verify-journal.ts";

/** An export of the scene's journal, as `nexus audit export` writes it, in a file. */
async function exported({ database, organization }: Scene): Promise<string> {
  const lines = await Array.fromAsync(exportJournal(database, organization, null));
  const file = join(mkdtempSync(join(tmpdir(), "nexus-test-export-")), "journal.jsonl");
  writeFileSync(file, lines.map((line) => `${line}\n`).join(""));
  return file;
}

describe.each(DATABASES)("who owns the database, on $dialect", ({ dialect, fresh }) => {
  let url: string;
  let world: World;

  beforeAll(async () => {
    url = await fresh();
    world = await aWorld({ url });
    await withoutGuards(world.database);
  });
  afterAll(() => world.close());

  function verified({ audit, organization }: AuditedScene, values = true): Promise<JournalVerdict> {
    const { database, master } = world;
    return verifyJournal({
      ...{ reader: database, nouns: NOUNS, keys: subjectKeys(master), organization, folder: audit.folder, values },
    });
  }

  /** The stand-alone verifier's verdicts: on an export, and on the database file itself where it is one. */
  async function outside(scene: AuditedScene) {
    const files = [await exported(scene), ...(dialect === "sqlite" ? [url.slice("sqlite:".length)] : [])];
    return Promise.all(files.map((journal) => verdictOn({ ...scene, journal })));
  }

  test("an honest journal holds, as Nexus and as the stand-alone verifier see it", async () => {
    const scene = await aScene(world);
    expect(await verified(scene)).toEqual({
      ...{ organization: scene.organization, entries: SIZES.all, signed: SIZES.second, erased: 0, broken: null },
    });
    for (const { holds, verdict } of await outside(scene)) {
      expect(holds).toBe(true);
      expect(verdict).toMatchObject({ rows: SIZES.all, signed: SIZES.second, broken: null, remarks: [] });
    }
  });

  test.each(CRIMES)("$name is found, by Nexus and by the stand-alone verifier", async ({ commit, seq, why }) => {
    const scene = await aScene(world);
    await commit(scene);
    expect((await verified(scene, false)).broken?.why).toMatch(why);
    for (const { holds, verdict } of await outside(scene)) {
      expect(holds).toBe(false);
      expect(verdict.broken).toEqual({ seq: seq ?? expect.any(Number), why: expect.stringMatching(why) });
    }
  });

  test("values that were changed, or are another row's, are found by who has the keys", async () => {
    for (const sql of [
      "UPDATE journal_values SET sealed=(SELECT sealed FROM (SELECT sealed FROM journal_values WHERE organization_id=:o AND seq=6) AS other) WHERE organization_id=:o AND seq=7",
      "UPDATE journal_values SET sealed=x'00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff' WHERE organization_id=:o AND seq=7",
    ]) {
      const scene = await aScene(world);
      await meddle(world.database, scene.organization, sql);
      expect((await verified(scene, false)).broken).toBeNull();
      expect((await verified(scene)).broken).toEqual({ seq: 7, why: "its values are not those of the row" });
    }
  });

  test("values that were erased, or whose key was, leave a journal that holds", async () => {
    const scene = await aScene(world);
    await meddle(
      ...([world.database, scene.organization] as const),
      "DELETE FROM journal_values WHERE organization_id=:o AND seq<=3",
      "DELETE FROM accounts WHERE organization_id=:o AND name='Customer 5'",
    );
    // Each time the scene is written to, its customers are counted from 0.
    expect(await verified(scene)).toMatchObject({ broken: null, erased: 3 + 2 });
  });

  test("an export carries its newest checkpoint, which alone is enough for the rows it is of", async () => {
    const scene = await anEmptyScene(world);
    await scene.write(3);
    await scene.audit.look();
    const note = await scene.audit.note(scene.organization);
    const [head = "", ...rows] = await Array.fromAsync(exportJournal(world.database, scene.organization, note));
    const file = join(scene.folder, "export.jsonl");
    const key = scene.audit.publicKey;
    writeFileSync(file, [head, ...rows].join("\n"));
    const given = { journal: file, organization: scene.organization, publicKey: key, checkpoints: [] };
    expect(await verdictOn(given)).toMatchObject({ holds: true, verdict: { signed: 3 } });
    writeFileSync(file, [head.replace('"seq":3', '"seq":2'), ...rows.slice(0, 2)].join("\n"));
    expect((await verdictOn(given)).verdict.broken?.why).toMatch(/head/);
  });

  test("no key is a wrong key, and no organization is another one", async () => {
    const scene = await aScene(world);
    const journal = await exported(scene);
    const other = await verdictOn({ ...scene, journal, publicKey: Buffer.alloc(32, 9) });
    expect(other.verdict.broken?.why).toMatch(/not signed with this key/);
    expect((await verdictOn({ ...scene, journal, organization: newId() })).holds).toBe(false);
  });
});
