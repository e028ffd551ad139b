import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { parseAst } from "rollup/parseAst";
import { beforeAll, expect, test } from "vitest";
import { build } from "./build.mjs";
import { root } from "./install.mjs";

const web = join(root, "build/web");
const text = (file: string): string => readFileSync(join(web, file), "utf8");
const scripts = (): string[] =>
  readdirSync(web, { recursive: true, encoding: "utf8" }).filter((file) => file.endsWith(".js"));

beforeAll(() => build(() => {}), 120_000);

/** What a file imports, at once or later. */
function importsOf(code: string): string[] {
  const found: string[] = [];
  const look = (node: unknown): void => {
    if (typeof node !== "object" || node === null) return;
    const { type, source } = node as { readonly type?: string; readonly source?: { readonly value?: unknown } | null };
    if (/^(Import|Export)/.test(type ?? "") && typeof source?.value === "string") found.push(source.value);
    for (const child of Object.values(node)) look(child);
  };
  look(parseAst(code));
  return found;
}

const isBare = (specifier: string): boolean => !/^(\.|\/|https?:)/.test(specifier);

function inlineScripts(): { map: Record<string, string>; codes: string[] } {
  const found = [...text("index.html").matchAll(/<script(?: type="(\w+)")?>([^<]+)<\/script>/g)];
  const map = found.find(([, type]) => type === "importmap")?.[2] ?? "{}";
  return { map: JSON.parse(map).imports, codes: found.map(([, , code]) => code ?? "") };
}

test("no file of the portal imports by a name that the import map lacks", () => {
  const { map } = inlineScripts();
  const files = scripts();
  expect(files.length).toBeGreaterThan(5);
  const lacking = files.flatMap((file) => importsOf(text(file)).filter((name) => isBare(name) && !(name in map)));
  expect(lacking).toEqual([]);
  for (const file of Object.values(map)) expect(text(file)).not.toBe("");
});

test("every application of the manifest is in the import map, and every element is a file", () => {
  const { applications, elements } = JSON.parse(text("manifest.json"));
  const { map } = inlineScripts();
  expect(applications.map(({ name }: { name: string }) => name)).toContain("sales");
  for (const { module } of applications) expect(map).toHaveProperty([module]);
  for (const [tag, file] of Object.entries(elements)) {
    expect(text(file as string)).toContain(tag.replace("nexus-", ""));
  }
});

/** What a browser loads before it knows which application comes first, gzip level 9. */
const MOST_BYTES = 42_000;

test("what comes before the first application stays small", () => {
  const page = text("index.html");
  const files = [...page.matchAll(/<link rel="(?:modulepreload|stylesheet)" href="\/([^"]+)"/g)].map(
    ([, file = ""]) => file,
  );
  expect(files.length).toBeGreaterThan(2);
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file)), { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(10_000);
  expect(bytes).toBeLessThan(MOST_BYTES);
});

test("the page's policy can name each inline script by its hash", () => {
  const { scriptHashes } = JSON.parse(text("manifest.json"));
  const hashes = inlineScripts().codes.map((code) => `sha256-${createHash("sha256").update(code).digest("base64")}`);
  expect(hashes).toEqual(scriptHashes);
});

test("embed.js stands alone, loads by itself what an element needs, and is smaller than Stripe's", () => {
  const code = text("embed.js");
  expect(gzipSync(code, { level: 9 }).length).toBeLessThan(2_140);
  const [core, ...elements] = importsOf(code);
  expect([core, ...elements].every((name) => name?.startsWith("./assets/embed-"))).toBe(true);
  // The board is there after two files, loaded at the same time: they import nothing but each other.
  const board = elements.find((name) => name.includes("deals-board"));
  const first = new Set([core, board].map((name) => name?.split("/").at(-1)));
  expect(board).toBeDefined();
  for (const name of [core, board]) {
    const now = [...text(name as string).matchAll(/^import[^(]*?"\.\/([^"]+)"|from"\.\/([^"]+)"/g)].map(
      ([, one, other]) => one ?? other,
    );
    for (const next of now) expect(first).toContain(next);
  }
});

/** What a page of somebody else loads until its board stands, gzip level 9; the aim is 12,000. */
const MOST_FOR_BOARD = 30_200;

test("what the embedded board needs stays as small as it is", () => {
  const { elements } = JSON.parse(text("manifest.json"));
  const [core = ""] = importsOf(text("embed.js"));
  const files = ["embed.js", core.replace("./", ""), elements["nexus-deals-board"].slice(1)];
  const bytes = files.reduce((sum, file) => sum + gzipSync(readFileSync(join(web, file)), { level: 9 }).length, 0);
  expect(bytes).toBeGreaterThan(12_000);
  expect(bytes).toBeLessThan(MOST_FOR_BOARD);
});

test("nothing that ships holds a source map, a path of the machine that built it, or code made of text", () => {
  for (const file of scripts()) {
    expect(text(file)).not.toMatch(/sourceMappingURL|\beval\(|new Function\(/);
    expect(text(file)).not.toContain(root);
  }
});
