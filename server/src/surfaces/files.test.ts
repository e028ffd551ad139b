import { createHash, randomBytes } from "node:crypto";
import { newId, type Problem } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { verifyChain } from "../core/journal/verify.ts";
import { aFiling, DEPOSITS, type Filing } from "../testkit/filing.ts";

const PNG = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(200)]);
const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(150_000)]);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each(DEPOSITS)("files on $dialect in a $store", (deposit) => {
  let filing: Filing;

  beforeAll(async () => {
    filing = await aFiling(deposit);
  });
  beforeEach(async () => {
    filing.world.setClock(null);
    await filing.another();
  });
  afterAll(async () => {
    expect(filing.world.failures).toEqual([]);
    await filing.close();
  });

  test("what is uploaded is a record, and comes back as it was from another origin", async () => {
    const { member } = filing.company.people;
    const { status, file } = await filing.upload(member, PDF, { name: "Angebot Zürich.pdf", type: "application/pdf" });
    expect(status).toBe(200);
    expect(file).toMatchObject({
      name: "Angebot Zürich.pdf",
      type: "application/pdf",
      size: PDF.length,
      state: "kept",
    });
    expect(file.hash).toBe(sha256(PDF));
    const { url, expiresAt } = await filing.addressOf(filing.company.people.viewer, file.id);
    expect(new URL(url).origin).toBe(filing.world.filesUrl);
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
    const { member } = filing.company.people;
    const { file } = await filing.upload(member, PNG, { name: "a.png" });
    const entries = await filing.rows("journal");
    expect(entries.at(-1)).toMatchObject({
      ...{ operation: "files.add", record_id: file.id, actor_id: member.id, events: "files.added" },
    });
    expect((await verifyChain(filing.world.database, filing.company.id)).entries).toBe(entries.length);
  });

  test("what lies at rest says nothing of the content: sealed, named by the hash of the sealed bytes", async () => {
    const secret = Buffer.from(`${"nothing but text ".repeat(100)}`);
    const { file } = await filing.upload(filing.company.people.member, secret, { name: "plan.txt" });
    const bytes = filing.bytesStored();
    expect(bytes.includes("nothing but text")).toBe(false);
    expect(filing.stored()[0]?.endsWith(sha256(bytes))).toBe(true);
    expect(JSON.stringify(filing.stored())).not.toMatch(new RegExp(`plan|${file.hash}|${file.id}`));
    expect(filing.incoming()).toEqual([]);
  });

  test("the same content twice in an organization is kept once, in two organizations twice and never alike", async () => {
    const { member } = filing.company.people;
    const [one, other] = [
      await filing.upload(member, PDF, { name: "a.pdf" }),
      await filing.upload(member, PDF, { name: "b.pdf" }),
    ];
    expect(one.file.id).not.toBe(other.file.id);
    expect(filing.stored()).toHaveLength(1);
    const first = filing.bytesStored();
    const before = await filing.rows("file_contents");
    await filing.another();
    await filing.upload(filing.company.people.member, PDF, { name: "a.pdf" });
    expect(filing.stored()).toHaveLength(1);
    expect(filing.bytesStored().equals(first)).toBe(false);
    expect((await filing.rows("file_contents"))[0]?.["address"]).not.toBe(before[0]?.["address"]);
  });

  test("the same upload told twice is one file", async () => {
    const given = { name: "a.png", headers: { "idempotency-key": newId() } };
    const [one, other] = [
      await filing.upload(filing.company.people.member, PNG, given),
      await filing.upload(filing.company.people.member, PNG, given),
    ];
    expect(other.file).toEqual(one.file);
    const another = await filing.upload(filing.company.people.member, PDF, { ...given, name: "a.pdf" });
    expect(another.problem.code).toBe("KEY_REUSED");
    expect(filing.stored()).toHaveLength(1);
  });

  describe("who may", () => {
    test("nobody without a session, no viewer, and no page of another origin", async () => {
      const { member, viewer } = filing.company.people;
      const before = filing.incoming();
      expect((await filing.upload(viewer, PNG)).problem.code).toBe("FORBIDDEN");
      expect((await filing.upload(member, PNG, { headers: { cookie: "" } })).problem.code).toBe("SIGN_IN_NEEDED");
      const evil = { headers: { origin: "https://evil.example" } };
      expect((await filing.upload(member, PNG, evil)).problem.code).toBe("ORIGIN_REFUSED");
      const none = await fetch(`${filing.world.url}/files`, {
        ...{ method: "POST", body: "x" },
        headers: { cookie: await filing.cookieOf(member), "x-file-name": "x", "content-type": "text/plain" },
      });
      expect(((await none.json()) as Problem).code).toBe("ORIGIN_REFUSED");
      // What a form of another page can send has no such header, whatever its content is said to be.
      const form = await filing.upload(member, PNG, { type: "multipart/form-data", headers: { "x-file-name": "" } });
      expect(form.problem.code).toBe("INVALID");
      expect(await filing.rows("files")).toEqual([]);
      expect(filing.incoming()).toEqual(before);
    });

    test("nobody makes a file but by an upload", async () => {
      const input = { name: "a", type: "image/png", size: 1, hash: sha256(PDF) };
      await expect(filing.execute(filing.company.people.owner, "files.add", input)).rejects.toThrow(/role/);
    });

    test("a file of another organization is not there", async () => {
      const { file } = await filing.upload(filing.company.people.member, PNG);
      const other = await filing.world.company();
      const foreign = await filing.addressOf(other.people.owner, file.id);
      const unknown = await filing.addressOf(other.people.owner, newId());
      expect(foreign.status).toBe(404);
      expect({ ...foreign, requestId: "" }).toEqual({ ...unknown, requestId: "" });
    });
  });

  describe("an address", () => {
    test("ends within a minute, and opens nothing else once a sign of it is changed", async () => {
      const { member } = filing.company.people;
      const [{ file }, other] = [await filing.upload(member, PNG, { name: "a.png" }), await filing.upload(member, PDF)];
      const { url } = await filing.addressOf(member, file.id);
      expect((await fetch(url)).status).toBe(200);
      const { id } = await filing.world.company();
      const later = url.replace(/\/(\d{10})\//, (_all, ends: string) => `/${Number(ends) + 60}/`);
      const altered = [
        url.replace(file.id, other.file.id),
        url.replace(filing.company.id, id),
        url.replace("/attachment/", "/inline/"),
        later,
        `${url.slice(0, -1)}${url.endsWith("A") ? "B" : "A"}`,
        url.slice(0, -1),
        `${url}?a=b`,
        `${url}/`,
        url.replace("/content/", "/content/../content/x/"),
        `${filing.world.filesUrl}/content/`,
        `${filing.world.filesUrl}/`,
        `${filing.world.filesUrl}/files`,
        `${filing.world.filesUrl}/trpc/files.list`,
      ];
      for (const each of altered) {
        const answer = await fetch(each);
        expect([each, answer.status]).toEqual([each, 403]);
        expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      }
      filing.world.setClock(new Date(Date.now() + 61_000));
      expect((await fetch(url)).status).toBe(403);
    });

    test("opens nothing on the portal's own origin, and takes no session", async () => {
      const { file } = await filing.upload(filing.company.people.member, PNG);
      const { url } = await filing.addressOf(filing.company.people.member, file.id);
      const { pathname } = new URL(url);
      expect((await fetch(`${filing.world.url}${pathname}`)).status).toBe(404);
      const { status } = await fetch(`${filing.world.filesUrl}/files`, {
        headers: { cookie: await filing.cookieOf(filing.company.people.owner) },
      });
      expect(status).toBe(403);
      expect((await fetch(url, { method: "POST" })).status).toBe(405);
    });

    test("shows pictures only: what can hold code is always saved", async () => {
      const { member } = filing.company.people;
      const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>');
      const html = Buffer.from("<!doctype html><script>alert(1)</script>");
      const picture = await filing.upload(member, PNG, { name: "a.png" });
      const shown = await fetch((await filing.addressOf(member, picture.file.id, "inline")).url);
      expect(shown.headers.get("content-disposition")).toMatch(/^inline;/);
      expect(shown.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
      const never = [
        await filing.upload(member, svg, { name: "a.svg" }),
        await filing.upload(member, html, { name: "a.html" }),
        await filing.upload(member, PDF, { name: "a.pdf" }),
        await filing.upload(member, Buffer.from("GIF89a=1;alert(1)"), { name: "a.js" }),
      ];
      for (const { file } of never) {
        const address = await filing.addressOf(member, file.id, "inline");
        expect(address.disposition).toBe("attachment");
        const answer = await fetch(address.url);
        expect(answer.headers.get("content-disposition")).toMatch(/^attachment;/);
        expect(answer.headers.get("content-security-policy")).toMatch(/^sandbox; default-src 'none'/);
      }
    });
  });

  test("a range gives its part, and what is no range gives all", async () => {
    const { file } = await filing.upload(filing.company.people.member, PDF, { name: "a.pdf" });
    const { url } = await filing.addressOf(filing.company.people.member, file.id);
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
    const { file } = await filing.upload(filing.company.people.member, Buffer.alloc(0), { name: "empty" });
    expect(file.size).toBe(0);
    const answer = await fetch((await filing.addressOf(filing.company.people.member, file.id)).url);
    expect([answer.status, await answer.text()]).toEqual([200, ""]);
  });
});
