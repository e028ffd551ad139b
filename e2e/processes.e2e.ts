import { randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Deal, newId } from "@nexus-os/contracts";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aStream } from "../server/src/testkit/stream.ts";
import { freshMariadb } from "../tools/test-database.ts";
import { boardOn, signInAt } from "./testkit/board.ts";
import { aCaller, type Caller, callerOf, dataOf, INES, JONAS, signIn } from "./testkit/caller.ts";
import { aHome, beginServer, type Server, serverReady } from "./testkit/nexus.ts";
import type { Program } from "./testkit/program.ts";
import { aBrowser, aVisitor } from "./testkit/visitor.ts";

const home = aHome();
const programs: Program[] = [];

beforeAll(() => {
  mkdirSync(home.folder, { recursive: true, mode: 0o700 });
  writeFileSync(join(home.folder, "shared key"), randomBytes(32).toString("base64url"), { mode: 0o600 });
});

afterAll(async () => {
  await Promise.all(programs.map((program) => program.stop()));
  home.remove();
});

/** A process as it stands on a machine of its own: only the database and the key are shared. */
function begun(name: string, databaseUrl: string): Promise<Server> {
  const program = beginServer({
    DATABASE_URL: databaseUrl,
    NEXUS_KEY_FILE: join(home.folder, "shared key"),
    NEXUS_DATA_DIR: join(home.folder, name),
  });
  programs.push(program);
  return serverReady(program);
}

describe("two processes on one MariaDB", () => {
  let one: Server;
  let other: Server;
  let atOne: Caller;
  let atOther: Caller;
  let browser: Browser;

  beforeAll(async () => {
    browser = await aBrowser();
    const url = await freshMariadb();
    // At once, on an empty database, as an orchestrator starts them.
    [one, other] = await Promise.all([begun("one", url), begun("other", url)]);
    atOne = await aCaller(one.url);
    atOther = callerOf(other.url, atOne.cookie);
  });

  afterAll(() => browser.close());

  const anyDeal = async (stage: Deal["stage"] = "qualify"): Promise<Deal> => {
    const deal = (await atOne.deals()).find((each) => each.stage === stage);
    if (!deal) throw new Error(`The demo has no deal in ${stage}`);
    return deal;
  };

  test("that start first at once make one demo organization, whole", async () => {
    const { items } = dataOf(await atOne.query<{ items: { email: string }[] }>("members.list", { limit: 500 }));
    expect(items.map(({ email }) => email).sort()).toEqual([...new Set(items.map(({ email }) => email))].sort());
    expect(items).toHaveLength(7);
    expect(await atOne.deals()).toHaveLength(300);
    expect(await atOther.deals()).toEqual(await atOne.deals());
    expect(one.embedKey).toBe(other.embedKey);
  });

  test("have one sign-in: who came in through one is known to the other", async () => {
    const [here, there] = [await atOne.query("session.current"), await atOther.query("session.current")];
    expect(here.ok).toBe(true);
    expect(there).toEqual(here);
  });

  test("tell each other's changes to their readers", async () => {
    const deal = await anyDeal();
    const stream = await aStream(other.url, atOther.headers);
    expect((await stream.next()).event).toBe("hello");
    const moved = await atOne.move(deal.id, "discovery");
    expect(await stream.change()).toMatchObject({ verb: "deals.move", id: deal.id, record: moved });
    stream.close();
  });

  test("give one effect to one key that is sent to both at once", async () => {
    const { id, version } = await anyDeal("discovery");
    const [key, input] = [newId(), { id, version, stage: "proposal" }];
    const answers = await Promise.all([
      atOne.write<Deal>("deals.move", input, key),
      atOther.write<Deal>("deals.move", input, key),
    ]);
    expect(answers[0]).toMatchObject({ ok: true, data: { outcome: "done", output: { stage: "proposal" } } });
    expect(answers[1]).toEqual(answers[0]);
    expect(await atOne.deal(id)).toMatchObject({ stage: "proposal", version: version + 1 });
  });

  test("let one of two moves of one version through, and show the other the record as it is", async () => {
    const { id, version } = await anyDeal("proposal");
    const answers = await Promise.all([
      atOne.write<Deal>("deals.move", { id, version, stage: "negotiation" }),
      atOther.write<Deal>("deals.move", { id, version, stage: "contract" }),
    ]);
    const won = answers.filter(({ ok }) => ok);
    const [refused] = answers.filter((answer) => !answer.ok);
    expect(won).toHaveLength(1);
    expect(refused).toMatchObject({ ok: false, status: 409, problem: { code: "CONFLICT" } });
    const now = await atOther.deal(id);
    expect(now.version).toBe(version + 1);
    expect(refused).toMatchObject({ problem: { facts: { current: now } } });
  });

  test("show a move that was made through one in a browser at the other, at once", async () => {
    const { page, troubles } = await aVisitor(browser);
    await signInAt(page, other.url, INES);
    const board = boardOn(page);
    await board.shown();
    const deal = await anyDeal("negotiation");
    await board.sees(deal, "negotiation");
    await atOne.move(deal.id, "contract");
    await board.sees(deal, "contract");
    expect(troubles).toEqual([]);
  });

  test("bring a browser at one back to the sign-in page when its session is ended in the other", async () => {
    const { page, context, troubles, expects } = await aVisitor(browser);
    expects(/status of 401/);
    await signInAt(page, one.url, JONAS);
    await boardOn(page).shown();
    const cookies = await context.cookies();
    await callerOf(other.url, cookies.map(({ name, value }) => `${name}=${value}`).join("; ")).signOut();
    await page.getByRole("heading", { name: "Sign in again" }).waitFor();
    expect(troubles).toEqual([]);
  });

  test("end a session everywhere when it is ended in one of them", async () => {
    const cookie = await signIn(one.url, JONAS);
    const [here, there] = [callerOf(one.url, cookie), callerOf(other.url, cookie)];
    const stream = await aStream(other.url, there.headers);
    expect((await stream.next()).event).toBe("hello");
    await here.signOut();
    expect(await stream.next()).toMatchObject({ event: "end", data: { code: "TOKEN_ENDED" } });
    await stream.ended;
    // What a process remembers of a session lives under a second.
    const refused = { ok: false, problem: { code: "SIGN_IN_NEEDED" } };
    await expect.poll(() => there.query("session.current"), { timeout: 1000, interval: 50 }).toMatchObject(refused);
    expect(await there.write("deals.create", {})).toMatchObject(refused);
  });
});
