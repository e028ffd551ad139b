import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Child } from "./child.mjs";

const folder = mkdtempSync(join(tmpdir(), "nexus child "));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function child(name: string, script: string, settings: Record<string, string> = {}): Child {
  const file = join(folder, `${name}.mjs`);
  writeFileSync(file, script);
  return new Child("The server", file, settings);
}

const READY = `console.log(JSON.stringify({ progress: "Opening" }));
  console.log(JSON.stringify({ ready: { url: "http://localhost:" + process.env.PORT } }));
  setInterval(() => {}, 1000);`;

test("a child tells its progress, is ready, and stops cleanly", async () => {
  const told: string[] = [];
  const polite = child("polite", `process.on("SIGTERM", () => process.exit(0)); ${READY}`, { PORT: "4321" });
  expect(await polite.ready((text) => told.push(text))).toEqual({ url: "http://localhost:4321" });
  expect(told).toEqual(["Opening"]);
  expect(await polite.stop()).toBe(true);
});

test("a child that does not stop is killed after the limit", async () => {
  const stubborn = child("stubborn", `process.on("SIGTERM", () => {}); ${READY}`);
  await stubborn.ready(() => {});
  expect(await stubborn.stop(100)).toBe(false);
  expect(await stubborn.ended).toBe(null);
});

test("a child that fails says why in its own words", async () => {
  const failure = { failed: { code: "PORT", message: "Port 4000 is taken by another program." } };
  const failing = child("failing", `console.log('${JSON.stringify(failure)}'); process.exit(1);`);
  await expect(failing.ready(() => {})).rejects.toThrow("Port 4000 is taken by another program.");
});

test("a child that ends without a word is named with its exit code", async () => {
  const silent = child("silent", "process.exit(3);");
  await expect(silent.ready(() => {})).rejects.toThrow("The server ended unexpectedly (exit code 3).");
});
