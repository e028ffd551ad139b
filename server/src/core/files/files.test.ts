import { randomBytes } from "node:crypto";
import { utimesSync, writeFileSync } from "node:fs";
import { request as send } from "node:http";
import { connect } from "node:net";
import { join } from "node:path";
import { type File, newId, type Problem } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { aFiling, DEPOSITS, type Filing } from "../../testkit/filing.ts";

const PNG = Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(200)]);
const PDF = Buffer.concat([Buffer.from("%PDF-1.7\n"), randomBytes(150_000)]);

async function until(holds: () => boolean): Promise<void> {
  await expect.poll(holds, { timeout: 5000, interval: 10 }).toBe(true);
}

describe.each(DEPOSITS)("contents on $dialect in a $store", (deposit) => {
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

  describe("what is refused leaves nothing", () => {
    async function nothingLeft(): Promise<void> {
      await until(() => filing.incoming().length === 0);
      expect(filing.stored()).toEqual([]);
      expect(await filing.rows("files")).toEqual([]);
      expect(await filing.rows("file_contents")).toEqual([]);
    }

    test("a content that is not what its name or its sender says", async () => {
      const { member } = filing.company.people;
      const program = Buffer.from("MZ\x90\0\x03", "latin1");
      for (const given of [
        { name: "holiday.png" },
        { name: "invoice.pdf" },
        { name: "holiday", type: "image/png" },
        { name: "../../x.jpg" },
      ]) {
        const { status, problem } = await filing.upload(member, program, given);
        expect([given, status, problem.code]).toEqual([given, 415, "TYPE_REFUSED"]);
      }
      await nothingLeft();
    });

    test("a name that is none", async () => {
      for (const name of ["..", "/", "\u202e", "x".repeat(300)]) {
        expect((await filing.upload(filing.company.people.member, PNG, { name })).problem.code).toBe("INVALID");
      }
      const broken = await filing.upload(filing.company.people.member, PNG, { headers: { "x-file-name": "%E0%A4%A" } });
      expect(broken.problem.code).toBe("INVALID");
      await nothingLeft();
    });

    test("what is said to be too large, before a byte of it was sent", async () => {
      const cookie = await filing.cookieOf(filing.company.people.member);
      const answer = await new Promise<number>((resolve, reject) => {
        const asked = send(`${filing.world.url}/files`, {
          method: "POST",
          headers: { cookie, origin: filing.world.url, "x-file-name": "a", "content-length": 400_001 },
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
      const answer = await fetch(`${filing.world.url}/files`, {
        ...{ method: "POST", body: more(), duplex: "half" },
        headers: {
          cookie: await filing.cookieOf(filing.company.people.member),
          origin: filing.world.url,
          "x-file-name": "a",
        },
      } as RequestInit);
      expect(((await answer.json()) as Problem).code).toBe("TOO_LARGE");
      await nothingLeft();
    });

    test("what is broken off", async () => {
      const cookie = await filing.cookieOf(filing.company.people.member);
      const socket = connect(Number(new URL(filing.world.url).port), "127.0.0.1");
      socket.write(
        `POST /files HTTP/1.1\r\nhost: x\r\ncookie: ${cookie}\r\norigin: ${filing.world.url}\r\nx-file-name: a\r\ncontent-length: 300000\r\n\r\n`,
      );
      socket.write(randomBytes(100_000));
      await until(() => filing.incoming().length === 1);
      socket.destroy();
      await nothingLeft();
    });

    test("more than the organization may have, to the byte, also by several at once", async () => {
      const { member } = filing.company.people;
      const each = 262_144;
      const all = await Promise.all(
        Array.from({ length: 6 }, (_, at) => filing.upload(member, randomBytes(each), { name: `${at}` })),
      );
      expect(all.filter(({ status }) => status === 200)).toHaveLength(4);
      expect(filing.stored()).toHaveLength(4);
      const refused = all.filter(({ status }) => status !== 200);
      expect(refused.map(({ problem }) => problem.code)).toEqual(["QUOTA_REACHED", "QUOTA_REACHED"]);
      expect((await filing.upload(member, PNG)).problem.code).toBe("QUOTA_REACHED");
      const [first] = all;
      if (first?.status === 200) {
        await filing.execute(filing.company.people.owner, "files.erase", {
          id: first.file.id,
          version: first.file.version,
        });
        expect((await filing.upload(member, PNG)).status).toBe(200);
      }
    });
  });

  describe("the end of a content", () => {
    test("erasing a file destroys the key of a content that no other file has", async () => {
      const { owner, member } = filing.company.people;
      const [one, other] = [
        await filing.upload(member, PDF, { name: "a.pdf" }),
        await filing.upload(member, PDF, { name: "b.pdf" }),
      ];
      const { url } = await filing.addressOf(member, one.file.id);
      const sealed = (await filing.rows("file_contents"))[0]?.["seal"] as Uint8Array;
      await expect(filing.execute(member, "files.erase", { id: one.file.id, version: 1 })).rejects.toThrow(/role/);
      await filing.execute(owner, "files.erase", { id: one.file.id, version: 1 });
      expect((await fetch(url)).status).toBe(404);
      expect((await filing.addressOf(member, one.file.id)).status).toBe(404);
      expect((await fetch((await filing.addressOf(member, other.file.id)).url)).status).toBe(200);
      await filing.execute(owner, "files.erase", { id: other.file.id, version: 1 });
      const [row] = await filing.rows("file_contents");
      expect([sealed, row?.["seal"] as Uint8Array].map((each) => each.length)).toEqual([60, 0]);
      await filing.world.core.files?.sweep();
      expect(filing.stored()).toEqual([]);
      expect(await filing.rows("file_contents")).toEqual([]);
      // Sent again, it is a content like any other.
      const again = await filing.upload(member, PDF, { name: "a.pdf" });
      expect((await fetch((await filing.addressOf(member, again.file.id)).url)).status).toBe(200);
    });

    test("an erasure that waits for an approval has destroyed nothing", async () => {
      const { owner, member } = filing.company.people;
      const { file } = await filing.upload(member, PDF, { name: "a.pdf" });
      const { execute } = filing.world.core;
      const policy = { name: "Erasures", operation: "files.erase", role: "viewer" };
      await execute(owner.actor, "policies.create", { key: newId(), input: policy });
      const told = { key: newId(), input: { id: file.id, version: file.version } };
      expect(await execute(owner.actor, "files.erase", told)).toMatchObject({ outcome: "pending" });
      expect((await fetch((await filing.addressOf(member, file.id)).url)).status).toBe(200);
    });

    test("what belongs to no file is swept after a day, what does is not", async () => {
      const { member } = filing.company.people;
      const { file } = await filing.upload(member, PDF, { name: "a.pdf" });
      const orphan = Buffer.from("an upload whose record was never written");
      await filing.world.core.files?.receive({
        ...{ organization: filing.company.id, name: "a.txt", claimed: "", length: null },
        content: (async function* () {
          yield orphan;
        })(),
      });
      const crashed = join(filing.world.folder, "incoming", "crashed");
      writeFileSync(crashed, "x");
      utimesSync(crashed, new Date(), new Date(Date.now() - 1000));
      expect((await filing.world.core.files?.sweep())?.incoming).toBe(0);
      expect(filing.stored()).toHaveLength(2);
      filing.world.setClock(new Date(Date.now() + 86_400_000));
      expect((await filing.world.core.files?.sweep())?.incoming).toBe(1);
      expect(filing.stored()).toHaveLength(1);
      expect(filing.incoming()).toEqual([]);
      expect((await fetch((await filing.addressOf(member, file.id)).url)).status).toBe(200);
    });

    test("a content that was changed in the store is not served", async () => {
      const { file } = await filing.upload(filing.company.people.member, PNG, { name: "a.png" });
      const changed = Buffer.from(filing.bytesStored());
      changed[20] = (changed[20] ?? 0) ^ 1;
      filing.replaceStored(changed);
      const answer = await fetch((await filing.addressOf(filing.company.people.member, file.id)).url);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([500, "application/problem+json"]);
    });
  });

  test("a new name is a label too", async () => {
    const { member } = filing.company.people;
    const { file } = await filing.upload(member, PNG, { name: "a.png" });
    const outcome = await filing.execute(member, "files.rename", { id: file.id, version: 1, name: "../../b.png" });
    expect(outcome.outcome === "done" && (JSON.parse(outcome.output) as File).name).toBe("b.png");
  });

  test("the database refuses a use of another organization's file or content", async () => {
    const { file } = await filing.upload(filing.company.people.member, PNG, { name: "a.png" });
    const [content] = await filing.rows("file_contents");
    const other = await filing.world.company();
    const forged = filing.world.database.transaction((tx) =>
      tx.run("INSERT INTO file_uses (organization_id, file_id, address, size) VALUES (?,?,?,1)", [
        ...[other.id, file.id, content?.["address"] ?? null],
      ]),
    );
    await expect(forged).rejects.toThrow(/foreign key/i);
  });
});
