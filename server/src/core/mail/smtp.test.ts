import { newId } from "@nexus-os/contracts";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aMailServer, type MailServer, type Temper } from "../../testkit/mail-server.ts";
import { type Composed, compose } from "./compose.ts";
import { smtp } from "./smtp.ts";

let server: MailServer;
beforeEach(async () => {
  server = await aMailServer();
});
afterEach(() => server.close());

const aMessage = (given: object = {}): Promise<Composed> =>
  compose({
    ...{ id: newId(), from: "Nexus <nexus@example.com>", to: "ines@havelmann.example", at: new Date() },
    ...{ subject: "Größe ✓", text: "Hello\n.\nthere\n", html: "<p>Hello</p>" },
    ...given,
  });

const quick = { connectsWithin: 300, sendsWithin: 600 };

async function sending(message?: Composed) {
  let begun = 0;
  const delivery = await smtp(server.url, quick).send(message ?? (await aMessage()), async () => {
    begun += 1;
  });
  return { delivery, begun };
}

test("a mail server gets the message whole, from the one to the one", async () => {
  const message = await aMessage();
  expect(await sending(message)).toEqual({ delivery: { state: "sent" }, begun: 1 });
  expect(server.taken).toHaveLength(1);
  expect(server.taken[0]).toMatchObject({ from: "nexus@example.com", to: ["ines@havelmann.example"] });
  expect(server.taken[0]?.raw.trim()).toBe(message.raw.toString("utf8").trim());
});

describe("what becomes of a message when a mail server would", () => {
  test.each<[Temper, string, RegExp, number, number]>([
    ["refuse the greeting", "deferred", /421/, 0, 0],
    ["say nothing", "deferred", /greeting|timeout|too long/i, 0, 0],
    ["refuse the recipient", "failed", /550 no such mailbox/, 1, 0],
    ["defer the recipient", "deferred", /450 try again later/, 1, 0],
    ["hang up before the message", "deferred", /closed|unexpected/i, 1, 0],
    ["refuse the message", "failed", /554 this is spam/, 1, 0],
    ["defer the message", "deferred", /451 greylisted/, 1, 0],
    ["hang up after the message", "unknown", /closed|unexpected/i, 1, 1],
    ["take its time", "unknown", /too long|timeout/i, 1, 1],
  ])("%s: it is %s", async (temper, state, error, begins, taken) => {
    server.plant(temper);
    const { delivery, begun } = await sending();
    expect(delivery).toMatchObject({ state, error: expect.stringMatching(error) });
    expect([begun, server.taken.length]).toEqual([begins, taken]);
  });

  test("not be there: it is deferred", async () => {
    await server.close();
    expect((await sending()).delivery).toMatchObject({
      state: "deferred",
      error: expect.stringMatching(/ECONNREFUSED/),
    });
    server = await aMailServer();
  });
});

test("a password is given to the server that it is for, and a wrong one harms no message", async () => {
  const own = await aMailServer({ user: "nexus@example.com", pass: "p:a/s s" });
  try {
    const none = async (): Promise<void> => {};
    expect(await smtp(own.url, quick).send(await aMessage(), none)).toEqual({ state: "sent" });
    const wrong = new URL(own.url);
    wrong.password = "wrong";
    expect(await smtp(wrong, quick).send(await aMessage(), none)).toMatchObject({ state: "deferred" });
  } finally {
    await own.close();
  }
});

test("nothing that is filled in makes another header, another recipient or another message", async () => {
  const evil = "x\r\nBcc: evil@example.com\r\n\r\nanother\r\n.\r\nMAIL FROM:<evil@example.com>";
  const message = await aMessage({
    subject: evil,
    text: evil,
    to: "ines@havelmann.example\r\nRCPT TO:<evil@example.com>",
  });
  await sending(message);
  const headers = message.raw.toString("utf8").split("\r\n\r\n")[0] ?? "";
  expect(headers).not.toMatch(/^bcc:/im);
  for (const { from, to } of server.taken) {
    expect(from).toBe("nexus@example.com");
    expect(to.join()).not.toContain("evil");
  }
  expect(server.taken.length).toBeLessThanOrEqual(1);
});

test("the same mail has the same Message-ID, and says that no person wrote it", async () => {
  const id = newId();
  for (const message of [await aMessage({ id }), await aMessage({ id })]) {
    const raw = message.raw.toString("utf8");
    expect(raw).toContain(`Message-ID: <${id}@example.com>`);
    expect(raw).toContain("Auto-Submitted: auto-generated");
  }
});
