import { type Group, namesOf, resolved, type Tokens, written } from "./resolve.ts";

/** A semantic colour as the step that it is: `n3`, `a9`, white, black; null where a brand does not change it. */
function stepOf(group: Group, name: string): string | null {
  const value = String(written(group, `semantic.${name}`));
  const [, hue, step] = /^\{reference\.(?:light|dark)\.(neutral|accent)\.(\d+)\}$/.exec(value) ?? [];
  if (hue) return `${hue[0]}${step}`;
  const [, fixed] = /^\{reference\.(white|black)\}$/.exec(value) ?? [];
  return fixed ? (fixed === "white" ? "w" : "k") : null;
}

function names(tokens: Tokens, suffix: "" | "-contrast"): Map<string, string> {
  const [light, dark] = [
    resolved(tokens, `light${suffix}`, "comfortable"),
    resolved(tokens, `dark${suffix}`, "comfortable"),
  ];
  return new Map(
    namesOf(light, "semantic").flatMap((name) => {
      const [one, other] = [stepOf(light, name), stepOf(dark, name)];
      return one && other ? [[name, one === other ? one : `${one} ${other}`] as const] : [];
    }),
  );
}

/** The source of brand-names.ts: which step of a brand each semantic colour is. */
export function brandModule(tokens: Tokens): string {
  const [usual, more] = [names(tokens, ""), names(tokens, "-contrast")];
  const branded = [...usual].filter(([, steps]) => /[na]\d/.test(steps));
  const changed = [...more].filter(([name, steps]) => usual.get(name) !== steps);
  const text = (all: readonly (readonly [string, string])[]) => JSON.stringify(Object.fromEntries(all), null, 2);
  return `// biome-ignore-all format: built
type Names = Readonly<Record<string, string>>;

/** The steps of a brand that semantic colours are, in light and in dark. Built from tokens.json by \`npm run tokens\`. */
export const USUAL: Names = ${text(branded)};

/** What is another step in more contrast. */
export const MORE: Names = ${text(changed)};
`;
}
