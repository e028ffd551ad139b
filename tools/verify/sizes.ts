import { basename, join } from "node:path";
import { gzipSync } from "node:zlib";
import { type BuildOptions, build } from "esbuild";
import { type Findings, root } from "../check.ts";

const ENTRY = join(root, "packages/ui/src/index.ts");
/** Where the most that each part of ui may weigh stands, in bytes. */
const BUDGETS = "packages/ui/budgets.json";

const SHARED: BuildOptions = {
  ...{ bundle: true, minify: true, format: "esm", target: "es2022", logLevel: "silent" },
  external: ["lit", "lit/*"],
  tsconfig: join(root, "tsconfig.browser.json"),
};
const KEPT = { write: false, metafile: true } as const;

/** The parts of ui: everything that it exports but icons, whose names are written in capitals. */
async function partsOfUi(): Promise<readonly string[]> {
  const { metafile } = await build({ ...SHARED, ...KEPT, entryPoints: [ENTRY], outdir: "/" });
  const names = Object.values(metafile.outputs).flatMap(({ entryPoint, exports }) => (entryPoint ? exports : []));
  return names.filter((name) => !/^[A-Z][A-Z0-9_]*$/.test(name)).sort();
}

/** What a page loads for one part alone, beside Lit: bytes of gzip. What it loads later, when it is asked for, is not counted. */
async function sizeOf(part: string): Promise<number> {
  const { outputFiles, metafile } = await build({
    ...SHARED,
    ...KEPT,
    stdin: { contents: `export { ${part} } from ${JSON.stringify(ENTRY)};`, resolveDir: root },
    ...{ splitting: true, outdir: "/", entryNames: "part" },
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const needed = new Set(["part.js"]);
  for (const name of needed) {
    for (const { path, kind, external } of outputs.get(name)?.imports ?? [])
      if (kind === "import-statement" && !external) needed.add(basename(path));
  }
  const files = outputFiles.filter(({ path }) => needed.has(basename(path)));
  return files.reduce((sum, { contents }) => sum + gzipSync(contents, { level: 9 }).length, 0);
}

/** What is wrong with the sizes of the parts, beside what they may be. */
export async function checkSizes(textOf: (file: string) => string | null): Promise<Findings> {
  const budgets = JSON.parse(textOf(BUDGETS) ?? "{}") as Readonly<Record<string, number>>;
  const parts = await partsOfUi();
  const known = new Set(parts);
  const findings = Object.keys(budgets)
    .filter((part) => !known.has(part))
    .map((part) => `${BUDGETS} has ${part}, which ui does not export any more: take it out.`);
  const sizes = await Promise.all(parts.map(async (part) => [part, await sizeOf(part)] as const));
  for (const [part, size] of sizes) {
    const budget = budgets[part];
    if (budget === undefined)
      findings.push(`${BUDGETS} says nothing of ${part}: add what it may weigh. It weighs ${size} bytes.`);
    else if (size > budget)
      findings.push(`${part} weighs ${size} bytes and may weigh ${budget}: make it smaller, or say why not.`);
  }
  return findings.length > 0 ? findings.join("\n") : null;
}
