import { type Block, grouped, type Run } from "./blocks.ts";

const escaped = (text: string): string => text.replace(/[\\*_`[\]]/g, "\\$&");
const isLetter = (sign: string | undefined): boolean => sign !== undefined && /[\p{L}\p{N}]/u.test(sign);

/** Neighbours that are the same in something, together. */
function together<K>(runs: readonly Run[], of: (run: Run) => K): { readonly key: K; readonly runs: Run[] }[] {
  const all: { key: K; runs: Run[] }[] = [];
  for (const run of runs) {
    const last = all.at(-1);
    if (last && last.key === of(run)) last.runs.push(run);
    else all.push({ key: of(run), runs: [run] });
  }
  return all;
}

/** A mark touches what it marks; spaces at its edges stay outside of it. */
function marked(text: string, mark: string): string {
  const inner = text.trim();
  return inner ? text.replace(inner, () => mark + inner + mark) : text;
}

function slanted(runs: readonly Run[]): string {
  const all = together(runs, ({ code, italic }) => (code ? "code" : italic ? "italic" : "plain"));
  return all.reduce((before, { key, runs: own }, index) => {
    const text = own.map((run) => run.text).join("");
    if (key === "code") return before + marked(text.replaceAll("`", "'"), "`");
    // Within a word the sign is only a sign.
    const isWithin = isLetter(before.at(-1)) || isLetter(all[index + 1]?.runs[0]?.text[0]);
    return before + (key === "italic" && !isWithin ? marked(escaped(text), "_") : escaped(text));
  }, "");
}

const bold = (runs: readonly Run[]): string =>
  together(runs, (run) => run.bold === true && !run.code)
    .map(({ key, runs: own }) => (key ? marked(slanted(own), "**") : slanted(own)))
    .join("");

const lineOf = (runs: readonly Run[]): string =>
  together(runs, ({ href }) => href)
    .map(({ key, runs: own }) =>
      key ? `[${bold(own)}](${key.replaceAll("(", "%28").replaceAll(")", "%29")})` : bold(own),
    )
    .join("")
    .trim();

/** A line that would begin something else than text. */
const asText = (line: string): string =>
  line
    .replace(/^(#|[-+](?= )|\d+(?=[.)] ))/, (start) => (/^\d/.test(start) ? start : `\\${start}`))
    .replace(/^(\d+)([.)]) /, "$1\\$2 ");

/** A text in our part of Markdown. */
export const writtenRichText = (blocks: readonly Block[]): string =>
  grouped(blocks)
    .map(({ kind, blocks: own }) => {
      const lines = own.map(({ runs }) => (kind === "code" ? runs.map(({ text }) => text).join("") : lineOf(runs)));
      if (kind === "code") return `\`\`\`\n${lines.map((line) => line.replace(/^```/, "'''")).join("\n")}\n\`\`\``;
      if (kind === "bullet") return lines.map((line) => `- ${line}`).join("\n");
      if (kind === "number") return lines.map((line, index) => `${index + 1}. ${line}`).join("\n");
      return lines.map((line) => (kind === "heading" ? `## ${line}` : asText(line))).join("");
    })
    .filter((text) => text.trim())
    .join("\n\n");
