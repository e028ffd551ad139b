import { createHmac, randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { MIGRATIONS } from "../../migrations/index.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { type Database, isUniqueViolation, openDatabase } from "../database/database.ts";
import { migrate } from "../database/migrate.ts";
import { Refusal } from "../refusal.ts";
import { type Auth, createAuth } from "./auth.ts";
import type { SignedIn } from "./sessions.ts";

const BASE = "http://localhost:4000";
const PERSON = { email: "ines@example.com", name: "Ines Brandt", password: "a correct password" };
const DAY = 86_400_000;

describe.each(DATABASES)("Signing in on $dialect", ({ fresh }) => {
  const secret = randomBytes(32).toString("base64url");
  let database: Database;
  let auth: Auth;
  let events: string[];

  function anAuth(secureCookies = false): Auth {
    return createAuth({
      ...{ database, secret, baseURL: BASE, trustedOrigins: [BASE], secureCookies },
      onSignIn: async ({ userId }: SignedIn) => void events.push(`in ${userId}`),
      onSignOut: async ({ userId }: SignedIn) => void events.push(`out ${userId}`),
    });
  }

  beforeEach(async () => {
    events = [];
    database = await openDatabase({ url: await fresh() });
    await migrate(database, MIGRATIONS);
    auth = anAuth();
  });

  afterEach(() => database.close());

  interface Asked {
    readonly body?: unknown;
    readonly cookie?: string;
    readonly origin?: string | null;
    readonly address?: string;
    readonly with?: Auth;
  }

  function ask(
    path: string,
    { body, cookie, origin = BASE, address, with: asked = auth }: Asked = {},
  ): Promise<Response> {
    const headers = new Headers({ "content-type": "application/json" });
    if (origin !== null) headers.set("origin", origin);
    if (cookie !== undefined) headers.set("cookie", cookie);
    const request = new Request(BASE + path, {
      ...{ headers, method: body === undefined ? "GET" : "POST" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return asked.handler(request, address);
  }

  const { email, password } = PERSON;
  const signIn = (given: object = {}, more: Asked = {}) =>
    ask("/auth/sign-in/email", { body: { email, password, ...given }, ...more });
  const cookieOf = (answer: Response): string => answer.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const who = (cookie: string) => auth.signedIn(new Headers({ cookie }));
  const refusalOf = async (promise: Promise<unknown>): Promise<object> => {
    const failed = await promise.catch((error: unknown) => error);
    if (!(failed instanceof Refusal)) throw failed;
    return { code: failed.code, facts: failed.facts, message: failed.message };
  };

  it("gives a session by a cookie that no script can read", async () => {
    const id = await auth.createUser(PERSON);
    const answer = await signIn({ email: "Ines@Example.com" });
    expect(answer.status).toBe(200);
    const [cookie] = answer.headers.getSetCookie();
    expect(cookie).toMatch(/^nexus=[^;]+; Max-Age=34560000; Path=\/; HttpOnly; SameSite=Lax$/);
    const body = await answer.text();
    expect(JSON.parse(body)).toEqual({ user: { id, name: PERSON.name, email } });
    const person = await who(cookieOf(answer));
    expect(person?.userId).toBe(id);
    expect(Date.parse(person?.expiresAt ?? "") - Date.now()).toBeGreaterThan(7 * DAY - 60_000);
    expect(events).toEqual([`in ${id}`]);
  });

  it("gives a cookie for https only, where Nexus is reached by https", async () => {
    const secure = anAuth(true);
    await auth.createUser(PERSON);
    const answer = await signIn({}, { with: secure });
    expect(answer.headers.getSetCookie()[0]).toMatch(/^__Secure-nexus=[^;]+; .*Secure/);
    expect(await secure.signedIn(new Headers({ cookie: cookieOf(answer) }))).not.toBeNull();
  });

  it("answers a wrong password, an unknown person and an impossible one alike", async () => {
    await auth.createUser(PERSON);
    const answers = await Promise.all([
      refusalOf(signIn({ password: "a wrong password" })),
      refusalOf(signIn({ email: "nobody@example.com" })),
      refusalOf(signIn({ email: "no address" })),
      refusalOf(signIn({ password: "x".repeat(5000) })),
      refusalOf(signIn({ password: 7 })),
      refusalOf(signIn({ callbackURL: "https://elsewhere.example" })),
    ]);
    expect(new Set(answers.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(answers[0]).toMatchObject({ code: "SIGN_IN_REFUSED", facts: {} });
    expect(events).toEqual([]);
  });

  it("works as long for an unknown person as for a wrong password", async () => {
    await auth.createUser(PERSON);
    const spent = async (given: object): Promise<number> => {
      const before = process.cpuUsage();
      await refusalOf(signIn(given));
      const { user, system } = process.cpuUsage(before);
      return user + system;
    };
    await spent({ password: "a wrong password" });
    const known = await spent({ password: "a wrong password" });
    const unknown = await spent({ email: "nobody@example.com" });
    expect(unknown).toBeGreaterThan(known / 3);
    expect(known).toBeGreaterThan(unknown / 3);
  });

  it("ends with signing out, at once", async () => {
    const id = await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    const other = cookieOf(await signIn());
    const out = await ask("/auth/sign-out", { body: {}, cookie });
    expect(out.headers.getSetCookie()[0]).toMatch(/^nexus=; Max-Age=0/);
    expect(await who(cookie)).toBeNull();
    expect((await who(other))?.userId).toBe(id);
    expect(events).toEqual([`in ${id}`, `in ${id}`, `out ${id}`]);
  });

  it("does not seem to end where it could not be ended", async () => {
    await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    const refusing =
      database.dialect === "sqlite"
        ? "BEGIN SELECT RAISE(FAIL, 'kept'); END"
        : "FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT='kept'";
    await database.transaction((tx) => tx.run(`CREATE TRIGGER kept BEFORE DELETE ON sessions ${refusing}`));
    await expect(ask("/auth/sign-out", { body: {}, cookie })).rejects.toThrow("could not be ended");
    expect(await who(cookie)).not.toBeNull();
  });

  it("is not possible with what stands in the database", async () => {
    await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    const token = decodeURIComponent(cookie.slice("nexus=".length)).split(".")[0] ?? "";
    const [row] = await database.all("SELECT id, token FROM sessions");
    const stored = row?.["token"] as string;
    expect(stored).not.toContain(token);
    for (const stolen of [stored, row?.["id"] as string]) {
      // Even by somebody who can sign.
      const signature = createHmac("sha256", secret).update(stolen).digest("base64");
      expect(await who(`nexus=${encodeURIComponent(`${stolen}.${signature}`)}`)).toBeNull();
    }
    expect((await who(cookie))?.sessionId).toBe(row?.["id"]);
  });

  it("is not possible with a cookie that was tampered with", async () => {
    await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    const [token] = decodeURIComponent(cookie.slice("nexus=".length)).split(".");
    for (const forged of [`nexus=${token}`, `nexus=${token}.`, `nexus=${token}.AAAA`, "nexus=%", "nexus=", "other=x"]) {
      expect(await who(forged)).toBeNull();
    }
    expect(await who(`before=1; ${cookie}; after=2`)).not.toBeNull();
  });

  const endsAt = (at: number) =>
    database.transaction((tx) => tx.run("UPDATE sessions SET expires_at=?", [new Date(at).toISOString()]));

  it("ends by itself", async () => {
    await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    await endsAt(Date.now() - 1000);
    expect(await who(cookie)).toBeNull();
    expect(await (await ask("/auth/get-session", { cookie })).json()).toBeNull();
    await signIn();
    expect(await database.lists("SELECT count(*) FROM sessions")).toEqual([[1]]);
  });

  it("lasts for seven days after it was last used", async () => {
    await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    await endsAt(Date.now() + DAY);
    expect(Date.parse((await who(cookie))?.expiresAt ?? "") - Date.now()).toBeGreaterThan(7 * DAY - 60_000);
    const [[stored] = []] = await database.lists("SELECT expires_at FROM sessions");
    expect(Date.parse(stored as string) - Date.now()).toBeGreaterThan(7 * DAY - 60_000);
  });

  it("ends with its user", async () => {
    const id = await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    await database.transaction((tx) => tx.run("DELETE FROM users WHERE id=?", [id]));
    expect(await who(cookie)).toBeNull();
    expect(await database.lists("SELECT count(*) FROM identities")).toEqual([[0]]);
  });

  it("is refused for a minute after ten wrong passwords for one person, from wherever they come", async () => {
    await auth.createUser(PERSON);
    const wrong = (index: number) => refusalOf(signIn({ password: "wrong password" }, { address: `10.0.0.${index}` }));
    const tries = await Promise.all(Array.from({ length: 10 }, (_, index) => wrong(index)));
    expect(tries.every((each) => "code" in each && each.code === "SIGN_IN_REFUSED")).toBe(true);
    const refused = await refusalOf(signIn({}, { address: "10.0.0.99" }));
    expect(refused).toMatchObject({ code: "TOO_MANY", facts: { seconds: expect.any(Number) } });
    // For an unknown person it is the same.
    const nobody = () => refusalOf(signIn({ email: "nobody@example.com" }));
    await Promise.all(Array.from({ length: 10 }, nobody));
    expect(await nobody()).toMatchObject({ code: "TOO_MANY" });
    const later = new Date(Date.now() - 1).toISOString();
    await database.transaction((tx) => tx.run("UPDATE rate_limits SET ends_at=?", [later]));
    expect((await signIn({}, { address: "10.0.0.99" })).status).toBe(200);
  });

  it("is refused to an address that has tried ten people, and to nobody else", async () => {
    await auth.createUser(PERSON);
    const tried = (index: number) => refusalOf(signIn({ email: `p${index}@example.com` }, { address: "10.0.0.1" }));
    await Promise.all(Array.from({ length: 10 }, (_, index) => tried(index)));
    expect(await refusalOf(signIn({}, { address: "10.0.0.1" }))).toMatchObject({ code: "TOO_MANY" });
    expect((await signIn({}, { address: "10.0.0.2" })).status).toBe(200);
  });

  it("is not counted where it succeeds", async () => {
    await auth.createUser(PERSON);
    for (let index = 0; index < 12; index += 1) expect((await signIn({}, { address: "10.0.0.1" })).status).toBe(200);
  });

  it.each(["https://elsewhere.example", "null", null])("is refused to a page of %s", async (origin) => {
    await auth.createUser(PERSON);
    expect(await refusalOf(signIn({}, { origin }))).toMatchObject({ code: "ORIGIN_REFUSED" });
    const cookie = cookieOf(await signIn());
    expect(await refusalOf(ask("/auth/sign-out", { body: {}, cookie, origin }))).toMatchObject({
      code: "ORIGIN_REFUSED",
    });
    expect(await who(cookie)).not.toBeNull();
  });

  it.each(["/auth/sign-up/email", "/auth/delete-user", "/auth/change-password", "/auth/update-user", "/auth/ok"])(
    "has nothing at %s",
    async (path) => {
      const body = { ...PERSON, email: "new@example.com" };
      expect(await refusalOf(ask(path, { body }))).toMatchObject({ code: "UNKNOWN_OPERATION" });
      expect(await database.lists("SELECT count(*) FROM users")).toEqual([[0]]);
    },
  );

  it("tells a page who is signed in, and no token", async () => {
    const id = await auth.createUser(PERSON);
    const cookie = cookieOf(await signIn());
    const told = await (await ask("/auth/get-session", { cookie })).json();
    expect(told).toEqual({
      session: { id: expect.any(String), expiresAt: expect.any(String) },
      user: { id, name: PERSON.name, email },
    });
    expect(await (await ask("/auth/get-session")).json()).toBeNull();
  });

  it("is set up once for a person, with a password of a decent length", async () => {
    await auth.createUser(PERSON);
    const again = await auth.createUser({ ...PERSON, email: "INES@example.com" }).catch((error: unknown) => error);
    expect(isUniqueViolation(again)).toBe(true);
    await expect(auth.createUser({ ...PERSON, email: "b@example.com", password: "short" })).rejects.toThrow("8 to 128");
    const [[stored] = []] = await database.lists("SELECT password FROM identities");
    expect(stored).not.toContain(password);
  });
});
