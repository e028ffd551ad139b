// `npm run manifest`: writes down every procedure and every column, so that an outsider can test all of them.
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./check.ts";
import { manifests } from "./manifest/files.ts";

for (const [file, text] of Object.entries(await manifests())) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
  console.log(`${file}: ${text.split("\n").length - 3} entries`);
}
