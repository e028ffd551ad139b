import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { dirname, join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { aStream } from "../server/src/testkit/stream.ts";
import { aCaller, JONAS, PASSWORD, signIn } from "./testkit/caller.ts";
import { aHome, begin, freePorts, type Home, type Nexus, ready } from "./testkit/nexus.ts";
import type { End, Program } from "./testkit/program.ts";

const TEN_SECONDS = 10_000;
/** A home that a first start has filled. Tests take copies of it. */
const filled = aHome();
const homes: Home[] = [filled];
const programs: Program[] = [];

function copied(): Home {
  const home = aHome();
  homes.push(home);
  cpSync(filled.folder, home.folder, { recursive: true });
  return home;
}

function started(settings: Record<string, string>, by?: "npm"): Program {
  const program = begin(settings, by);
  programs.push(program);
  return program;
}

async function up(home: Home, by?: "npm"): Promise<Nexus> {
  return ready(started({ ...(await freePorts()), NEXUS_DATA_DIR: home.folder }, by));
}

const database = ({ folder }: Home): DatabaseSync => new DatabaseSync(join(folder, "nexus.sqlite"));

/** What a database that was not closed leaves beside itself. */
const unfinished = ({ folder }: Home): string[] =>
  readdirSync(folder).filter((name) => /-(wal|shm|journal)$/.test(name));

/** Every file of a folder, by its hash. */
function inventory(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  const hash = (name: string): string =>
    createHash("sha256")
      .update(readFileSync(join(folder, name)))
      .digest("hex");
  return Object.fromEntries(files.sort().map((name) => [name, hash(name)]));
}

/** Every row of every table. */
function rows(home: Home): unknown {
  const open = database(home);
  const tables = open.prepare("SELECT name FROM sqlite_schema WHERE type='table' ORDER BY name").all();
  const all = tables.map(({ name }) => [name, open.prepare(`SELECT * FROM "${String(name)}"`).all()]);
  open.close();
  return all;
}

async function within(program: Program, limit: number): Promise<End> {
  const began = performance.now();
  const end = await program.ended;
  expect(performance.now() - began).toBeLessThan(limit);
  return end;
}

let first: { readonly said: string; readonly nexus: Nexus };

beforeAll(async () => {
  const nexus = await up(filled);
  first = { said: nexus.program.said, nexus };
});

afterEach(async () => {
  await Promise.all(programs.filter((program) => program !== first.nexus.program).map((program) => program.stop()));
});

afterAll(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  for (const home of homes) home.remove();
});

describe("a first start", () => {
  test("says once, in one block, where everything is and who can sign in", () => {
    const { said, nexus } = first;
    expect(said.match(/Nexus is ready\./g)).toHaveLength(1);
    const block = said.slice(said.indexOf("Nexus is ready."));
    expect(block).toContain(nexus.portal);
    expect(block).toContain(nexus.intranet);
    for (const who of ["ines.brandt", "jonas.weber", "vera.stein"]) {
      expect(block).toMatch(new RegExp(`${who}@havelmann\\.example +${PASSWORD} +\\((owner|member|viewer)\\)`));
    }
    expect(said).toContain("· Making the demo organization");
  });

  test("serves the portal and, on another origin, the intranet", async () => {
    for (const address of [first.nexus.portal, first.nexus.intranet]) {
      const page = await fetch(address, { headers: { accept: "text/html" } });
      expect(page.status).toBe(200);
      expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    }
    expect(new URL(first.nexus.portal).origin).not.toBe(new URL(first.nexus.intranet).origin);
  });

  test("lets everybody in whom it names, with 300 deals of the last eighteen months", async () => {
    for (const [, email = ""] of first.said.matchAll(/(\S+@havelmann\.example) /g)) {
      const deals = await (await aCaller(first.nexus.portal, email)).deals();
      expect(deals).toHaveLength(300);
    }
    const created = (await (await aCaller(first.nexus.portal)).deals()).map(({ createdAt }) => Date.parse(createdAt));
    const months = (Date.now() - Math.min(...created)) / (30.44 * 86_400_000);
    expect(months).toBeGreaterThan(15);
    expect(months).toBeLessThan(20);
    expect(Math.max(...created)).toBeLessThanOrEqual(Date.now());
  });

  test("makes a key file for its owner alone, and prints no secret", async () => {
    const key = join(filled.folder, "key");
    expect(statSync(key).mode & 0o777).toBe(0o600);
    expect(statSync(filled.folder).mode & 0o777).toBe(0o700);
    const cookie = await signIn(first.nexus.portal, JONAS);
    const token = decodeURIComponent(cookie.slice(cookie.indexOf("=") + 1)).split(".")[0] ?? "";
    const { said } = first.nexus.program;
    expect(token.length).toBeGreaterThan(20);
    for (const secret of [readFileSync(key, "utf8").trim(), token, "nxs_", "Bearer"])
      expect(said).not.toContain(secret);
  });
});

