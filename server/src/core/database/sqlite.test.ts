import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { BusyError, type Database, openDatabase } from "./database.ts";

/** Another process that holds the file: it writes a row, says so, and commits when it is told to. */
const HOLDER = `
  const { DatabaseSync } = require("node:sqlite");
  const file = new DatabaseSync(process.argv[1], { timeout: 5000 });
  file.exec("BEGIN IMMEDIATE; INSERT INTO notes VALUES ('theirs')");
  process.stdout.write("held");
  process.stdin.once("data", () => { file.exec("COMMIT"); process.exit(0); });
`;

describe("A SQLite file", () => {
  let path: string;
  let database: Database;
  let holder: ChildProcess | null = null;

  beforeEach(async () => {
    path = join(mkdtempSync(join(tmpdir(), "nexus-sqlite-")), "nexus.sqlite");
    database = await openDatabase({ url: `sqlite:${path}` });
    await database.transaction((tx) => tx.run("CREATE TABLE notes (name TEXT NOT NULL) STRICT"));
  });

  afterEach(async () => {
    holder?.kill("SIGKILL");
    holder = null;
    await database.close();
  });

  async function held(): Promise<ChildProcess> {
    holder = spawn(process.execPath, ["-e", HOLDER, path], { stdio: ["pipe", "pipe", "inherit"] });
    if (holder.stdout) await once(holder.stdout, "data");
    return holder;
  }

  const names = async (): Promise<unknown[]> =>
    (await database.lists("SELECT name FROM notes ORDER BY name")).map(([name]) => name);

  it("is waited for while another process writes to it, and other requests go on meanwhile", async () => {
    const other = await held();
    let done = false;
    const write = database
      .transaction((tx) => tx.run("INSERT INTO notes VALUES ('ours')"))
      .then(() => {
        done = true;
      });
    const through = database.sequelize.query("INSERT INTO notes VALUES ('of Sequelize')");
    // Reads see what was there before, at once.
    for (let turn = 0; turn < 20; turn += 1) expect(await names()).toEqual([]);
    expect(done).toBe(false);
    other.stdin?.write("now");
    await Promise.all([write, through]);
    expect(await names()).toEqual(["of Sequelize", "ours", "theirs"]);
  });

  it("is not waited for without end", async () => {
    await held();
    const began = performance.now();
    await expect(database.transaction((tx) => tx.run("DELETE FROM notes"))).rejects.toBeInstanceOf(BusyError);
    expect(performance.now() - began).toBeGreaterThan(4000);
    expect(await names()).toEqual([]);
  });

  it("keeps nothing of a writer that was killed in the middle", async () => {
    const other = await held();
    other.kill("SIGKILL");
    await once(other, "exit");
    await database.transaction((tx) => tx.run("INSERT INTO notes VALUES ('ours')"));
    expect(await names()).toEqual(["ours"]);
  });

  it("has its settings on every connection, within a transaction and outside", async () => {
    const settings = { journal_mode: "wal", synchronous: 2, foreign_keys: 1 };
    const asked = async (ask: (sql: string) => Promise<unknown[][]>) =>
      Object.fromEntries(
        await Promise.all(Object.keys(settings).map(async (name) => [name, (await ask(`PRAGMA ${name}`))[0]?.[0]])),
      );
    expect(await asked((sql) => database.lists(sql))).toEqual(settings);
    await database.transaction(async (tx) => {
      expect(await asked((sql) => tx.lists(sql))).toEqual(settings);
    });
    const rowsOf = async (sql: string, options = {}) => {
      const [rows] = await database.sequelize.query(sql, options);
      return [Object.values(Array.isArray(rows) ? (rows[0] as object) : (rows as object))];
    };
    expect(await asked((sql) => rowsOf(sql))).toEqual(settings);
    await database.sequelize.transaction(async (transaction) => {
      expect(await asked((sql) => rowsOf(sql, { transaction }))).toEqual(settings);
    });
  });

  it("cannot be written to by a read", async () => {
    await expect(database.all("INSERT INTO notes VALUES ('sly') RETURNING name")).rejects.toThrow("readonly");
  });

  it("refuses a statement after its transaction has ended", async () => {
    const kept = await database.transaction(async (tx) => tx);
    await expect(kept.run("INSERT INTO notes VALUES ('late')")).rejects.toThrow("over");
  });

  it("says so when it is closed", async () => {
    const other = await openDatabase({ url: `sqlite:${path}` });
    await other.close();
    await expect(other.all("SELECT 1")).rejects.toThrow();
  });
});
