import { build } from "esbuild";

/** A script of this folder, with all that it imports, as one minified file for a page: ours and those of others alike. */
export async function scriptFrom(contents: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: "ts" },
    ...{ bundle: true, write: false, minify: true, format: "iife", target: "es2022", logLevel: "silent" },
    tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
  });
  return outputFiles[0]?.text ?? "";
}