test("a first start that is stopped in the middle is taken up by the next, with nothing twice", async () => {
  const home = aHome();
  homes.push(home);
  const interrupted = started({ ...(await freePorts()), NEXUS_DATA_DIR: home.folder });
  await interrupted.line(/Making the demo organization/);
  interrupted.signal("SIGTERM");
  expect(await within(interrupted, TEN_SECONDS)).toEqual({ code: 0, signal: null });
  expect(interrupted.said).not.toContain("Nexus is ready");
  const nexus = await up(home);
  expect(nexus.program.said).toContain("Making the demo organization");
  expect(await (await aCaller(nexus.portal)).deals()).toHaveLength(300);
  const open = database(home);
  expect(open.prepare("SELECT COUNT(*) AS count FROM organizations").get()).toEqual({ count: 1 });
  expect(open.prepare("SELECT COUNT(*) AS count FROM members").get()).toEqual({ count: 7 });
  open.close();
});

describe("a second start", () => {
  let kept: { readonly id: string; readonly stage: string };

  beforeAll(async () => {
    const caller = await aCaller(first.nexus.portal);
    const deal = (await caller.deals()).find(({ stage }) => stage === "proposal");
    kept = await caller.move(deal?.id ?? "", "contract");
    await first.nexus.program.stop();
  });

  test("has nothing to install, build, migrate or fill, and finds everything as it was left", async () => {
    const nexus = await up(copied());
    expect(nexus.program.said).not.toMatch(/install|build|migrat|demo organization/i);
    const caller = await aCaller(nexus.portal);
    expect(await caller.deal(kept.id)).toEqual(kept);
    expect(await caller.deals()).toHaveLength(300);
  });

  test("from a folder that was renamed finds everything, too", async () => {
    const home = copied();
    const elsewhere = { ...home, folder: join(dirname(home.folder), "données, größer") };
    cpSync(home.folder, elsewhere.folder, { recursive: true });
    const caller = await aCaller((await up(elsewhere)).portal);
    expect(await caller.deal(kept.id)).toEqual(kept);
  });

  describe.each(["SIGTERM", "SIGINT", "SIGHUP"] as const)("that is stopped by %s", (name) => {
    test("ends its streams, closes its database and exits with 0", async () => {
      const home = copied();
      const { program, portal, intranet } = await up(home);
      const caller = await aCaller(portal);
      const stream = await aStream(portal, caller.headers);
      await stream.next();
      await caller.move(kept.id, "won");
      program.signal(name);
      expect(await within(program, TEN_SECONDS)).toEqual({ code: 0, signal: null });
      await stream.ended;
      for (const address of [portal, intranet]) await expect(fetch(address)).rejects.toThrow();
      expect(unfinished(home)).toEqual([]);
      const open = database(home);
      expect(open.prepare("PRAGMA integrity_check").get()).toEqual({ integrity_check: "ok" });
      expect(open.prepare("SELECT stage FROM deals WHERE id=?").get(kept.id)).toEqual({ stage: "won" });
      open.close();
    });
  });

  test("ends altogether by Ctrl-C in the terminal of `npm start`", async () => {
    const home = copied();
    const { program, portal, intranet } = await up(home, "npm");
    program.signal("SIGINT", "group");
    await within(program, TEN_SECONDS);
    expect(program.said).not.toContain("killed");
    expect(unfinished(home)).toEqual([]);
    for (const address of [portal, intranet]) await expect(fetch(address)).rejects.toThrow();
  });
});

