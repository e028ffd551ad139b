import type { Plugin } from "rollup";

/** The words of a language, as a module: `words.de.json`. */
export const languages = (): Plugin => ({
  name: "languages",
  transform: (text, id) => (id.endsWith(".json") ? `export default ${JSON.stringify(JSON.parse(text))};` : null),
});

/** A language is loaded when somebody speaks it: a package at a time, whatever else is put together. */
export function wordsChunk(id: string): string | undefined {
  const [, folder = "", language] = /\/([^/]+)\/src\/(?:.*\/)?[\w.-]+\.(\w+)\.json$/.exec(id) ?? [];
  return language && `${/^(sdk|ui)$/.test(folder) ? "core" : folder}-${language}`;
}
