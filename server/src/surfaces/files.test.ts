import { createHash, randomBytes } from "node:crypto";
import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { request as send } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import type { File, Outcome, Problem } from "@nexus-os/contracts";
import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { openStore } from "../core/files/open-store.ts";
import { verifyChain } from "../core/journal/verify.ts";
import { DATABASES } from "../testkit/databases.ts";
import { anS3Server, type S3Server } from "../testkit/s3.ts";
import { aWorld, type Company, type Person, type World } from "../testkit/world.ts";

const PNG = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(200)]);
const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(150_000)]);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

interface Sent {
  readonly status: number;
  readonly file: File;
  readonly problem: Problem;
}

interface Given {
  readonly name?: string;
  readonly type?: string;
  readonly headers?: Record<string, string>;
}

// core/files/store.test.ts holds both stores against the same promises; here each is under one of the databases.
const WORLDS = DATABASES.map((database) => ({
  ...database,
  store: database.dialect === "sqlite" ? ("folder" as const) : ("bucket" as const),
}));

describe.each(WORLDS)("files on $dialect in a $store", ({ fresh, store }) => {
  let s3: S3Server;
  let world: World;
  let company: Company;
  const cookies = new Map<Person, string>();

  beforeAll(async () => {
    s3 = await anS3Server();
    const own = store === "bucket" ? { store: openStore(s3.bucket, "", () => new Date()) } : {};
    world = await aWorld({ url: await fresh(), files: { ...own, most: 400_000, quota: 1_048_576 } });
  });
  beforeEach(async () => {
    world.setClock(null);
    company = await world.company();
  });
  afterAll(async () => {
    expect(world.failures).toEqual([]);
    await world.close();
    await s3.close();
  });

  async function cookieOf(person: Person): Promise<string> {
    const known = cookies.get(person) ?? (await person.signIn());
    cookies.set(person, known);
    return known;
  }

  async function upload(person: Person, content: Uint8Array, { name = "a", type = "", headers = {} }: Given = {}) {
    const answer = await fetch(`${world.url}/files`, {
      method: "POST",
      headers: {
        ...{ cookie: await cookieOf(person), origin: world.url, "x-file-name": encodeURIComponent(name) },
        ...(type === "" ? {} : { "content-type": type }),
        ...headers,
      },
      body: content as Uint8Array<ArrayBuffer>,
    });
    const said = (await answer.json()) as Outcome<File> & Problem;
    const file = "output" in said ? (said.output as File) : ({} as File);
    return { status: answer.status, file, problem: said } as Sent;
  }

  async function addressOf(person: Person, id: string, disposition = "attachment") {
    const answer = await fetch(`${world.url}/files/${id}/address?disposition=${disposition}`, {
      headers: { cookie: await cookieOf(person) },
    });
    const said = (await answer.json()) as { url: string; disposition: string; expiresAt: string };
    // The worlds of these tests have a port of their own for contents.
    return { status: answer.status, ...said };
  }

  const execute = (person: Person, operation: string, input: object) =>
    world.core.execute(person.actor, operation, { key: newId(), input });

  const rows = (table: string) => world.database.all(`SELECT * FROM ${table} WHERE organization_id=?`, [company.id]);

  /** The names of everything that lies in the store for this organization. */
  function stored(): string[] {
    if (store === "bucket") return [...s3.objects.keys()].filter((key) => key.startsWith(company.id));
    const all = readdirSync(join(world.folder), { recursive: true, withFileTypes: true });
    return all.filter((each) => each.isFile() && each.parentPath.includes(company.id)).map(({ name }) => name);
  }

  function bytesStored(): Buffer {
    if (store === "bucket") return s3.objects.get(stored()[0] ?? "") ?? Buffer.alloc(0);
    const root = join(world.folder, "files", company.id);
    const [found] = readdirSync(root, { recursive: true, withFileTypes: true }).filter((each) => each.isFile());
    return readFileSync(join(found?.parentPath ?? "", found?.name ?? ""));
  }

  const incoming = (): string[] => {
    const folder = join(world.folder, "incoming");
    return existsSync(folder) ? readdirSync(folder) : [];
  };

  async function until(holds: () => boolean): Promise<void> {
    const due = Date.now() + 5000;
    while (!holds()) {
      if (Date.now() > due) throw new Error("did not become so within five seconds");
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  test("what is uploaded is a record, and comes back as it was from another origin", async () => {
    const { member } = company.people;
    const { status, file } = await upload(member, PDF, { name: "Angebot Zürich.pdf", type: "application/pdf" });
    expect(status).toBe(200);
    expect(file).toMatchObject({
      name: "Angebot Zürich.pdf",
      type: "application/pdf",
      size: PDF.length,
      state: "kept",
    });
    expect(file.hash).toBe(sha256(PDF));
    const { url, expiresAt } = await addressOf(company.people.viewer, file.id);
    expect(new URL(url).origin).toBe(world.filesUrl);
    expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(60_000);
    const answer = await fetch(url);
    expect(answer.status).toBe(200);
    expect(Buffer.from(await answer.arrayBuffer()).equals(PDF)).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-length": String(PDF.length),
      "content-disposition": "attachment; filename=\"Angebot Z_rich.pdf\"; filename*=UTF-8''Angebot%20Z%C3%BCrich.pdf",
      "x-content-type-options": "nosniff",
      "content-security-policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
      "cross-origin-resource-policy": "same-origin",
      "cache-control": "private, max-age=60",
      "referrer-policy": "no-referrer",
    });
    expect(answer.headers.get("access-control-allow-origin")).toBe(null);
  });

  test("an upload leaves a row in the journal, in the name of whoever sent it", async () => {
    const { member } = company.people;
    const { file } = await upload(member, PNG, { name: "a.png" });
    const entries = await rows("journal");
    expect(entries.at(-1)).toMatchObject({
      ...{ operation: "files.add", record_id: file.id, actor_id: member.id, events: "files.added" },
    });
    expect((await verifyChain(world.database, company.id)).entries).toBe(entries.length);
  });

  test("what lies at rest says nothing of the content: sealed, named by the hash of the sealed bytes", async () => {
    const secret = Buffer.from(`${"nothing but text ".repeat(100)}`);
    const { file } = await upload(company.people.member, secret, { name: "plan.txt" });
    const bytes = bytesStored();
    expect(bytes.includes("nothing but text")).toBe(false);
    expect(stored()[0]?.endsWith(sha256(bytes))).toBe(true);
    expect(JSON.stringify(stored())).not.toMatch(new RegExp(`plan|${file.hash}|${file.id}`));
    expect(incoming()).toEqual([]);
  });

  test("the same content twice in an organization is kept once, in two organizations twice and never alike", async () => {
    const { member } = company.people;
    const [one, other] = [await upload(member, PDF, { name: "a.pdf" }), await upload(member, PDF, { name: "b.pdf" })];
    expect(one.file.id).not.toBe(other.file.id);
    expect(stored()).toHaveLength(1);
    const first = bytesStored();
    const before = await rows("file_contents");
    company = await world.company();
    await upload(company.people.member, PDF, { name: "a.pdf" });
    expect(stored()).toHaveLength(1);
    expect(bytesStored().equals(first)).toBe(false);
    expect((await rows("file_contents"))[0]?.["address"]).not.toBe(before[0]?.["address"]);
  });

  test("the same upload told twice is one file", async () => {
    const given = { name: "a.png", headers: { "idempotency-key": newId() } };
    const [one, other] = [
      await upload(company.people.member, PNG, given),
      await upload(company.people.member, PNG, given),
    ];
    expect(other.file).toEqual(one.file);
    const another = await upload(company.people.member, PDF, { ...given, name: "a.pdf" });
    expect(another.problem.code).toBe("KEY_REUSED");
    expect(stored()).toHaveLength(1);
  });

  describe("who may", () => {
    test("nobody without a session, no viewer, and no page of another origin", async () => {
      const { member, viewer } = company.people;
      const before = incoming();
      expect((await upload(viewer, PNG)).problem.code).toBe("FORBIDDEN");
      expect((await upload(member, PNG, { headers: { cookie: "" } })).problem.code).toBe("SIGN_IN_NEEDED");
      const evil = { headers: { origin: "https://evil.example" } };
      expect((await upload(member, PNG, evil)).problem.code).toBe("ORIGIN_REFUSED");
      const none = await fetch(`${world.url}/files`, {
        ...{ method: "POST", body: "x" },
        headers: { cookie: await cookieOf(member), "x-file-name": "x", "content-type": "text/plain" },
      });
      expect(((await none.json()) as Problem).code).toBe("ORIGIN_REFUSED");
      // What a form of another page can send has no such header, whatever its content is said to be.
      const form = await upload(member, PNG, { type: "multipart/form-data", headers: { "x-file-name": "" } });
      expect(form.problem.code).toBe("INVALID");
      expect(await rows("files")).toEqual([]);
      expect(incoming()).toEqual(before);
    });

    test("nobody makes a file but by an upload", async () => {
      const input = { name: "a", type: "image/png", size: 1, hash: sha256(PDF) };
      await expect(execute(company.people.owner, "files.add", input)).rejects.toThrow(/role/);
    });

    test("a file of another organization is not there", async () => {
      const { file } = await upload(company.people.member, PNG);
      const other = await world.company();
      const foreign = await addressOf(other.people.owner, file.id);
      const unknown = await addressOf(other.people.owner, newId());
      expect(foreign.status).toBe(404);
      expect({ ...foreign, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    });
  });

  describe("an address", () => {
    test("ends within a minute, and opens nothing else once a sign of it is changed", async () => {
      const { member } = company.people;
      const [{ file }, other] = [await upload(member, PNG, { name: "a.png" }), await upload(member, PDF)];
      const { url } = await addressOf(member, file.id);
      expect((await fetch(url)).status).toBe(200);
      const { id } = await world.company();
      const later = url.replace(/\/(\d{10})\//, (_all, ends: string) => `/${Number(ends) + 60}/`);
      const altered = [
        url.replace(file.id, other.file.id),
        url.replace(company.id, id),
        url.replace("/attachment/", "/inline/"),
        later,
        `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`,
        url.slice(0, -1),
        `${url}?a=b`,
        `${url}/`,
        url.replace("/content/", "/content/../content/x/"),
        `${world.filesUrl}/content/`,
        `${world.filesUrl}/`,
        `${world.filesUrl}/files`,
        `${world.filesUrl}/trpc/files.list`,
      ];
      for (const each of altered) {
        const answer = await fetch(each);
        expect([each, answer.status]).toEqual([each, 403]);
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      }
      world.setClock(new Date(Date.now() + 61_000));
      expect((await fetch(url)).status).toBe(403);
    });

    test("opens nothing on the portal's own origin, and takes no session", async () => {
      const { file } = await upload(company.people.member, PNG);
      const { url } = await addressOf(company.people.member, file.id);
      const { pathname } = new URL(url);
      expect((await fetch(`${world.url}${pathname}`)).status).toBe(404);
      const { status } = await fetch(`${world.filesUrl}/files`, {
        headers: { cookie: await cookieOf(company.people.owner) },
      });
      expect(status).toBe(403);
      expect((await fetch(url, { method: "POST" })).status).toBe(405);
    });

    test("shows pictures only: what can hold code is always saved", async () => {
      const { member } = company.people;
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
      const html = Buffer.from("<!doctype html><script>alert(1)</script>");
      const picture = await upload(member, PNG, { name: "a.png" });
      const shown = await fetch((await addressOf(member, picture.file.id, "inline")).url);
      expect(shown.headers.get("content-disposition")).toMatch(/^inline;/);
      expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const never = [
        await upload(member, svg, { name: "a.svg" }),
        await upload(member, html, { name: "a.html" }),
        await upload(member, PDF, { name: "a.pdf" }),
        await upload(member, Buffer.from("GIF89a=1;alert(1)"), { name: "a.js" }),
      ];
      for (const { file } of never) {
        const address = await addressOf(member, file.id, "inline");
        expect(address.disposition).toBe("attachment");
        const answer = await fetch(address.url);
        expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
        expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
      }
    });
  });

  test("a range gives its part, and what is no range gives all", async () => {
    const { file } = await upload(company.people.member, PDF, { name: "a.pdf" });
    const { url } = await addressOf(company.people.member, file.id);
    const size = PDF.length;
    const part = async (range: string) => {
      const answer = await fetch(url, { headers: { range } });
      const bytes = Buffer.from(await answer.arrayBuffer());
      return { status: answer.status, range: answer.headers.get("content-range"), bytes };
    };
    for (const [asked, from, to] of [
      ["bytes=0-0", 0, 0],
      ["bytes=65535-65536", 65_535, 65_536],
      ["bytes=100000-", 100_000, size - 1],
      ["bytes=-7", size - 7, size - 1],
      [`bytes=5-${size * 2}`, 5, size - 1],
    ] as const) {
      const { status, range, bytes } = await part(asked);
      expect([asked, status, range]).toEqual([asked, 206, `bytes ${from}-${to}/${size}`]);
      expect(bytes.equals(PDF.subarray(from, to + 1))).toBe(true);
    }
    expect(await part(`bytes=${size}-`)).toMatchObject({ status: 416, range: `bytes */${size}` });
    expect(await part("bytes=0-1,4-5")).toMatchObject({ status: 200, range: null });
    const head = await fetch(url, { method: "HEAD" });
    expect([head.status, head.headers.get("content-length")]).toEqual([200, String(size)]);
  });

  test("an empty file is one", async () => {
    const { file } = await upload(company.people.member, Buffer.alloc(0), { name: "empty" });
    expect(file.size).toBe(0);
    const answer = await fetch((await addressOf(company.people.member, file.id)).url);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });

  describe("what is refused leaves nothing", () => {
    async function nothingLeft(): Promise<void> {
      await until(() => incoming().length === 0);
      expect(stored()).toEqual([]);
      expect(await rows("files")).toEqual([]);
      expect(await rows("file_contents")).toEqual([]);
    }

    test("a content that is not what its name or its sender says", async () => {
      const { member } = company.people;
      const program = Buffer.from("MZ\x90\0\x03", "latin1");
      for (const given of [
        { name: "holiday.png" },
        { name: "invoice.pdf" },
        { name: "holiday", type: "image/png" },
        { name: "../../x.jpg" },
      ]) {
        const { status, problem } = await upload(member, program, given);
        expect([given, status, problem.code]).toEqual([given, 415, "TYPE_REFUSED"]);
      }
      await nothingLeft();
    });

    test("a name that is none", async () => {
      for (const name of ["..", "/", "\u202e", "x".repeat(300)]) {
        expect((await upload(company.people.member, PNG, { name })).problem.code).toBe("INVALID");
      }
      const broken = await upload(company.people.member, PNG, { headers: { "x-file-name": "%E0%A4%A" } });
      expect(broken.problem.code).toBe("INVALID");
      await nothingLeft();
    });

    test("what is said to be too large, before a byte of it was sent", async () => {
      const cookie = await cookieOf(company.people.member);
      const answer = await new Promise<number>((resolve, reject) => {
        const asked = send(`${world.url}/files`, {
          method: "POST",
          headers: { cookie, origin: world.url, "x-file-name": "a", "content-length": 400_001 },
        });
        asked.once("response", (response) => resolve(response.statusCode ?? 0)).once("error", reject);
        // The head alone: the body never comes.
        asked.flushHeaders();
      });
      expect(answer).toBe(413);
      await nothingLeft();
    });

    test("what becomes too large while it comes", async () => {
      async function* more(): AsyncGenerator<Uint8Array> {
        for (let sent = 0; sent < 3_000_000; sent += 50_000) yield randomBytes(50_000);
      }
      const answer = await fetch(`${world.url}/files`, {
        ...{ method: "POST", body: more(), duplex: "half" },
        headers: { cookie: await cookieOf(company.people.member), origin: world.url, "x-file-name": "a" },
      } as RequestInit);
      expect(answer.status).toBe(413);
      await answer.body?.cancel();
      await nothingLeft();
    });

    test("what is broken off", async () => {
      const cookie = await cookieOf(company.people.member);
      const socket = connect(Number(new URL(world.url).port), "127.0.0.1");
      socket.write(
        `POST /files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\norigin: ${world.url}\r\nx-file-name: a\r\ncontent-length: 300000\r\n\r\n`,
      );
      socket.write(randomBytes(100_000));
      await until(() => incoming().length === 1);
      socket.destroy();
      await nothingLeft();
    });

    test("more than the organization may have, to the byte, also by several at once", async () => {
      const { member } = company.people;
      const each = 262_144;
      const all = await Promise.all(
        Array.from({ length: 6 }, (_, at) => upload(member, randomBytes(each), { name: `${at}` })),
      );
      expect(all.filter(({ status }) => status === 200)).toHaveLength(4);
      expect(stored()).toHaveLength(4);
      const refused = all.filter(({ status }) => status !== 200);
      expect(refused.map(({ problem }) => problem.code)).toEqual(["QUOTA_REACHED", "QUOTA_REACHED"]);
      expect((await upload(member, PNG)).problem.code).toBe("QUOTA_REACHED");
      const [first] = all;
      if (first?.status === 200) {
        await execute(company.people.owner, "files.erase", { id: first.file.id, version: first.file.version });
        expect((await upload(member, PNG)).status).toBe(200);
      }
    });
  });

  describe("the end of a content", () => {
    test("erasing a file destroys the key of a content that no other file has", async () => {
      const { owner, member } = company.people;
      const [one, other] = [await upload(member, PDF, { name: "a.pdf" }), await upload(member, PDF, { name: "b.pdf" })];
      const { url } = await addressOf(member, one.file.id);
      const sealed = (await rows("file_contents"))[0]?.["seal"] as Uint8Array;
      await expect(execute(member, "files.erase", { id: one.file.id, version: 1 })).rejects.toThrow(/role/);
      await execute(owner, "files.erase", { id: one.file.id, version: 1 });
      expect((await fetch(url)).status).toBe(404);
      expect((await addressOf(member, one.file.id)).status).toBe(404);
      expect((await fetch((await addressOf(member, other.file.id)).url)).status).toBe(200);
      await execute(owner, "files.erase", { id: other.file.id, version: 1 });
      const [row] = await rows("file_contents");
      expect([sealed.length, (row?.["seal"] as Uint8Array).length]).toEqual([60, 0]);
      await world.core.files?.sweep();
      expect(stored()).toEqual([]);
      expect(await rows("file_contents")).toEqual([]);
      // Sent again, it is a content like any other.
      const again = await upload(member, PDF, { name: "a.pdf" });
      expect((await fetch((await addressOf(member, again.file.id)).url)).status).toBe(200);
    });

    test("what belongs to no file is swept after a day, what does is not", async () => {
      const { member } = company.people;
      const { file } = await upload(member, PDF, { name: "a.pdf" });
      const orphan = Buffer.from("an upload whose record was never written");
      await world.core.files?.receive({
        ...{ organization: company.id, name: "a.txt", claimed: "", length: null },
        content: (async function* () {
          yield orphan;
        })(),
      });
      const crashed = join(world.folder, "incoming", "crashed");
      writeFileSync(crashed, "x");
      utimesSync(crashed, new Date(), new Date(Date.now() - 1000));
      expect((await world.core.files?.sweep())?.incoming).toBe(0);
      expect(stored()).toHaveLength(2);
      world.setClock(new Date(Date.now() + 86_400_000));
      expect((await world.core.files?.sweep())?.incoming).toBe(1);
      expect(stored()).toHaveLength(1);
      expect(incoming()).toEqual([]);
      expect((await fetch((await addressOf(member, file.id)).url)).status).toBe(200);
    });

    test("a content that was changed in the store is not served", async () => {
      const { file } = await upload(company.people.member, PNG, { name: "a.png" });
      const changed = Buffer.from(bytesStored());
      changed[20] = (changed[20] ?? 0) ^ 1;
      const [key = ""] = stored();
      if (store === "bucket") s3.objects.set(key, changed);
      else writeFileSync(join(world.folder, "files", company.id, key.slice(0, 2), key), changed);
      const answer = await fetch((await addressOf(company.people.member, file.id)).url);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
    });
  });

  test("a new name is a label too", async () => {
    const { member } = company.people;
    const { file } = await upload(member, PNG, { name: "a.png" });
    const outcome = await execute(member, "files.rename", { id: file.id, version: 1, name: "../../b.png" });
    expect(outcome.outcome === "done" && (JSON.parse(outcome.output) as File).name).toBe("b.png");
  });

  test("the database refuses a use of another organization's file or content", async () => {
    const { file } = await upload(company.people.member, PNG, { name: "a.png" });
    const [content] = await rows("file_contents");
    const other = await world.company();
    const forged = world.database.transaction((tx) =>
      tx.run("INSERT INTO file_uses (organization_id, file_id, address, size) VALUES (?,?,?,1)", [
        ...[other.id, file.id, content?.["address"] ?? null],
      ]),
    );
    await expect(forged).rejects.toThrow(/foreign key/i);
  });
});