describe("a start that cannot be", () => {
  /** Starts, expects the end, and that nothing in the folder has changed. */
  async function refused(home: Home, settings: Record<string, string>): Promise<string> {
    const before = inventory(dirname(home.folder));
    const program = started({ ...(await freePorts()), NEXUS_DATA_DIR: home.folder, ...settings });
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.said).not.toContain("Nexus is ready");
    expect(program.said).not.toMatch(/^ +at .*:\d+/m);
    expect(inventory(dirname(home.folder))).toEqual(before);
    return program.said;
  }

  test.each(["PORT", "NEXUS_INTRANET_PORT"])("says that a port is taken, and that %s chooses another", async (name) => {
    const other = createServer().listen(0);
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = typeof address === "object" ? String(address?.port) : "";
    const said = await refused(copied(), { [name]: port });
    expect(said).toContain(`Port ${port} is taken by another program.`);
    expect(said).toMatch(new RegExp(`another port with ${name}\\.`));
    other.close();
  });

  test("says that the data folder cannot be written, and what to set", async () => {
    const home = aHome();
    homes.push(home);
    writeFileSync(home.folder, "a file in the place of the folder");
    const said = await refused(home, {});
    expect(said).toContain(`The data folder ${home.folder} cannot be written`);
    expect(said).toContain("NEXUS_DATA_DIR");
  });

  test("says that a newer Nexus has used the database, and leaves it alone", async () => {
    const home = copied();
    const open = database(home);
    open
      .prepare("INSERT INTO migrations (name, done_at) VALUES ('9999-of-the-future', ?)")
      .run(new Date().toISOString());
    open.close();
    const before = rows(home);
    const program = started({ ...(await freePorts()), NEXUS_DATA_DIR: home.folder });
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.said).toMatch(/newer version of Nexus.*9999-of-the-future/);
    expect(rows(home)).toEqual(before);
  });

  test("says that the key is missing beside the data that hangs from it, and makes no other", async () => {
    const home = copied();
    rmSync(join(home.folder, "key"));
    expect(await refused(home, {})).toMatch(/key file .* is missing.*NEXUS_KEY_FILE/);
  });

  test("says that others can read the key", async () => {
    const home = copied();
    const key = readFileSync(join(home.folder, "key"));
    rmSync(join(home.folder, "key"));
    writeFileSync(join(home.folder, "key"), key, { mode: 0o644 });
    expect(await refused(home, {})).toMatch(/chmod 600/);
  });

  test.each([
    ["PORT", "four thousand"],
    ["NEXUS_INTRANET_PORT", "70000"],
    ["DATABASE_URL", "postgres://nexus@localhost/nexus"],
  ])("names a setting that cannot be used: %s=%s", async (name, value) => {
    const home = aHome();
    homes.push(home);
    mkdirSync(home.folder);
    expect(await refused(home, { [name]: value })).toContain(name);
  });

  test("says where no database answers", async () => {
    const home = aHome();
    homes.push(home);
    const program = started({
      ...(await freePorts()),
      NEXUS_DATA_DIR: home.folder,
      DATABASE_URL: "mysql://nexus:a-secret-password@127.0.0.1:1/nexus",
    });
    expect(await program.ended).toEqual({ code: 1, signal: null });
    expect(program.said).toMatch(/127\.0\.0\.1:1.* cannot be reached/);
    expect(program.said).not.toContain("a-secret-password");
  });
});
