import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anS3Server, type S3Server } from "../../testkit/s3.ts";
import { openStore } from "./open-store.ts";
import { s3Store } from "./s3-store.ts";
import { type FileStore, type Place, StoreAwayError } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "nexus-store-"));
const clock = (): Date => new Date();
let s3: S3Server;
beforeAll(async () => {
  s3 = await anS3Server();
});
afterAll(() => s3.close());

const STORES = [
  { name: "a folder", open: (): FileStore => openStore(null, folder, clock) },
  { name: "a bucket", open: (): FileStore => openStore(s3.bucket, folder, clock) },
];

function aContent(size: number, organization = randomUUID()) {
  const bytes = randomBytes(size);
  const place: Place = { organization, address: createHash("sha256").update(bytes).digest("hex") };
  const path = join(folder, randomUUID());
  writeFileSync(path, bytes);
  return { bytes, place, spooled: { path, size } };
}

async function read(store: FileStore, place: Place, range?: { from: number; to: number }): Promise<Buffer | null> {
  const found = await store.open(place, range);
  return found && Buffer.concat(await Array.fromAsync(found));
}

describe.each(STORES)("$name", ({ open }) => {
  test("gives back what was put, whole and in parts", async () => {
    const store = open();
    const { bytes, place, spooled } = aContent(300_000);
    expect(await store.has(place)).toBe(false);
    expect(await read(store, place)).toBe(null);
    await store.put(place, spooled);
    expect(await store.has(place)).toBe(true);
    expect((await read(store, place))?.equals(bytes)).toBe(true);
    for (const [from, to] of [
      [0, 0],
      [0, 299_999],
      [65_536, 131_071],
      [299_999, 299_999],
    ] as const) {
      expect((await read(store, place, { from, to }))?.equals(bytes.subarray(from, to + 1))).toBe(true);
    }
  });

  test("keeps organizations apart, though they have the same bytes", async () => {
    const store = open();
    const { place, spooled } = aContent(100);
    await store.put(place, spooled);
    const other = { ...place, organization: randomUUID() };
    expect(await store.has(other)).toBe(false);
    await store.delete(other);
    expect(await store.has(place)).toBe(true);
  });

  test("deletes, also what is not there", async () => {
    const store = open();
    const { place, spooled } = aContent(100);
    await store.put(place, spooled);
    await store.delete(place);
    await store.delete(place);
    expect(await read(store, place)).toBe(null);
    expect(await store.has(place)).toBe(false);
  });

  test("takes no place that is not an id and a hash", async () => {
    const store = open();
    const { place, spooled } = aContent(1);
    for (const wrong of [
      { organization: "../../etc", address: place.address },
      { ...place, address: "../passwd" },
    ]) {
      await expect(store.put(wrong, spooled)).rejects.toThrow(/no place/);
      await expect(Promise.resolve().then(() => store.open(wrong))).rejects.toThrow(/no place/);
      await expect(Promise.resolve().then(() => store.delete(wrong))).rejects.toThrow(/no place/);
    }
  });
});

test("a folder keeps its contents for its owner alone, under names that nobody chose", async () => {
  const { place, spooled } = aContent(10);
  await openStore(null, folder, clock).put(place, spooled);
  const own = join(folder, "files", place.organization);
  expect(statSync(own).mode & 0o077).toBe(0);
  expect(readdirSync(own, { recursive: true })).toContain(join(place.address.slice(0, 2), place.address));
});

describe("a bucket", () => {
  const store = (given: object = {}): FileStore =>
    s3Store({
      ...{ bucket: new URL(`http://${s3.bucket.host}/contents`), ...s3.credentials, clock },
      ...{ answersWithin: 300, putsWithin: 300, ...given },
    });

  test("is asked again while it is in trouble, three times in all", async () => {
    const { bytes, place, spooled } = aContent(100);
    s3.plant(503, "lost");
    await store().put(place, spooled);
    s3.plant(500, 429);
    expect((await read(store(), place))?.equals(bytes)).toBe(true);
    s3.plant(503, 503, 503);
    await expect(store().has(place)).rejects.toThrow(StoreAwayError);
  });

  test("that says nothing is not waited for", async () => {
    const { place, spooled } = aContent(100);
    s3.plant("silent", "silent", "silent");
    await expect(store().put(place, spooled)).rejects.toThrow(StoreAwayError);
    expect(s3.objects.has(`${place.organization}/${place.address.slice(0, 2)}/${place.address}`)).toBe(false);
  });

  test.each([
    ["another secret", { secretKey: "another" }, /403 SignatureDoesNotMatch/],
    ["an unknown key", { accessKey: "UNKNOWN" }, /403 InvalidAccessKeyId/],
    ["another region", { region: "us-east-1" }, /400 AuthorizationHeaderMalformed/],
    ["a clock that is an hour late", { clock: () => new Date(Date.now() - 3_600_000) }, /403 RequestTimeTooSkewed/],
  ])("refuses %s at once, and says so without its secret", async (_what, given, said) => {
    const { place, spooled } = aContent(100);
    const before = s3.answered.length;
    await expect(store(given).put(place, spooled)).rejects.toThrow(said);
    expect(s3.answered.length - before).toBe(1);
  });

  test("refuses bytes that are not those that were signed", async () => {
    const { spooled } = aContent(100);
    const { place } = aContent(100);
    await expect(store().put(place, spooled)).rejects.toThrow(/400 XAmzContentSHA256Mismatch/);
  });
});
