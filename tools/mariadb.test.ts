import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Mariadb, startMariadb } from "./mariadb.ts";

const run = promisify(execFile);
let mariadb: Mariadb;

async function ask(url: string, sql: string): Promise<string> {
  const { hostname, port, username, password, pathname } = new URL(url);
  const args = ["--no-defaults", "-N", "-B", `--host=${hostname}`, `--port=${port}`, `--user=${username}`, "-e", sql];
  return (await run("mariadb", [...args, pathname.slice(1)], { env: { ...process.env, MYSQL_PWD: password } })).stdout;
}

beforeAll(async () => {
  mariadb = await startMariadb("memory");
});
afterAll(() => mariadb.stop());

test("each fresh database is empty and one of its own", async () => {
  const [one, other] = await Promise.all([mariadb.fresh(), mariadb.fresh()]);
  await ask(one, "CREATE TABLE deals (id INT)");
  expect(await ask(one, "SHOW TABLES")).toBe("deals\n");
  expect(await ask(other, "SHOW TABLES")).toBe("");
});

test("a fresh database compares text by its bytes", async () => {
  expect(await ask(await mariadb.fresh(), "SELECT @@collation_database")).toBe("utf8mb4_bin\n");
});
