import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { event, initially, integer, type Mail, newId, noun, text, verbOfNoun } from "@nexus-os/contracts";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { plant } from "../../testkit/faults.ts";
import { aMailServer, type MailServer } from "../../testkit/mail-server.ts";
import { aWorld, type Company, type World } from "../../testkit/world.ts";
import { implement } from "../implement.ts";
import { MAIL_JOB, sendMail } from "./mail.ts";
import { smtp } from "./smtp.ts";
import type { MailTemplate } from "./template.ts";

const guests = noun("guests", {
  ...{ singular: "guest", department: "tests", summary: "Somebody who is invited.", title: "name" },
  fields: { name: text({ max: 80 }), seats: initially(integer(), 1) },
  verbs: {
    invite: verbOfNoun({
      summary: "Invites somebody.",
      input: { name: text({ max: 80 }), to: text({ max: 300 }), token: text({ max: 80 }) },
      emits: "invited",
      undoneBy: null,
    }),
  },
  events: { invited: event({ summary: "Somebody was invited." }) },
});

const invite = implement(guests, "invite", async (ctx, { name, to, token }) => {
  const guest = await ctx.create({ name });
  await sendMail(ctx, { to, template: "invitation", parameters: { name, token }, locale: "en" });
  if (name === "nobody") throw new Error("the write fails after it asked for a mail");
  ctx.emit("invited", {});
  return guest;
});

const invitation: MailTemplate = {
  name: "invitation",
  words: { en: { subject: "Come, {name}", lines: ["You are invited.", { label: "Come", path: "/join/{token}" }] } },
};

