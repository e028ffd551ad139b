import { randomBytes } from "node:crypto";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { NOUNS } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { type AuditedScene, aScene } from "../../testkit/scene.ts";
import { meddle, withoutGuards } from "../../testkit/tamper.ts";
import { aWorld, type World } from "../../testkit/world.ts";
import type { JobForm } from "../jobs/form.ts";
import { sealsOf } from "../jobs/seals.ts";
import { subjectKeys } from "../keys/subject.ts";
import { minuteOf, type RegularAudit, regularAudit, VERIFY } from "./regular.ts";

const DAY_MS = 86_400_000;

describe.each(DATABASES)("journals that are verified every day, on $dialect", ({ fresh }) => {
  const master = randomBytes(32);
  const alarms: unknown[] = [];
  let world: World;
  let scene: AuditedScene;
  let regular: RegularAudit;

  const regularOf = ({ audit, folder }: AuditedScene): RegularAudit =>
    regularAudit({
      ...{ database: world.database, audit, folder, nouns: NOUNS, keys: subjectKeys(master) },
      ...{ clock: () => new Date(), failed: (error) => void alarms.push(error) },
    });

  beforeAll(async () => {
    // The server knows the job from its start; whose journal is verified changes with the test.
    const form: JobForm = { name: VERIFY, title: () => "Audit", run: (ctx, input) => regular.form.run(ctx, input) };
    world = await aWorld({ url: await fresh(), master, jobs: [form] });
    await withoutGuards(world.database);
  });
  beforeEach(async () => {
    alarms.length = 0;
    world.setClock(null);
    await world.database.transaction((tx) => tx.run("DELETE FROM job_schedules"));
    scene = await aScene(world);
    regular = regularOf(scene);
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  const runs = async (organization: string) =>
    world.database.all(
      "SELECT id, state, output FROM job_runs WHERE organization_id=? AND job=? AND state='done' ORDER BY created_at",
      [organization, VERIFY],
    );

  /** Lets the server's jobs do what is due until the day after. */
  async function aDay({ organization }: AuditedScene): Promise<void> {
    const before = (await runs(organization)).length;
    await regular.plan(world.core.jobs);
    // Of the world's organizations this one alone has its checkpoints in the folder.
    await meddle(world.database, organization, "DELETE FROM job_schedules WHERE organization_id<>:o");
    world.setClock(new Date(Date.now() + (before + 1) * DAY_MS));
    world.core.jobs.start();
    try {
      await expect.poll(() => runs(organization), { timeout: 20_000 }).toHaveLength(before + 1);
    } finally {
      await world.core.jobs.stop();
      world.setClock(null);
    }
  }

  test("every organization has its own minute, and a plan that is said again changes nothing", async () => {
    const other = await aScene(world);
    await regular.plan(world.core.jobs);
    const planned = async () =>
      world.database.all("SELECT organization_id, cron, next_at FROM job_schedules WHERE id=? ORDER BY 1", [VERIFY]);
    const first = await planned();
    for (const { organization } of [scene, other])
      expect(first).toContainEqual(
        expect.objectContaining({ organization_id: organization, cron: minuteOf(organization) }),
      );
    await regular.plan(world.core.jobs);
    expect(await planned()).toEqual(first);
    const ids = Array.from({ length: 500 }, (_, index) => `an organization ${index}`);
    expect(new Set(ids.map(minuteOf)).size).toBeGreaterThan(350);
  });

  test("one that holds is noted, and nobody is told", async () => {
    await aDay(scene);
    const { organization } = scene;
    const [{ id, output } = {}] = await runs(organization);
    const said = sealsOf(world.core.keys).open({ organization, id: String(id) }, String(output));
    expect(JSON.parse(said)).toMatchObject({ broken: null });
    expect([alarms, regular.alarm(), regular.broken()]).toEqual([[], null, 0]);
  });

  test("one whose old row was edited is an alarm, once, until it holds again, and in every process", async () => {
    await aDay(scene);
    const edited = "UPDATE journal SET operation='accounts.update' WHERE organization_id=:o AND seq=2";
    await meddle(world.database, scene.organization, edited);
    await aDay(scene);
    await aDay(scene);
    expect(alarms).toEqual([expect.objectContaining({ name: "AuditError", organization: scene.organization })]);
    expect(String(alarms[0])).toContain("at row 2, the row was changed");
    expect([regular.alarm(), regular.broken()]).toEqual(["a journal did not hold when it was verified", 1]);
    const elsewhere = regularOf(scene);
    await elsewhere.refresh();
    expect(elsewhere.broken()).toBe(1);
    await meddle(world.database, scene.organization, edited.replace("update'", "create'"));
    await aDay(scene);
    await elsewhere.refresh();
    expect([regular.alarm(), elsewhere.alarm()]).toEqual([null, null]);
  });

  test("checkpoints that were taken away are missed, and not made anew in silence", async () => {
    await aDay(scene);
    const gone = readdirSync(scene.folder).filter((name) => name.endsWith(".checkpoints"));
    for (const name of gone) rmSync(join(scene.folder, name));
    await aDay(scene);
    await aDay(scene);
    expect(String(alarms[0])).toMatch(/its checkpoints are gone: \d+ rows were signed for/);
    expect([alarms.length, regular.broken()]).toEqual([1, 1]);
  });

  test("one that is younger than its first checkpoint is signed for, and holds", async () => {
    for (const name of readdirSync(scene.folder)) rmSync(join(scene.folder, name));
    await aDay(scene);
    expect([alarms, regular.alarm()]).toEqual([[], null]);
  });
});
