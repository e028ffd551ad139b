import { expect, test } from "vitest";
import { checkPins, loosePins } from "./pins.ts";

test("only one exact version is a pin", () => {
  const versions = { a: "1.2.3", b: "npm:@scope/b@1.2.3", c: "1.2.3-r.1", d: "^1.2.3", e: "latest", f: "1.x", g: "*" };
  expect(loosePins({ dependencies: versions }).map((line) => line[0])).toEqual(["d", "e", "f", "g"]);
});

test("a package.json that the lock file does not follow is named", () => {
  const files: Record<string, string> = {
    "package.json": JSON.stringify({ devDependencies: { lit: "3.3.3" } }),
    "server/package.json": JSON.stringify({ dependencies: { hono: "4.13.19" } }),
    "package-lock.json": JSON.stringify({
      packages: { "": { devDependencies: { lit: "3.3.3" } }, server: { dependencies: { hono: "4.13.18" } } },
    }),
  };
  const findings = checkPins(Object.keys(files), (file) => files[file] ?? null);
  expect(findings).toBe("server/package.json: its dependencies differ from package-lock.json: run npm install");
});

test("a package.json with a lock file beside it is held to that one", () => {
  const files: Record<string, string> = {
    "package-lock.json": JSON.stringify({ packages: {} }),
    "peer/package.json": JSON.stringify({ dependencies: { typeorm: "1.1.1" } }),
    "peer/package-lock.json": JSON.stringify({ packages: { "": { dependencies: { typeorm: "1.1.1" } } } }),
  };
  const read = (file: string): string | null => files[file] ?? null;
  expect(checkPins(Object.keys(files), read)).toBeNull();
  files["peer/package.json"] = JSON.stringify({ dependencies: { typeorm: "1.1.2" } });
  expect(checkPins(Object.keys(files), read)).toContain("peer/package.json: its dependencies differ");
});
