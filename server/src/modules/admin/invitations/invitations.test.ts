import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Invitation, type Member, newId, type Role, type Session } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../../core/actor.ts";
import { sha256 } from "../../../core/journal/entry.ts";
import { Refusal } from "../../../core/refusal.ts";
import { DATABASES } from "../../../testkit/databases.ts";
import { aWorld, type Company, type World } from "../../../testkit/world.ts";

const PASSWORD = "a-password-of-somebody-new";
const WEEK = 7 * 86_400_000;

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

describe.each(DATABASES)("invitations on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let other: Company;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    [company, other] = [await world.company(), await world.company()];
    world.core.jobs.start();
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
  });

  async function write(actor: Actor, operation: string, input: object): Promise<Invitation & { path?: string }> {
    const outcome = await world.core.execute(actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Invitation;
  }

  async function codeOf(act: Promise<unknown>): Promise<string> {
    try {
      await act;
      return "done";
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  async function post(path: string, body: object, cookie?: string): Promise<Answer> {
    const headers = { "content-type": "application/json", origin: world.url, ...(cookie ? { cookie } : {}) };
    const answer = await fetch(`${world.url}/auth/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
    return { status: answer.status, body: (await answer.json()) as Answer["body"] };
  }
  const look = (token: string) => post("invitations/look", { token });
  const accept = (body: object, cookie?: string) => post("invitations/accept", body, cookie);

  const anAddress = (): string => `guest-${newId()}@example.com`;
  const invite = (email: string, role: Role = "member", more: object = {}) =>
    write(company.people.owner.actor, "invitations.send", { email, role, ...more });
  const tokenIn = (text: string): string => /token=([\w-]+)/.exec(text)?.[1] ?? "";
  const byLink = async (email: string, role?: Role) => {
    const invitation = await invite(email, role, { mail: false });
    return { invitation, token: tokenIn(invitation.path ?? "") };
  };

  /** The token in the mail that an address got. */
  async function mailedTo(address: string): Promise<string> {
    const folder = join(world.folder, "outbox");
    const inMail = (): string => {
      const files = readdirSync(folder, { withFileTypes: true }).filter((each) => each.isFile());
      const texts = files.map(({ name }) => readFileSync(join(folder, name), "utf8"));
      const text = texts.find((each) => each.includes(address)) ?? "";
      return tokenIn(text.replaceAll(/=\r?\n/g, "").replaceAll("=3D", "="));
    };
    await expect.poll(inMail, { timeout: 8000 }).not.toBe("");
    return inMail();
  }

  async function sessionOf(cookie: string): Promise<Session> {
    const answer = await fetch(`${world.url}/trpc/session.current`, { headers: { cookie } });
    return ((await answer.json()) as { result: { data: Session } }).result.data;
  }

  test("somebody new is invited by mail, chooses a password, and is a member with that role", async () => {
    const address = anAddress();
    const sent = await invite(address.toUpperCase(), "manager", { locale: "de" });
    expect(sent).toMatchObject({ address, role: "manager", state: "open" });
    expect(sent.path).toBeUndefined();
    const token = await mailedTo(address);
    expect((await look(token)).body).toEqual({
      organization: "Test",
      email: address,
      role: "manager",
      way: "password",
    });
    // B1: of its token the hash alone is kept.
    const rows = await world.database.all("SELECT hash FROM invitation_tokens WHERE invitation_id=?", [sent.id]);
    expect(rows).toEqual([{ hash: sha256(token) }]);
    // Nobody but its reader sees the link, whatever they may read.
    const mails = JSON.parse(
      await world.core.query(company.people.owner.actor, "mails.list", { filter: { recipient: address } }),
    );
    for (const { id } of mails.items) {
      expect(await codeOf(world.core.query(company.people.owner.actor, "mails.read", { id }))).toBe("NOT_FOUND");
    }
    expect(await accept({ token })).toMatchObject({ status: 401 });
    expect(await accept({ token, name: "Mira Falk", password: PASSWORD })).toMatchObject({ status: 200 });
    const headers = { "content-type": "application/json", origin: world.url };
    const body = JSON.stringify({ email: address, password: PASSWORD });
    const signedIn = await fetch(`${world.url}/auth/sign-in/email`, { method: "POST", headers, body });
    const cookie = signedIn.headers
      .getSetCookie()
      .map((each) => each.split(";")[0])
      .join("; ");
    expect((await sessionOf(cookie)).member).toMatchObject({ name: "Mira Falk", email: address, role: "manager" });
    // One use.
    expect((await look(token)).body).toMatchObject({ code: "INVITATION_CLOSED", facts: { state: "accepted" } });
    const again = await accept({ token, name: "Mira Falk", password: PASSWORD });
    expect(again.body).toMatchObject({ code: "INVITATION_CLOSED" });
  });

  test("a member of another organization accepts as who they are, is there at once, and can go back", async () => {
    const person = other.people.viewer;
    const cookie = await person.signIn();
    const { token } = await byLink(person.email, "admin");
    expect((await look(token)).body).toMatchObject({ way: "sign-in" });
    const wrong = await accept({ token }, await other.people.member.signIn());
    expect(wrong.body).toMatchObject({ code: "INVITATION_NOT_YOURS", status: 403 });
    expect(await accept({ token }, cookie)).toMatchObject({ status: 200, body: { organization: company.id } });
    expect(await sessionOf(cookie)).toMatchObject({ organization: { id: company.id }, member: { role: "admin" } });
    const mine = await fetch(`${world.url}/auth/organizations`, { headers: { cookie } });
    expect(await mine.json()).toEqual({
      organizations: [
        { id: other.id, name: "Test" },
        { id: company.id, name: "Test" },
      ],
    });
    expect(await post("organizations/choose", { organization: other.id }, cookie)).toMatchObject({ status: 200 });
    expect(await sessionOf(cookie)).toMatchObject({ organization: { id: other.id }, member: { role: "viewer" } });
    // Another session of theirs stands for what was chosen in it.
    expect(await sessionOf(await person.signIn())).toMatchObject({ organization: { id: other.id } });
    const nowhere = (await world.company()).id;
    expect((await post("organizations/choose", { organization: nowhere }, cookie)).body).toMatchObject({
      code: "NOT_FOUND",
    });
  });

  test("somebody who was removed and is invited again is the member that they were", async () => {
    const { owner, viewer } = company.people;
    const seen = JSON.parse(await world.core.query(owner.actor, "members.get", { id: viewer.id })) as Member;
    await write(owner.actor, "members.archive", { id: seen.id, version: seen.version });
    const { token } = await byLink(viewer.email, "manager");
    expect(await accept({ token }, await viewer.signIn())).toMatchObject({ status: 200 });
    const back = JSON.parse(await world.core.query(owner.actor, "members.get", { id: viewer.id })) as Member;
    expect(back).toMatchObject({ id: viewer.id, role: "manager", archivedAt: null });
  });

  test("a link that was given by hand makes no account: who has it has not shown that the address is theirs", async () => {
    const { token } = await byLink(anAddress());
    expect((await look(token)).body).toMatchObject({ way: "sign-in" });
    const refused = await accept({ token, name: "Somebody", password: PASSWORD });
    expect(refused).toMatchObject({ status: 401, body: { code: "SIGN_IN_NEEDED" } });
  });

  test("B9: of an address that has an account, and of one that has none, a link by hand tells the same", async () => {
    const [known, unknown] = [await byLink(other.people.owner.email), await byLink(anAddress())];
    const answers = await Promise.all([known, unknown].map(({ token }) => look(token)));
    const [one, two] = answers.map(({ status, body }) => ({ status, ...body, email: "" }));
    expect(one).toEqual(two);
    expect((await look("x".repeat(43))).body).toMatchObject({ code: "INVITATION_CLOSED", facts: { state: "unknown" } });
  });

  test("an old link, a revoked invitation, one out of time and one of who may no longer invite are closed", async () => {
    const { owner } = company.people;
    const { invitation, token } = await byLink(anAddress());
    const renewed = await write(owner.actor, "invitations.resend", {
      ...{ id: invitation.id, version: invitation.version, mail: false },
    });
    expect((await look(token)).body).toMatchObject({ facts: { state: "unknown" } });
    const next = tokenIn(renewed.path ?? "");
    expect((await look(next)).status).toBe(200);
    await write(owner.actor, "invitations.revoke", { id: renewed.id, version: renewed.version });
    expect((await look(next)).body).toMatchObject({ facts: { state: "revoked" } });

    const late = await byLink(other.people.member.email);
    world.setClock(new Date(Date.now() + WEEK + 1000));
    expect((await look(late.token)).body).toMatchObject({ facts: { state: "expired" } });
    world.setClock(null);

    const admin = await world.person(company.id, "admin");
    const theirs = await write(admin.actor, "invitations.send", {
      ...{ email: other.people.owner.email, role: "admin", mail: false },
    }).catch((error: unknown) => error);
    // It was invited by hand before: that one is taken back first.
    expect(theirs).toMatchObject({ code: "INVALID" });
    const guest = await world.person(other.id, "member");
    const made = await write(admin.actor, "invitations.send", { email: guest.email, role: "admin", mail: false });
    const seen = JSON.parse(await world.core.query(owner.actor, "members.get", { id: admin.id })) as Member;
    await write(owner.actor, "members.assign", { id: admin.id, version: seen.version, role: "member" });
    const refused = await accept({ token: tokenIn(made.path ?? "") }, await guest.signIn());
    expect(refused.body).toMatchObject({ code: "INVITATION_CLOSED", facts: { state: "revoked" } });
  });

  test("C2: nobody invites to a role that may do more than they", async () => {
    const admin = await world.person(company.id, "admin");
    const send = (role: Role) => write(admin.actor, "invitations.send", { email: anAddress(), role, mail: false });
    expect(await codeOf(send("owner"))).toBe("NOT_YOURS_TO_GRANT");
    expect(await codeOf(send("admin"))).toBe("done");
  });

  test("of ten who accept at once, one does", async () => {
    const person = await world.person(other.id, "member");
    const { token } = await byLink(person.email, "viewer");
    const cookie = await person.signIn();
    const answers = await Promise.all(Array.from({ length: 10 }, () => accept({ token }, cookie)));
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const members = await world.database.all("SELECT id FROM members WHERE organization_id=? AND email=?", [
      ...[company.id, person.email],
    ]);
    expect(members).toHaveLength(1);
  });

  test("only a page of ours may send them", async () => {
    const headers = { "content-type": "application/json", origin: "https://elsewhere.example" };
    const asked = await fetch(`${world.url}/auth/organizations/choose`, { method: "POST", headers, body: "{}" });
    expect(asked.status).toBe(403);
  });
});
