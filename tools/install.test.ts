import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { inputs, isBuilt } from "./build.mjs";
import { newsIn } from "./child.mjs";
import { isInstalled } from "./install.mjs";

let folder = "";

function write(file: string, text: unknown): void {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), typeof text === "string" ? text : JSON.stringify(text));
}

const LOCK = {
  packages: {
    "": { version: "0.1.0" },
    server: { version: "0.1.0" },
    "node_modules/lit": { version: "3.3.3" },
    "node_modules/@esbuild/aix-ppc64": { version: "0.28.2", optional: true },
  },
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "nexus start "));
  write("package-lock.json", LOCK);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test("a fresh clone is not installed", () => {
  expect(isInstalled(folder)).toBe(false);
});

test("what npm has installed is known, binaries for other machines left aside", () => {
  write("node_modules/.package-lock.json", { packages: { "node_modules/lit": { version: "3.3.3" } } });
  expect(isInstalled(folder)).toBe(true);
});

test("a package of another version must be installed again", () => {
  write("node_modules/.package-lock.json", { packages: { "node_modules/lit": { version: "3.3.2" } } });
  expect(isInstalled(folder)).toBe(false);
});

test("a broken lock file is a clear failure", () => {
  write("package-lock.json", "<<<<<<< HEAD");
  expect(() => isInstalled(folder)).toThrow("Restore it from git");
});

test("browser files are built once, until a source of theirs changes", () => {
  write("packages/ui/src/button.ts", "export const button = 1;");
  expect(isBuilt(folder)).toBe(false);
  write("build/web/index.html", "");
  write("build/web.stamp", inputs(folder));
  expect(isBuilt(folder)).toBe(true);
  write("packages/ui/src/button.test.ts", "a test is not in the build");
  expect(isBuilt(folder)).toBe(true);
  write("packages/ui/src/button.ts", "export const button = 2;");
  expect(isBuilt(folder)).toBe(false);
});

test("the same sources in another folder give the same stamp", () => {
  write("packages/ui/src/button.ts", "export const button = 1;");
  const copy = mkdtempSync(join(tmpdir(), "nexus copy "));
  cpSync(folder, copy, { recursive: true });
  expect(inputs(copy)).toBe(inputs(folder));
  rmSync(copy, { recursive: true, force: true });
});

test("a child's news are told apart from its log", () => {
  expect(newsIn('{"progress":"Opening the database"}')).toEqual({ progress: "Opening the database" });
  expect(newsIn('{"level":30,"msg":"listening"}')).toBeUndefined();
  expect(newsIn('{"ready"')).toBeUndefined();
  expect(newsIn("ready")).toBeUndefined();
});