describe.each(DATABASES)("mail on $dialect", ({ fresh }) => {
  let server: MailServer;
  let world: World;
  let company: Company;

  beforeAll(async () => {
    server = await aMailServer();
    world = await aWorld({
      ...{ url: await fresh(), nouns: [guests], bodies: [invite], jobLimits: { pollMs: 20, beatMs: 100 } },
      mail: {
        ...{ transport: smtp(server.url, { connectsWithin: 500, sendsWithin: 1000 }), templates: [invitation] },
        waits: [10, 10, 10],
      },
    });
    company = await world.company();
    world.core.jobs.start();
  });
  afterEach(() => {
    server.taken.length = 0;
  });
  afterAll(async () => {
    await world.core.jobs.stop();
    await world.close();
    await server.close();
  });

  const owner = () => company.people.owner.actor;
  const token = (): string => newId();

  async function invited(given: { name?: string; to?: string; token?: string } = {}): Promise<string> {
    const to = given.to ?? `guest-${newId()}@example.com`;
    const input = { name: "Vera", token: token(), ...given, to };
    await world.core.execute(owner(), "guests.invite", { key: newId(), input });
    return to;
  }

  async function mailTo(recipient: string): Promise<Mail | null> {
    const page = JSON.parse(await world.core.query(owner(), "mails.list", { filter: { recipient } })) as {
      items: Mail[];
    };
    expect(page.items.length).toBeLessThanOrEqual(1);
    return page.items[0] ?? null;
  }

  async function settled(recipient: string): Promise<Mail> {
    let mail: Mail | null = null;
    await expect
      .poll(
        async () => {
          mail = await mailTo(recipient);
          return mail !== null && mail.state !== "queued";
        },
        { timeout: 15_000, interval: 20 },
      )
      .toBe(true);
    if (!mail) throw new Error("no mail");
    return mail;
  }

  test("a mail goes out once its write is committed, and its record says so", async () => {
    const secret = token();
    const to = await invited({ token: secret });
    const mail = await settled(to);
    expect(mail).toMatchObject({ state: "sent", subject: "Come, Vera", template: "invitation", error: null });
    expect(Date.parse(mail.sentAt ?? "")).toBeLessThanOrEqual(Date.now());
    expect(server.taken.map((each) => each.to)).toEqual([[to]]);
    expect(server.taken[0]?.raw).toContain(`${world.url}/join/${secret}`);
    expect(server.taken[0]?.raw).toContain(`Message-ID: <${mail.id}@example.com>`);
  });

  test("what a mail says is sealed wherever it lies, and is read by owners alone", async () => {
    const secret = token();
    const mail = await settled(await invited({ token: secret }));
    const inside = async (sql: string) => JSON.stringify(await world.database.all(sql, [company.id]));
    for (const table of ["job_runs", "job_steps", "mails", "mail_letters", "journal"]) {
      expect(await inside(`SELECT * FROM ${table} WHERE organization_id=?`)).not.toContain(secret);
    }
    const letter = JSON.parse(await world.core.query(owner(), "mails.read", { id: mail.id })) as { text: string };
    expect(letter.text).toContain(secret);
    const read = (of: Company, role: "owner" | "viewer") =>
      world.core.query(of.people[role].actor, "mails.read", { id: mail.id });
    await expect(read(company, "viewer")).rejects.toThrow(/role/);
    await expect(read(await world.company(), "owner")).rejects.toThrow(/no mail/);
  });

  test("a write that fails, or that names no address, sends none", async () => {
    const to = `nobody-${newId()}@example.com`;
    await expect(invited({ name: "nobody", to })).rejects.toThrow(/the write fails/);
    for (const wrong of ["", "ines", "a@b, c@d", "a@b>\r\nRCPT TO:<c@d", "<a@b>", `${"x".repeat(260)}@example.com`]) {
      await expect(invited({ to: wrong })).rejects.toThrow(/one e-mail address|not valid/);
    }
    const after = await settled(await invited());
    expect(after.state).toBe("sent");
    expect(await mailTo(to)).toBe(null);
    expect(server.taken).toHaveLength(1);
  });

  test("nobody but Nexus writes mails down", async () => {
    const input = { mail: newId(), recipient: "a@example.com", subject: "x", template: "x" };
    await expect(world.core.execute(owner(), "mails.queue", { key: newId(), input })).rejects.toThrow(/role/);
  });

  test("is offered again while nobody took it, as the same mail, and then once more only", async () => {
    server.plant("refuse the greeting", "defer the recipient", "defer the message");
    const before = server.connections();
    const mail = await settled(await invited());
    expect([mail.state, server.connections() - before, server.taken.length]).toEqual(["sent", 4, 1]);
    expect(server.taken[0]?.raw).toContain(`<${mail.id}@`);
  });

  test("has failed when it was offered often enough", async () => {
    server.plant("defer the message", "defer the message", "defer the message", "defer the message");
    const mail = await settled(await invited());
    expect(mail).toMatchObject({ state: "failed", sentAt: null, error: expect.stringContaining("451 greylisted") });
  });

  test("is not offered again to who refused it for good", async () => {
    server.plant("refuse the recipient");
    const before = server.connections();
    const mail = await settled(await invited());
    expect(mail).toMatchObject({ state: "failed", error: expect.stringContaining("550 no such mailbox") });
    expect(server.connections() - before).toBe(1);
  });

  test("is not sent again where the answer was lost: nobody knows", async () => {
    server.plant("hang up after the message");
    const before = server.connections();
    const mail = await settled(await invited());
    expect(mail).toMatchObject({ state: "unknown", sentAt: null });
    expect([server.connections() - before, server.taken.length]).toEqual([1, 1]);
  });

  test("is not sent again where the process ended before it could say that it was", async () => {
    plant("mail.delivered", "error");
    const before = server.connections();
    const mail = await settled(await invited());
    expect(mail).toMatchObject({ state: "unknown", error: expect.stringContaining("interrupted") });
    expect([server.connections() - before, server.taken.length]).toEqual([1, 1]);
  });

  test("two that send the same mail at the same moment send it once", async () => {
    const to = `twice-${newId()}@example.com`;
    const message = { to, template: "invitation", parameters: { name: "Vera", token: token() }, locale: "en" };
    const { id: organization } = company;
    const job = {
      organization,
      actor: { kind: "system", id: "tests" } as const,
      job: MAIL_JOB,
      input: message,
      key: newId(),
    };
    const ids = await Promise.all([world.core.jobs.begin(job), world.core.jobs.begin(job)]);
    expect(new Set(ids).size).toBe(1);
    expect((await settled(to)).id).toBe(ids[0]);
    expect(server.taken).toHaveLength(1);
  });

  test("goes with its record", async () => {
    const mail = await settled(await invited());
    await world.database.transaction((tx) =>
      tx.run("DELETE FROM mails WHERE organization_id=? AND id=?", [company.id, mail.id]),
    );
    const left = "SELECT mail_id FROM mail_letters WHERE organization_id=? AND mail_id=?";
    expect(await world.database.all(left, [company.id, mail.id])).toEqual([]);
  });
});

test("without a mail server a mail is a file, and nobody is told that it was sent", async () => {
  const [{ fresh }] = DATABASES;
  const world = await aWorld({ url: await fresh(), jobLimits: { pollMs: 20 } });
  try {
    const { id: organization, people } = await world.company();
    world.core.jobs.start();
    const input = { to: "ines@example.com", template: "trial", parameters: { asker: "Ines" }, locale: "de" };
    const actor = { kind: "system", id: "tests" } as const;
    const id = await world.core.jobs.begin({ organization, actor, job: MAIL_JOB, input, key: newId() });
    const state = async (): Promise<string | undefined> => {
      const page = JSON.parse(await world.core.query(people.owner.actor, "mails.list", {})) as { items: Mail[] };
      return page.items[0]?.state;
    };
    await expect.poll(state, { timeout: 15_000, interval: 20 }).toBe("written");
    const folder = join(world.folder, "outbox");
    expect(readdirSync(folder)).toEqual([`${id}.eml`]);
    expect(statSync(join(folder, `${id}.eml`)).mode & 0o077).toBe(0);
    const raw = readFileSync(join(folder, `${id}.eml`), "utf8");
    expect(raw).toContain("Subject: Nexus kann E-Mails senden");
    expect(raw).toContain("To: ines@example.com");
  } finally {
    await world.core.jobs.stop();
    await world.close();
  }
});
