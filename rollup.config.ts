import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as terserPlugin from "@rollup/plugin-terser";
import { buildSync, transformSync } from "esbuild";
import type { OutputBundle, OutputChunk, OutputOptions, Plugin, RollupOptions } from "rollup";
import esbuild from "rollup-plugin-esbuild";
import { languages, wordsChunk } from "./tools/build/languages.ts";
import { stylesheets } from "./tools/build/stylesheets.ts";

const WEB = "build/web";
/** Where it is built. It takes the other's place when it is complete, so that a server never finds half of it. */
const OUT = `${WEB}.${process.pid}`;
const ASSETS = "assets";
const TARGET = "es2022";
const FONTS = ["latin", "latin-ext"];
const FONT_FILES = "node_modules/@fontsource-variable/inter";

interface Department {
  readonly folder: string;
  readonly name: string;
  readonly says: {
    readonly department: string;
    readonly application: string;
    readonly route: string;
    readonly title: string;
    /** Its title in other languages. */
    readonly titles?: Readonly<Record<string, string>>;
    readonly icon: string;
    /** Where it stands among the others: the least first, those that say nothing by their names before it. */
    readonly order?: number;
    readonly pages: readonly {
      readonly route: string;
      readonly title: string;
      readonly titles?: Readonly<Record<string, string>>;
    }[];
    readonly elements: Readonly<Record<string, string>>;
  };
}

/** A department is a package that says so in its package.json. */
const departments: readonly Department[] = readdirSync("packages")
  .flatMap((folder): readonly Department[] => {
    const file = join("packages", folder, "package.json");
    const { name, nexus } = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
    return nexus ? [{ folder: resolve("packages", folder), name, says: nexus }] : [];
  })
  .sort((one, other) => (one.says.order ?? 0) - (other.says.order ?? 0));

const hashed = (name: string, text: string | Uint8Array): string => {
  const [head, end] = [name.slice(0, name.lastIndexOf(".")), name.slice(name.lastIndexOf("."))];
  return `${ASSETS}/${head}-${createHash("sha256").update(text).digest("base64url").slice(0, 8)}${end}`;
};
// Its types are those of its CommonJS form, where the function is one step further in.
const terser = terserPlugin.default as unknown as (options: object) => Plugin;
const minified = () => [
  languages(),
  // Said here, or what is built would be lit for developers wherever NODE_ENV says anything but production.
  nodeResolve({ extensions: [".ts", ".js"], exportConditions: ["production"] }),
  esbuild({ target: TARGET }),
  stylesheets(),
  terser({ ecma: 2020, module: true, compress: { passes: 3 }, format: { comments: false } }),
];

/** What each build has made, for the page and the manifest that the last one writes. */
const made = new Map<string, OutputChunk>();
const keep = (): Plugin => ({
  name: "keep",
  writeBundle(_, bundle: OutputBundle) {
    for (const chunk of Object.values(bundle)) if (chunk.type === "chunk") made.set(chunk.fileName, chunk);
  },
});
const named = (name: string): OutputChunk | undefined => [...made.values()].find((chunk) => chunk.name === name);
const entry = (name: string): OutputChunk => {
  const found = [...made.values()].find((chunk) => chunk.isEntry && chunk.name === name);
  if (!found) throw new Error(`Nothing was built for ${name}.`);
  return found;
};
const output = (dir: string, names: string, chunks: NonNullable<OutputOptions["chunkFileNames"]>) => ({
  dir,
  format: "es" as const,
  entryFileNames: names,
  chunkFileNames: chunks,
  hashCharacters: "base64" as const,
});

/**
 * The shell and the application of each department, in one build: a part of `ui` lies with those who draw it, once, and
 * nothing is loaded that nobody draws.
 */
