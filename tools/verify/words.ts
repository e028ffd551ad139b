import type { Findings } from "../check.ts";

/** What must not stand in a line of the files that a rule is for. */
interface Rule {
  readonly files: RegExp;
  readonly except?: RegExp;
  readonly line: RegExp;
  readonly instead: string;
}

const STYLES = /^packages\/.*\.styles\.ts$|^host-shell\/.*\.styles\.ts$/;

/** This file names what it forbids, and so does its test. */
const SELF = /^tools\/verify\/words(\.test)?\.ts$/;

const RULES: readonly Rule[] = [
  { files: /./, except: SELF, line: /\b(TODO|FIXME|XXX)\b/, instead: "do it now, or open an issue" },
  {
    files: /./,
    except: /^(tools\/verify\/words(\.test)?\.ts|package-lock\.json)$/,
    line: /(^|[\s"'`(=:])\/(home|work|root|Users|mnt)\/[\w.-]/,
    instead: "a path of one machine: start from the root of the repository",
  },
  {
    files: /\.(ts|mjs|js|cjs)$/,
    except: SELF,
    line: /@ts-(ignore|nocheck)/,
    instead: "mend the type, or use @ts-expect-error with the reason",
  },
  {
    files: /^server\/src\/modules\/.*(?<!\.test)\.ts$/,
    line: /\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\brandomUUID\(/,
    instead: "time and chance come from the context, so that a test can set them",
  },
  {
    files: STYLES,
    except: /^packages\/ui\/src\/tokens\//,
    line: /#[0-9a-fA-F]{3,8}\b(?!["'`]?\))|\b(rgb|rgba|hsl|hsla|oklch)\(/,
    instead: "a colour is a token (packages/ui/src/tokens)",
  },
  {
    files: STYLES,
    // A rule for one direction of script (:dir) may name a side.
    line: /^(?!.*:dir\().*(^|[\s;{])(margin|padding|border)-(left|right|top|bottom)\b|^(?!.*:dir\().*((^|[\s;{])(left|right|top|bottom)\s*:|text-align:\s*(left|right)\b)/,
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
