import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { guards } from "../../../../tools/sabotage/guards/audit.ts";
import { CRIMES, SIZES } from "../../testkit/crimes.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type AuditedScene, aScene } from "../../testkit/scene.ts";
import { withoutGuards } from "../../testkit/tamper.ts";
import { VERIFIER, type Verify, verdictOn, verifierAt } from "../../testkit/verifier.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import { exportJournal } from "./export.ts";
import { verifierKey } from "./note.ts";

const run = promisify(execFile);
const TEXT = readFileSync(VERIFIER, "utf8");

/** What somebody did, as an auditor gets it: an export, the database file, and the checkpoints. */
interface Evidence extends AuditedScene {
  readonly name: string;
  readonly journal: string;
}

describe("the stand-alone verifier", () => {
  let world: World;
  let file: string;
  const evidence: Evidence[] = [];
  let honest: Evidence;

  async function taken(name: string, scene: AuditedScene): Promise<Evidence> {
    const lines = await Array.fromAsync(exportJournal(scene.database, scene.organization, null));
    const journal = join(mkdtempSync(join(tmpdir(), "nexus-test-export-")), "journal.jsonl");
    writeFileSync(journal, lines.join("\n"));
    return { ...scene, name, journal };
  }

  beforeAll(async () => {
    const url = await DATABASES[0].fresh();
    file = url.slice("sqlite:".length);
    world = await aWorld({ url });
    await withoutGuards(world.database);
    honest = await taken("nothing", await aScene(world));
    for (const { name, commit } of CRIMES) {
      const scene = await aScene(world);
      await commit(scene);
      evidence.push(await taken(name, scene));
    }
  }, 60_000);
  afterAll(() => world.close());

  /** Whether an export holds, and the database file itself. */
  async function found(each: Evidence, verify: Verify): Promise<boolean[]> {
    const all = [each.journal, file].map((journal) => verdictOn({ ...each, journal }, verify));
    return (await Promise.all(all)).map(({ holds }) => holds);
  }

  test("imports nothing but Node", () => {
    const imported = [...TEXT.matchAll(/from "([^"]+)"|import\("([^"]+)"\)|require\(/g)].map((found) => found[1]);
    expect(imported.length).toBeGreaterThan(4);
    for (const name of imported) expect(name).toMatch(/^node:/);
  });

  /** Every check that was promised to be missed, and the crimes that are not found without it. */
  const checks = guards.filter((guard) => VERIFIER.pathname.endsWith(`/${guard.file}`));
  test.each(checks)("without this check a crime is not found: $says", async ({ find, put }) => {
    expect(TEXT.split(find)).toHaveLength(2);
    const copy = join(mkdtempSync(join(tmpdir(), "nexus-test-verifier-")), "verify-journal.mjs");
    writeFileSync(
      copy,
      TEXT.replace(find, () => put),
    );
    const verify = await verifierAt(copy);
    expect(await found(honest, verify)).toEqual([true, true]);
    const unfound: string[] = [];
    for (const each of evidence) if ((await found(each, verify)).includes(true)) unfound.push(each.name);
    expect(unfound).not.toEqual([]);
  });

  test("has as many checks as it has reasons to say that something does not hold", () => {
    expect(checks).toHaveLength(TEXT.split("why:").length - 1);
  });

  test("with every check finds every crime", async () => {
    const verify = await verifierAt(VERIFIER.pathname);
    for (const each of evidence) expect([each.name, ...(await found(each, verify))]).toEqual([each.name, false, false]);
  });

  async function typed(...args: string[]) {
    const asked = run(process.execPath, [VERIFIER.pathname, ...args], { env: {} });
    const {
      stdout,
      stderr,
      code = 0,
    } = (await asked.catch((error: unknown) => error as Awaited<typeof asked> & { code: number })) as Awaited<
      typeof asked
    > & { code?: number };
    return { code, stdout, stderr };
  }

  test("says what it found, and in its exit code", async () => {
    const key = ["--key", verifierKey("nexus/journal", honest.audit.publicKey)];
    const of = ({ organization, folder }: Evidence): string[] => [
      "--organization",
      organization,
      "--checkpoints",
      folder,
    ];
    expect(await typed(honest.journal, ...of(honest), ...key)).toEqual({
      ...{ code: 0, stderr: "" },
      stdout: expect.stringMatching(new RegExp(`^${honest.organization} holds: ${SIZES.all} rows, 20 signed for`)),
    });
    const edited = evidence[0] as Evidence;
    for (const journal of [edited.journal, file]) {
      const found = await typed(journal, ...of(edited), ...key);
      expect([found.code, found.stdout]).toEqual([
        1,
        `${edited.organization} DOES NOT HOLD at row 5: the row was changed\n`,
      ]);
    }
    const { code, stdout } = await typed(edited.journal, ...of(edited), ...key, "--json");
    expect([code, JSON.parse(stdout)]).toMatchObject([1, { holds: false, journals: [{ broken: { seq: 5 } }] }]);
  });

  test("does not call a journal whole for which it was given nothing to hold it against", async () => {
    expect(await typed(honest.journal)).toMatchObject({ code: 2, stderr: expect.stringContaining("--checkpoints") });
    expect(await typed()).toMatchObject({ code: 2 });
    expect(await typed(honest.journal, "--unknown")).toMatchObject({ code: 2 });
    const alone = await typed(honest.journal, "--chain-only");
    expect([alone.code, alone.stdout]).toEqual([0, expect.stringContaining("rows agree with each other")]);
    const key = ["--key", "AAAA", "--checkpoints", honest.folder];
    expect(await typed(honest.journal, ...key)).toMatchObject({ code: 2, stderr: expect.stringContaining("key") });
  });
});