const portal: RollupOptions = {
  input: {
    shell: "host-shell/src/main.ts",
    ...Object.fromEntries(departments.map(({ folder, says }) => [says.department, join(folder, says.application)])),
  },
  preserveEntrySignatures: "strict",
  plugins: [...minified(), keep()],
  output: {
    ...output(OUT, `${ASSETS}/[name]-[hash].js`, `${ASSETS}/part-[hash].js`),
    manualChunks: (id) =>
      // What makes a theme of a brand's colour comes for those alone who have one.
      wordsChunk(id) ?? (/\/tokens\/(appearance|brand|brand-names|theme|colour)\.ts$/.test(id) ? "theme" : null),
    experimentalMinChunkSize: 2_000,
  },
};

const elements = departments.flatMap(({ folder, says }) =>
  Object.entries(says.elements).map(([tag, file]) => ({ tag, file: join(folder, file) })),
);
/** The tag of the element that a chunk is made for. */
const tagIn = (moduleIds: readonly string[]): string | undefined =>
  elements.find(({ file }) => moduleIds.includes(file))?.tag;
const EVERY_ELEMENT =
  /\/packages\/(contracts\/|sdk\/|ui\/src\/element\/|ui\/src\/tokens\/tokens)|\/node_modules\/(lit|@lit|lit-html|lit-element)\/(?!.*directive)/;
const CORE = "\0core";
const SCRIPT = "\0embed";
const text = (value: string): string => JSON.stringify(value);
const embedSources: Record<string, string> = {
  [CORE]: `export { connect } from ${text(resolve("packages/sdk/src/index.ts"))};`,
  [SCRIPT]: `import { embed } from ${text(resolve("packages/embed/src/index.ts"))};
    export const { connect, watch } = embed({
      url: new URL(import.meta.url).origin,
      core: () => import("core"),
      elements: { ${elements.map(({ tag, file }) => `${text(tag)}: () => import(${text(file)})`).join()} },
    });
    globalThis.nexus ??= { connect, watch };`,
};

/** The script for other people's pages: a loader, what all elements share, and each element by itself. */
const embed: RollupOptions = {
  input: { embed: SCRIPT },
  preserveEntrySignatures: "strict",
  plugins: [
    {
      name: "embed-sources",
      resolveId: (id) => (id === "core" ? CORE : id in embedSources ? id : null),
      load: (id) => embedSources[id] ?? null,
    },
    ...minified(),
    keep(),
    { name: "portal-page", writeBundle: writePage },
  ],
  output: {
    ...output(OUT, "[name].js", ({ name, moduleIds }) => `${ASSETS}/embed-${tagIn(moduleIds) ?? name}-[hash].js`),
    // What every element stands on. Parts that only some use, or only once somebody acts, go where they are used.
    manualChunks: (id) => wordsChunk(id) ?? (id === CORE || EVERY_ELEMENT.test(id) ? "core" : null),
  },
};

/** The files that a module and all that it imports are made of, itself first. */
function closureOf(chunk: OutputChunk, found = new Set<string>()): Set<string> {
  if (found.has(chunk.fileName)) return found;
  found.add(chunk.fileName);
  for (const name of chunk.imports) {
    const next = made.get(name);
    if (next) closureOf(next, found);
  }
  return found;
}

/** Writes a file that is served for ever under its hashed name. */
function writeAsset(name: string, content: string | Uint8Array): string {
  const file = hashed(name, content);
  writeFileSync(join(OUT, file), content);
  return file;
}

function fontFaces(): { css: string; files: string[] } {
  const css = readFileSync(join(FONT_FILES, "index.css"), "utf8");
  const files: string[] = [];
  const faces = FONTS.map((set) => {
    const [, face = ""] = new RegExp(`/\\* inter-${set}-wght-normal \\*/\\s*(@font-face \\{[^}]+\\})`).exec(css) ?? [];
    return face.replace(/url\(\.\/(.+?)\)/, (_, path: string) => {
      const file = writeAsset(`inter-${set}.woff2`, readFileSync(join(FONT_FILES, path)));
      files.push(file);
      return `url(/${file})`;
    });
  });
  return { css: faces.join("\n"), files };
}

