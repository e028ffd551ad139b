import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "@nexus-os/contracts";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "../config.ts";
import { createOrganization } from "../core/identity/organizations.ts";
import { openData } from "../opening.ts";
import { DATABASES } from "../testkit/databases.ts";
import { meddle, rehash, withoutGuards } from "../testkit/tamper.ts";
import { verdictOn } from "../testkit/verifier.ts";
import { COMMANDS } from "./commands.ts";
import { withData } from "./data.ts";
import { nexus } from "./nexus.ts";

describe.each(DATABASES)("the commands of the audit, on $dialect", ({ fresh }) => {
  const root = mkdtempSync(join(tmpdir(), "nexus-test-audit-"));
  let env: Record<string, string>;
  let organization: string;

  async function typed(...args: string[]) {
    const [out, err]: [string[], string[]] = [[], []];
    const io = { out: (line: string) => void out.push(line), err: (line: string) => void err.push(line), env, root };
    return { code: await nexus(COMMANDS, ["audit", ...args], io), out, err: err.join("\n") };
  }

  async function onDatabase(act: (database: Parameters<typeof rehash>[0]) => Promise<void>): Promise<void> {
    const { database } = await openData(readConfig(env, root), { progress: () => {}, log: () => {} });
    await act(database).finally(() => database.close());
  }

  beforeAll(async () => {
    env = { NEXUS_DATA_DIR: "data", DATABASE_URL: await fresh() };
    const io = { out: () => {}, err: () => {}, env, root };
    await withData(io, async ({ database, core }) => {
      const at = new Date().toISOString();
      organization = await createOrganization(database, { name: "Audited", currency: "EUR", timeZone: "UTC" }, at);
      const permissions = new Set(["accounts.create"]);
      const actor = { kind: "system", id: newId(), name: "Test", organization, permissions } as const;
      for (let row = 0; row < 5; row += 1) {
        await core.execute(actor, "accounts.create", { key: newId(), input: { name: `Customer ${row}` } });
      }
    });
  });

  test("verify says that nothing was signed, checkpoint signs, and then it holds", async () => {
    expect(await typed("verify")).toMatchObject({
      code: 1,
      out: [expect.stringContaining("nothing of it was signed")],
    });
    expect(await typed("checkpoint")).toMatchObject({ code: 0, out: [`${organization}: signed for`] });
    expect((await typed("verify")).out).toEqual([`${organization} holds: 5 rows, 5 signed for, values of 0 erased`]);
    const { out } = await typed("verify", "--json", "--quick", "--organization", organization);
    expect(JSON.parse(out.join("\n"))).toMatchObject({ holds: true, journals: [{ entries: 5, erased: null }] });
    expect(statSync(join(root, "data/audit-key")).mode & 0o077).toBe(0);
  });

  test("an export and the key are what an auditor needs", async () => {
    const [journal, key] = [join(root, "journal.jsonl"), (await typed("key")).out[0] ?? ""];
    writeFileSync(journal, (await typed("export", "--organization", organization)).out.join("\n"));
    const publicKey = Buffer.from(key.split("+").slice(2).join("+"), "base64").subarray(1);
    const given = { journal, organization, folder: join(root, "data/audit"), publicKey };
    expect(await verdictOn(given)).toMatchObject({ holds: true, verdict: { rows: 5, signed: 5 } });
    expect((await typed("key", "--organization", organization)).out[0]).toContain(`nexus/journal/${organization}+`);
  });

  test("what was cut is found, and is signed for where somebody says that a backup was restored", async () => {
    await onDatabase(async (database) => {
      await withoutGuards(database);
      for (const table of ["journal", "journal_values"]) {
        await meddle(database, organization, `DELETE FROM ${table} WHERE organization_id=:o AND seq>3`);
      }
      await rehash(database, organization);
    });
    const cut = /5 rows were signed/;
    expect(await typed("verify")).toMatchObject({ code: 1, out: [expect.stringMatching(cut)] });
    expect(await typed("checkpoint")).toMatchObject({ code: 1, out: [expect.stringMatching(cut)] });
    expect((await typed("restored")).code).toBe(2);
    expect((await typed("restored", "--organization", organization)).out).toEqual([
      `${organization}: 3 rows are left of 5`,
    ]);
    expect((await typed("verify")).code).toBe(0);
  });

  test("a key that is missing beside checkpoints is not made anew", async () => {
    const file = join(root, "data/audit-key");
    const key = readFileSync(file);
    rmSync(file);
    const { code, err } = await typed("checkpoint");
    expect([code, err]).toEqual([1, expect.stringContaining("NEXUS_AUDIT_KEY_FILE")]);
    expect(readdirSync(join(root, "data"))).not.toContain("audit-key");
    writeFileSync(file, key, { mode: 0o600 });
  });

  test("what is not understood is said", async () => {
    expect((await typed("verify", "--organization", newId())).code).toBe(2);
    expect((await typed("verify", "--unknown")).code).toBe(2);
  });
});
