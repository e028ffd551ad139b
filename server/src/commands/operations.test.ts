import { chmodSync, existsSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROLES } from "@nexus-os/contracts";
import { beforeAll, describe, expect, test } from "vitest";
import { openDatabase } from "../core/database/database.ts";
import type { Planted } from "../seed/canaries.ts";
import { DATABASES } from "../testkit/databases.ts";
import { COMMANDS } from "./commands.ts";
import { nexus } from "./nexus.ts";

interface Report {
  readonly well: boolean;
  readonly database: { facts: { inside: Record<string, unknown>; outside: Record<string, unknown> }; wrong: string[] };
  readonly [section: string]: unknown;
}

describe.each(DATABASES)("the operator's commands on $dialect", ({ fresh, dialect }) => {
  let env: Record<string, string>;
  const root = mkdtempSync(join(tmpdir(), "nexus-operations-"));

  async function typed(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), env, root };
    return { code: await nexus(COMMANDS, args, io), out: out.join("\n"), err: err.join("\n") };
  }
  const report = async (): Promise<Report> => JSON.parse((await typed("doctor", "--json")).out) as Report;

  beforeAll(async () => {
    env = { NEXUS_DATA_DIR: `data-${dialect}`, DATABASE_URL: await fresh() };
  });

  test("looking makes nothing", async () => {
    const { code, out } = await typed("doctor");
    expect(code).toBe(1);
    expect(out).toContain("! there is no key file yet");
    expect(existsSync(join(root, `data-${dialect}`))).toBe(false);
  });

  test("a seed says what to fill with, and refuses what it does not know", async () => {
    expect((await typed("seed")).code).toBe(2);
    expect((await typed("seed", "--canaries", "--roles", "king")).err).toContain("There is no role king.");
    expect((await typed("seed", "--canaries", "--tenants", "0")).code).toBe(2);
    expect((await typed("seed", "--fish")).code).toBe(2);
  });

  test("canaries stand once in the world, each where the map says, in every organization alike", async () => {
    const { code, out, err } = await typed("seed", "--canaries", "--tenants", "3", "--roles", "all");
    expect([code, err]).toEqual([0, expect.stringContaining("Migrated the database")]);
    const planted = JSON.parse(out) as Planted;
    expect([planted.organizations.length, planted.people.length]).toEqual([3, 3 * ROLES.length]);
    const places = (organization: string) =>
      new Set(
        planted.canaries
          .filter((each) => each.organization === organization)
          .map((each) => `${each.table}.${each.column}`),
      );
    const [first = "", ...others] = planted.organizations;
    expect(places(first).size).toBeGreaterThanOrEqual(16);
    for (const place of ["policies.name", "properties.label", "properties.word", "property_values.text_value"])
      expect(places(first)).toContain(place);
    // Nothing that takes a record from outside refused one.
    for (const { noun, why } of planted.without)
      expect([noun, why]).toEqual([noun, "It takes no record from outside."]);
    for (const other of others) expect(places(other)).toEqual(places(first));
    // Whose it is: the same string is never two organizations'.
    const owners = Map.groupBy(planted.canaries, ({ canary }) => canary);
    for (const found of owners.values()) expect(new Set(found.map(({ organization }) => organization)).size).toBe(1);
    const database = await openDatabase({ url: env["DATABASE_URL"] ?? "" });
    for (const { canary, organization, table, column } of planted.canaries) {
      if (["users", "organizations"].includes(table)) continue;
      const rows = await database.lists(`SELECT organization_id FROM ${table} WHERE ${column} LIKE ?`, [`%${canary}%`]);
      expect(new Set(rows.map(([owner]) => owner))).toEqual(new Set([organization]));
    }
    await database.close();
  });

  test("a database with anything in it is not seeded", async () => {
    const { code, err } = await typed("seed", "--canaries");
    expect([code, err]).toEqual([1, expect.stringContaining("is not empty")]);
  });

  test("a doctor says what each connection is really set to, inside and outside of a transaction", async () => {
    const { database, migrations, work } = await report();
    const safe =
      dialect === "sqlite"
        ? { journal_mode: "wal", synchronous: 2, foreign_keys: 1 }
        : { tx_isolation: "READ-COMMITTED", time_zone: "+00:00", foreign_key_checks: "ON" };
    expect(database.facts.inside).toMatchObject(safe);
    expect(database.facts.outside).toMatchObject(safe);
    expect(migrations).toMatchObject({ facts: { missing: [], unknown: [] }, wrong: [] });
    expect(work).toMatchObject({ facts: { keyFits: true, jobs: { queued: 0 } }, wrong: [] });
  });

  test("a doctor finds what is wrong", async () => {
    chmodSync(join(root, `data-${dialect}`, "key"), 0o644);
    const { well, key } = await report();
    expect([well, key]).toEqual([false, expect.objectContaining({ wrong: ["the key file can be read by others"] })]);
    chmodSync(join(root, `data-${dialect}`, "key"), 0o600);
    const found = {
      at: "2026-05-04T08:00:00.000Z",
      entries: 9,
      signed: 9,
      broken: { seq: 3, why: "a row is missing" },
    };
    mkdirSync(join(root, `data-${dialect}`, "audit"), { recursive: true });
    writeFileSync(join(root, `data-${dialect}`, "audit", "an-organization.verdict"), JSON.stringify(found));
    expect(await report()).toMatchObject({
      audit: { wrong: expect.arrayContaining([expect.stringContaining("did not hold on 2026-05-04")]) },
    });
    env = { ...env, NEXUS_BASE_URL: "http://nexus.example" };
    expect(await report()).toMatchObject({
      network: { wrong: expect.arrayContaining([expect.stringContaining("not https")]) },
    });
  });

  test("no report says a password or a key", async () => {
    env = { ...env, NEXUS_FILES_STORE: "s3+https://the-key:the-secret@bucket.example/files" };
    const { out } = await typed("doctor", "--json");
    expect(out).toContain("bucket.example");
    expect(out).not.toMatch(/the-secret|the-key/);
    const { password } = new URL(
      env["DATABASE_URL"]?.startsWith("mysql:") ? env["DATABASE_URL"] : "mysql://a:none-here@b/c",
    );
    expect(out).not.toContain(password);
  });
});
