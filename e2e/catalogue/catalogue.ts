import { globSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { build } from "esbuild";

const ROOT = join(import.meta.dirname, "../..");
const TYPES: Readonly<Record<string, string>> = {
  ...{ js: "text/javascript", css: "text/css", html: "text/html" },
  woff2: "font/woff2",
};

/** The files of all stories. */
export const STORIES: readonly string[] = globSync(
  ["packages/*/src/**/*.stories.ts", "storybook/patterns/*.stories.ts"],
  { cwd: ROOT },
).sort();

/** The catalogue as one page at an address of its own. */
export interface Catalogue {
  readonly url: string;
  close(): Promise<void>;
}

/** Bundles stories, all of them where none are named, and serves them; for pictures with the font of the portal. */
export async function aCatalogue(files: readonly string[] = STORIES, hasFont = false): Promise<Catalogue> {
  const imports = files.map((file, index) => `import * as story${index} from "./${file}";`);
  const entries = files.map((file, index) => `"${file}": story${index}`);
  const { outputFiles } = await build({
    stdin: {
      contents: `${imports.join("\n")}
import "@nexus-os/ui/tokens.css";
${hasFont ? 'import "@fontsource-variable/inter/wght.css";' : ""}
import { offer } from "./e2e/catalogue/page.ts";
offer({ ${entries.join(", ")} });`,
      resolveDir: ROOT,
      loader: "ts",
    },
    ...{
      bundle: true,
      write: false,
      splitting: true,
      format: "esm",
      target: "es2022",
      loader: { ".woff2": "file" },
      outdir: "/",
      entryNames: "page",
    },
    tsconfig: join(ROOT, "tsconfig.browser.json"),
    logLevel: "error",
  });
  const served = new Map(outputFiles.map(({ path, contents }) => [path, contents]));
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Catalogue</title>
<meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/page.css">
<style>body { margin: 0; background: var(--nexus-page); color: var(--nexus-text); font-family: var(--nexus-font); } main { padding: 16px; }</style>
</head><body><script type="module" src="/page.js"></script></body></html>`;
  served.set("/index.html", new TextEncoder().encode(page));
  const server = createServer(({ url = "/" }, response) => {
    const path = url === "/" ? "/index.html" : url;
    const found = served.get(path);
    response.writeHead(found ? 200 : 404, { "content-type": TYPES[path.split(".").at(-1) ?? ""] ?? "text/plain" });
    response.end(found);
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}
