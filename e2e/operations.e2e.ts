import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { environment, pinnedNode, root } from "../tools/install.mjs";
import { aHome, begin, beginServer, freePorts, type Home, ready, serverReady } from "./testkit/nexus.ts";
import { freePort, type Program } from "./testkit/program.ts";

const homes: Home[] = [];
const programs: Program[] = [];

function home(): Home {
  const made = aHome();
  homes.push(made);
  return made;
}

function server(settings: Record<string, string>): Program {
  const program = beginServer(settings);
  programs.push(program);
  return program;
}

afterEach(async () => {
  for (const program of programs.splice(0)) program.signal("SIGKILL");
  for (const each of homes.splice(0)) each.remove();
});

const status = (url: string): Promise<number> =>
  fetch(url).then(
    (answer) => answer.status,
    () => 0,
  );

describe("a server that is told to stop", () => {
  test("is not ready at once, still answers with connections that end, finishes what runs, and ends with 0 within ten seconds", async () => {
    const port = await freePort();
    const program = server({ NEXUS_DATA_DIR: home().folder, PORT: String(port), NEXUS_STOP_GRACE: "2" });
    const { url } = await serverReady(program);
    expect(await status(`${url}/ready`)).toBe(200);
    // A request that is on its way when the signal comes: its body follows later.
    const late = new Promise<number>((resolve, reject) => {
      const headers = { "content-type": "application/json", origin: url, "content-length": 2 };
      const sent = request(`${url}/auth/sign-out`, { method: "POST", headers }, (answer) =>
        resolve(answer.statusCode ?? 0),
      );
      sent.once("error", reject);
      sent.write("{");
      void expect
        .poll(() => status(`${url}/ready`), { timeout: 5000 })
        .toBe(503)
        .then(() => sent.end("}"));
    });
    const began = performance.now();
    program.signal("SIGTERM");
    await expect.poll(() => status(`${url}/ready`), { timeout: 1000, interval: 20 }).toBe(503);
    const still = await fetch(`${url}/health`);
    expect([still.status, still.headers.get("connection")]).toEqual([200, "close"]);
    expect(await late).toBe(200);
    expect(await program.ended).toEqual({ code: 0, signal: null });
    expect(performance.now() - began).toBeLessThan(10_000);
  });

  test("twice ends at once", async () => {
    const program = server({ NEXUS_DATA_DIR: home().folder, NEXUS_STOP_GRACE: "4" });
    const { url } = await serverReady(program);
    program.signal("SIGTERM");
    await expect.poll(() => status(`${url}/ready`)).toBe(503);
    const began = performance.now();
    program.signal("SIGTERM");
    expect((await program.ended).code).toBe(1);
    expect(performance.now() - began).toBeLessThan(1500);
  });
});

describe("what was started", () => {
  test("does not outlive who started it, however that ended", async () => {
    const ports = await freePorts();
    const program = begin({ ...ports, NEXUS_DATA_DIR: home().folder });
    programs.push(program);
    const { portal, intranet } = await ready(program);
    program.signal("SIGKILL");
    await expect.poll(() => status(`${portal}/health`), { timeout: 10_000 }).toBe(0);
    await expect.poll(() => status(intranet), { timeout: 10_000 }).toBe(0);
    // Nobody is left who could write where it wrote.
    expect((await program.ended).signal).toBe("SIGKILL");
  });

  test("by two at once in one empty folder makes one company with one key", async () => {
    const { folder } = home();
    const both = [server({ NEXUS_DATA_DIR: folder }), server({ NEXUS_DATA_DIR: folder })];
    const [one, two] = await Promise.all(both.map(serverReady));
    expect(one?.embedKey).toBe(two?.embedKey);
    const report = await new Promise<string>((resolve) => {
      let said = "";
      const env = { ...environment(), NEXUS_DATA_DIR: folder };
      const doctor = spawn(pinnedNode, [join(root, "server/bin/nexus.mjs"), "doctor", "--json"], { cwd: root, env });
      doctor.stdout.on("data", (text: Buffer) => {
        said += text.toString();
      });
      doctor.once("close", () => resolve(said));
    });
    expect(JSON.parse(report)).toMatchObject({
      migrations: { facts: { missing: [] } },
      work: { facts: { keyFits: true } },
    });
    expect(existsSync(join(folder, "key"))).toBe(true);
    const { DatabaseSync } = await import("node:sqlite");
    const database = new DatabaseSync(join(folder, "nexus.sqlite"));
    expect(database.prepare("SELECT COUNT(*) AS count FROM organizations").get()).toEqual({ count: 1 });
    expect(database.prepare("SELECT COUNT(*) AS count FROM embed_keys").get()).toEqual({ count: 1 });
    database.close();
  });
});
