import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const read = (env: Record<string, string>) => readConfig(env, "/srv/nexus");

describe("the origin of the files", () => {
  test("is the next port while Nexus is on localhost", () => {
    expect(read({}).files).toMatchObject({ port: 4001, url: "http://localhost:4001", bucket: null });
    expect(read({ PORT: "5000" }).files).toMatchObject({ port: 5001, url: "http://localhost:5001" });
    expect(read({ PORT: "0" }).files.port).toBe(0);
    expect(read({ NEXUS_FILES_PORT: "4711" }).files).toMatchObject({ port: 4711, url: "http://localhost:4711" });
  });

  test("is the portal's own on the net, until it is given a name", () => {
    const base = { NEXUS_BASE_URL: "https://nexus.example" };
    expect(read(base).files).toMatchObject({ port: null, url: "https://nexus.example" });
    const named = { ...base, NEXUS_FILES_URL: "https://files.nexus.example/" };
    expect(read(named).files).toMatchObject({ port: 4001, url: "https://files.nexus.example" });
  });
});

test("a bucket, a Redis, a mail server and whom mail comes from are read, or refused by name", () => {
  const bucket = "s3+https://key:se%2Fcret@s3.example:9000/nexus?region=eu-central-1";
  expect(read({ NEXUS_FILES_STORE: bucket }).files.bucket?.host).toBe("s3.example:9000");
  expect(read({ NEXUS_SMTP_URL: "smtps://u:p@mail.example:465" }).mail.server?.hostname).toBe("mail.example");
  expect([read({}).redisUrl, read({ REDIS_URL: "rediss://redis.example" }).redisUrl]).toEqual([
    null,
    "rediss://redis.example",
  ]);
  expect(read({}).mail).toEqual({ server: null, from: "Nexus <nexus@localhost>" });
  expect(read({ NEXUS_MAIL_FROM: "Havelmann <no-reply@havelmann.example>" }).mail.from).toMatch(/^Havelmann/);
  for (const wrong of [
    { NEXUS_FILES_STORE: "s3://bucket" },
    { NEXUS_FILES_STORE: "s3+https://host/bucket" },
    { NEXUS_SMTP_URL: "https://mail.example" },
    { NEXUS_MAIL_FROM: "nobody" },
    { NEXUS_MAIL_FROM: "a@b.example>\r\nBcc: <c@d.example" },
    { NEXUS_FILE_MB: "0" },
    { NEXUS_FILES_URL: "ftp://files.example" },
    { REDIS_URL: "localhost:6379" },
  ]) {
    expect(() => read(wrong)).toThrow(Object.keys(wrong)[0] ?? "");
  }
});

test("calls that leave go to more ports where it is said, and to this machine in development alone", () => {
  expect(read({}).outbound).toEqual({ ports: [], loopback: false });
  expect(read({ NEXUS_OUTBOUND_PORTS: "8443,9443" }).outbound.ports).toEqual([8443, 9443]);
  expect(read({ NEXUS_OUTBOUND_LOOPBACK: "1" }).outbound.loopback).toBe(true);
  const inProduction = { NEXUS_OUTBOUND_LOOPBACK: "1", NEXUS_BASE_URL: "https://nexus.example" };
  expect(() => read(inProduction)).toThrow("NEXUS_OUTBOUND_LOOPBACK");
  expect(() => read({ NEXUS_OUTBOUND_PORTS: "all" })).toThrow("NEXUS_OUTBOUND_PORTS");
});
