import { transform } from "esbuild";
import type { Plugin } from "rollup";

interface Node {
  readonly type?: string;
  readonly tag?: { readonly name?: string };
  readonly quasi?: {
    readonly start: number;
    readonly end: number;
    readonly quasis: readonly { readonly value: { readonly cooked: string } }[];
  };
}

/** The stylesheets of a module that are whole in the source: css`…` without an expression, and where each stands. */
function sheetsIn(node: unknown, found: NonNullable<Node["quasi"]>[] = []): NonNullable<Node["quasi"]>[] {
  if (typeof node !== "object" || node === null) return found;
  const { type, tag, quasi } = node as Node;
  if (type === "TaggedTemplateExpression" && tag?.name === "css" && quasi?.quasis.length === 1) found.push(quasi);
  for (const child of Object.values(node)) sheetsIn(child, found);
  return found;
}

/** Takes out of stylesheets what is there for whoever writes them. No syntax is lowered: browsers get what was written. */
export const stylesheets = (): Plugin => ({
  name: "stylesheets",
  async transform(text) {
    if (!text.includes("css`")) return null;
    let rest = text;
    // From the last to the first, so that what is still to come stays where it was.
    for (const { start, end, quasis } of sheetsIn(this.parse(text)).reverse()) {
      const { code } = await transform(quasis[0]?.value.cooked ?? "", { loader: "css", minify: true });
      rest = `${rest.slice(0, start)}\`${code.trim().replace(/[\\`]|\$\{/g, "\\$&")}\`${rest.slice(end)}`;
    }
    return rest;
  },
});
