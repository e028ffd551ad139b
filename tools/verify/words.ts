import type { Findings } from "../check.ts";

/** What must not stand in a line of the files that a rule is for. */
interface Rule {
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly line: RegExp;
  readonly instead: string;
}

const STYLES = /^packages\/.*\.styles\.ts$|^host-shell\/.*\.styles\.ts$/;

// The words are put together here, so that this file does not hold what it forbids.
const RULES: readonly Rule[] = [
  {
    files: /./,
    line: new RegExp(
      `\\b(${["TO", "FIX", "XX"].join("|").replace("TO", "TODO").replace("FIX", "FIXME").replace("XX", "XXX")})\\b`,
    ),
    instead: "do it now, or open an issue",
  },
  {
    files: /./,
    except: /^(\.ci\/|package-lock\.json$)/,
    line: new RegExp(`(^|[\\s"'\`(=:])/(${["home", "work", "root", "Users", "mnt"].join("|")})/[\\w.-]`),
    instead: "a path of one machine: start from the root of the repository",
  },
  {
    files: /\.(ts|mjs|js|cjs)$/,
    line: new RegExp(`@ts-(${["ignore", "nocheck"].join("|")})|biome-ignore-all`),
    instead: "mend the type, or use @ts-expect-error with the reason",
  },
  {
    files: /^server\/src\/modules\/.*(?<!\.test)\.ts$/,
    line: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/,
    instead: "time and chance come from the context, so that a test can set them",
  },
  {
    files: STYLES,
    line: /#[0-9a-fA-F]{3,8}\b(?!["'`]?\))|\b(rgb|rgba|hsl|hsla|oklch)\(/,
    instead: "a colour is a token (packages/ui/src/tokens)",
  },
  {
    files: STYLES,
    line: /(^|[\s;{])(margin|padding|border)-(left|right|top|bottom)\b|(^|[\s;{])(left|right|top|bottom)\s*:|text-align:\s*(left|right)\b/,
    instead: "use the logical property (inline-start, block-end …), so that it turns with the script",
  },
];

/** What the rules say about one file. */
export function wordsIn(file: string, text: string): readonly string[] {
  const rules = RULES.filter(({ files, except }) => files.test(file) && !except?.test(file));
  return text
    .split("\n")
    .flatMap((line, index) =>
      rules
        .filter((rule) => rule.line.test(line))
        .map(({ instead }) => `${file}:${index + 1}  ${line.trim().slice(0, 100)}\n    ${instead}`),
    );
}

/** Looks through files for what must not stand in them. */
export function checkWords(files: readonly string[], read: (file: string) => string | null): Findings {
  const found = files.flatMap((file) => wordsIn(file, read(file) ?? ""));
  return found.length === 0 ? null : found.join("\n");
}
