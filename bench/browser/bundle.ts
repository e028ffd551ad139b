import { join } from "node:path";
import { nodeResolve } from "@rollup/plugin-node-resolve";
import * as terserPlugin from "@rollup/plugin-terser";
import { type Plugin, rollup } from "rollup";
import esbuild from "rollup-plugin-esbuild";

// Its types are those of its CommonJS form, where the function is one step further in.
const terser = terserPlugin.default as unknown as (options: object) => Plugin;

/** A limit as one minified file, made by the tools and settings that make ours. */
export async function bundled(file: string): Promise<string> {
  const plugins = [
    nodeResolve({ extensions: [".ts", ".js"] }),
    esbuild({ target: "es2022" }),
    terser({ ecma: 2020, module: true, compress: { passes: 3 }, format: { comments: false } }),
  ];
  const bundle = await rollup({ input: join(import.meta.dirname, "../limits", file), plugins });
  const { output } = await bundle.generate({ format: "es" });
  await bundle.close();
  return output[0].code;
}
