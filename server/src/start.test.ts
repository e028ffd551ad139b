import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { KeyFileError } from "./core/keys/key-file.ts";
import { type Running, start } from "./start.ts";
import { DATABASES } from "./testkit/databases.ts";

describe.each(DATABASES)("a start on $dialect", ({ fresh }) => {
  const root = mkdtempSync(join(tmpdir(), "nexus-start-"));
  const webDir = join(root, "web");
  let url: string;

  const begin = (folder: string): Promise<Running> =>
    start({
      config: readConfig({ PORT: "0", NEXUS_DATA_DIR: folder, DATABASE_URL: url, LOG_LEVEL: "silent" }, root),
      webDir,
      telling: { progress: () => {}, ready: () => {}, failed: () => {} },
    });

  beforeAll(async () => {
    mkdirSync(webDir);
    writeFileSync(join(webDir, "manifest.json"), '{"scriptHashes":[]}');
    writeFileSync(join(webDir, "index.html"), "");
    url = await fresh();
    await (await begin("first")).stop();
  }, 60_000);

  test("with another key than the database was sealed with is refused, wherever the key comes from", async () => {
    await expect(begin("second")).rejects.toThrow(KeyFileError);
    // The one that was made for the new folder is no better the second time.
    await expect(begin("second")).rejects.toThrow("NEXUS_KEY_FILE");
    await (await begin("first")).stop();
  });

  test("on an address that only this machine can open is not offered to the network", async () => {
    const running = await begin("first");
    const { port } = new URL(running.url);
    await expect(fetch(`http://127.0.0.1:${port}/health`)).resolves.toMatchObject({ status: 200 });
    // Another address of this machine, there on every one: who listens to the network answers at it as well.
    await expect(fetch(`http://127.0.0.2:${port}/health`)).rejects.toThrow();
    await running.stop();
  });

  test("with a key file that cannot be made says which and why", async () => {
    const config = {
      ...readConfig({ PORT: "0", NEXUS_DATA_DIR: "third" }, root),
      keyFile: join(root, "nowhere", "key"),
    };
    const telling = { progress: () => {}, ready: () => {}, failed: () => {} };
    await expect(start({ config, webDir, telling })).rejects.toThrow(/key file .*nowhere.* NEXUS_KEY_FILE/);
  });
});
