import type { Statements } from "./difference.ts";

const PATTERN = /^[a-z][a-z-]*$/;

/** The name of the step after these. */
export function nextName(names: readonly string[], word: string): string {
  if (!PATTERN.test(word)) throw new Error(`${word} is no name of a step: use small letters and hyphens`);
  const last = Math.max(0, ...names.map((name) => Number(name.slice(0, 4))));
  return `${String(last + 1).padStart(4, "0")}-${word}`;
}

const constantOf = (word: string): string => word.replace(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());

function listed(statements: readonly string[]): string {
  return statements.map((sql) => `      ${JSON.stringify(sql)},\n`).join("");
}

/** The text of the file of a step. */
export function stepText(name: string, { sqlite, mysql }: Statements): string {
  return `import type { Migration } from "../core/database/migrate.ts";

export const ${constantOf(name.slice(5))}: Migration = {
  name: "${name}",
  statements: {
    sqlite: [
${listed(sqlite)}    ],
    mysql: [
${listed(mysql)}    ],
  },
};
`;
}

/** The text of migrations/index.ts with one step more, behind all others. */
export function indexText(index: string, name: string): string {
  const constant = constantOf(name.slice(5));
  const line = `import { ${constant} } from "./${name}.ts";\n`;
  const imports = index.lastIndexOf("import ");
  const end = index.indexOf("\n", imports) + 1;
  return (index.slice(0, end) + line + index.slice(end)).replace(/,?\s*\];\s*$/, `, ${constant}];\n`);
}