function styles(): { file: string; fonts: string[] } {
  const { css, files } = fontFaces();
  const sheets = ["packages/ui/src/tokens/tokens.css", "host-shell/src/portal.css"].map((file) =>
    readFileSync(file, "utf8"),
  );
  const { code } = transformSync([css, ...sheets].join("\n"), { loader: "css", minify: true });
  return { file: writeAsset("portal.css", code), fonts: files };
}

const size = (file: string): number => gzipSync(readFileSync(join(OUT, file)), { level: 9 }).length;
const sum = (files: Iterable<string>): number => [...files].reduce((bytes, file) => bytes + size(file), 0);

/** Writes the portal's page, the manifest, and how large everything is. */
function writePage(): void {
  const imports = Object.fromEntries(
    departments.map(({ name, says }) => [name, `/${entry(says.department).fileName}`]),
  );
  const shell = entry("shell");
  const first = closureOf(shell);
  const { file: sheet, fonts } = styles();

  const [early] = buildSync({
    ...{
      entryPoints: ["host-shell/src/early.ts"],
      bundle: true,
      minify: true,
      write: false,
      format: "iife",
      target: TARGET,
    },
  }).outputFiles;
  const inline = [early?.text.trim() ?? "", JSON.stringify({ imports })];
  const scriptHashes = inline.map((code) => `sha256-${createHash("sha256").update(code).digest("base64")}`);
  const head = [
    `<script>${inline[0]}</script>`,
    `<script type="importmap">${inline[1]}</script>`,
    `<link rel="icon" type="image/svg+xml" href="/${writeAsset("icon.svg", readFileSync("host-shell/icon.svg"))}" />`,
    `<link rel="stylesheet" href="/${sheet}" />`,
    `<link rel="preload" as="font" type="font/woff2" href="/${fonts[0]}" crossorigin />`,
    ...[...first].map((file) => `<link rel="modulepreload" href="/${file}" />`),
    `<script type="module" src="/${shell.fileName}"></script>`,
  ];
  const page = readFileSync("host-shell/index.html", "utf8").replace("<!-- head -->", head.join("\n    "));
  writeFileSync(join(OUT, "index.html"), page);

  const chunks = [...made.values()];
  const tags = elements.map(
    ({ tag, file }) => [tag, chunks.findLast((chunk) => chunk.moduleIds.includes(file))] as const,
  );
  const applications = departments.map(({ name, says: { department, route, title, titles, icon, pages } }) => ({
    ...{ name: department, module: name, route, title, titles, icon, pages },
  }));
  const manifest = {
    applications,
    elements: Object.fromEntries(tags.map(([tag, chunk]) => [tag, `/${chunk?.fileName}`])),
    scriptHashes,
  };
  writeFileSync(join(OUT, "manifest.json"), `${JSON.stringify(manifest, null, 2)}\n`);

  const rows: [string, number][] = [
    ["portal before the first application", sum([...first, sheet])],
    ...departments.map(({ says }): [string, number] => [
      `application ${says.department}`,
      sum([...closureOf(entry(says.department))].filter((file) => !first.has(file))),
    ]),
    ["embed.js", size("embed.js")],
    ...tags.map(([tag, chunk]): [string, number] => [
      `embed.js and all for ${tag}`,
      size("embed.js") + (chunk ? sum(new Set([...closureOf(chunk), named("core")?.fileName ?? ""])) : 0),
    ]),
  ];
  for (const [what, bytes] of rows) console.log(`${String(bytes).padStart(8)} B gzip  ${what}`);
  rmSync(WEB, { recursive: true, force: true });
  renameSync(OUT, WEB);
}

process.on("exit", () => rmSync(OUT, { recursive: true, force: true }));
mkdirSync(join(OUT, ASSETS), { recursive: true });

export default [portal, embed];
