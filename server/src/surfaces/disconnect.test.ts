import { once } from "node:events";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { newId } from "@nexus-os/contracts";
import pino from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Sessions } from "../core/identity/sessions.ts";
import type { Hub, Listener } from "../core/live/hub.ts";
import { DATABASES } from "../testkit/databases.ts";
import { aStream } from "../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";
import { calls } from "./calls.ts";
import { dispatcher } from "./dispatch.ts";
import { door } from "./door.ts";
import { type LiveOptions, live } from "./live.ts";

describe.each(DATABASES)("who goes away, or does not read, on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let headers: Record<string, string>;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    headers = { cookie: await company.people.owner.signIn(), origin: world.url };
  });
  afterAll(() => world.close());

  /** The live surface alone, with some parts watched, and a reader at its door who never reads. */
  async function aReader(parts: Partial<LiveOptions>): Promise<{ socket: Socket; close: () => void }> {
    const { once, sessions, hub, limits } = world.core;
    const answer = live({
      ...{ door: door(sessions, world.url), once, sessions, hub, limits, log: pino({ level: "silent" }) },
      ...{ beatEvery: 20, patience: 200, ...parts },
    });
    const server = createServer((request, response) => void answer(request, response));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const ticket = await fetch(`${world.url}/live/ticket`, { method: "POST", headers });
    const { ticket: token } = (await ticket.json()) as { ticket: string };
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1").pause();
    socket.on("error", () => {});
    socket.write(`GET /live?ticket=${token} HTTP/1.1\r\nhost: nexus\r\n\r\n`);
    const close = (): void => {
      server.closeAllConnections();
      server.close();
    };
    return { socket, close };
  }

  test("a reader who does not read is cut off, and what comes too late for it harms nobody", async () => {
    const joined = Promise.withResolvers<Listener>();
    const left = Promise.withResolvers<void>();
    const join: Hub["join"] = (listener) => {
      joined.resolve(listener);
      return Promise.resolve(() => left.resolve());
    };
    const failures: unknown[] = [];
    const failed = (error: unknown): void => void failures.push(error);
    process.on("uncaughtException", failed);
    const { close } = await aReader({ hub: { ...world.core.hub, join } });
    const listener = await joined.promise;
    const much = Buffer.from(`: ${"x".repeat(100_000)}\n\n`);
    for (let sent = 0; sent < 200 && listener.send(much); sent += 1) await sleep(1);
    expect(listener.send(much)).toBe(false);
    listener.close();
    listener.send(much);
    await left.promise;
    process.off("uncaughtException", failed);
    close();
    expect(failures).toEqual([]);
  });

  test("R3: a reader who does not read is told reset and cut off, while others hear everything at once", async () => {
    const joined = Promise.withResolvers<Listener>();
    const { hub } = world.core;
    const join: Hub["join"] = async (listener, ...rest) => {
      const leave = await hub.join(listener, ...rest);
      joined.resolve(listener);
      return leave;
    };
    const stream = await aStream(world.url, headers);
    await stream.next();
    const { socket, close } = await aReader({ hub: { ...hub, join }, beatEvery: 3_600_000, patience: 5000 });
    const listener = await joined.promise;
    const before = hub.size;
    // What the kernels of both sides hold is full first, and then as much as this one may leave unread.
    const much = Buffer.from(`: ${"x".repeat(100_000)}\n\n`);
    for (let refused = 0; refused < 20; refused += listener.send(much) ? 0 : 1) await sleep(1);
    const began = performance.now();
    const made = await world.core.execute(company.people.owner.actor, "deals.create", {
      key: newId(),
      input: aDeal(company),
    });
    expect(made).toMatchObject({ output: expect.stringContaining((await stream.change()).id) });
    expect(performance.now() - began).toBeLessThan(1000);
    await expect.poll(() => hub.size).toBe(before - 1);
    // What it was sent before it was cut off is all there when it reads again, and the last word behind it.
    let text = "";
    socket.on("data", (chunk) => {
      text = (text + chunk.toString()).slice(-200);
    });
    await once(socket.resume(), "end");
    expect(text).toContain('event: reset\ndata: {"why":"slow"}');
    stream.close();
    close();
  });

  test("a reader who is gone before its stream begins leaves nothing behind", async () => {
    const asked = Promise.withResolvers<void>();
    const left = Promise.withResolvers<void>();
    const { hub, sessions } = world.core;
    const join: Hub["join"] = async (...given) => {
      const leave = await hub.join(...given);
      return () => {
        leave();
        left.resolve();
      };
    };
    const standing: Sessions["standing"] = async (credentials) => {
      asked.resolve();
      // A database that takes a while.
      await sleep(100);
      return sessions.standing(credentials);
    };
    const { socket, close } = await aReader({ hub: { ...hub, join }, sessions: { ...sessions, standing } });
    await asked.promise;
    socket.destroy();
    await left.promise;
    close();
  });

  test.each([0, 100])("a request that breaks off in its body ends, %s ms after its sender was known", async (pause) => {
    const logged: string[] = [];
    const log = pino({ level: "error" }, { write: (line) => void logged.push(line) });
    const began = Promise.withResolvers<void>();
    const sessions: Sessions = {
      ...world.core.sessions,
      actorOf: async (credentials) => {
        const actor = await world.core.sessions.actorOf(credentials);
        began.resolve();
        if (pause > 0) await sleep(pause);
        return actor;
      },
    };
    const answer = calls({ door: door(sessions, world.url), dispatch: dispatcher(world.core), log });
    const ended = Promise.withResolvers<void>();
    const server = createServer((request, response) => void answer(request, response).then(ended.resolve));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    const lines = Object.entries({ host: "nexus", ...headers, "content-type": "application/json" });
    const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join("");
    socket.write(`POST /trpc/deals.create HTTP/1.1\r\n${head}content-length: 100\r\n\r\n{`);
    await began.promise;
    setTimeout(() => socket.destroy(), 20);
    await ended.promise;
    server.close();
    // Nothing went wrong here: it is not for the log.
    expect(logged).toEqual([]);
  });
});
