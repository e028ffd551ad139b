import { type Check, tool } from "../check.ts";
import { checkDeclared } from "./declared.ts";
import { projectFiles, textOf } from "./files.ts";
import { checkGuards } from "./guards.ts";
import { checkLanguages } from "./languages.ts";
import { checkManifests } from "./manifests.ts";
import { checkPins } from "./pins.ts";
import { checkSchema } from "./schema.ts";
import { checkSizes } from "./sizes.ts";
import { checkWords } from "./words.ts";

const TSCONFIG = /(^|\/)tsconfig(\.src)?\.json$/;
const ELEMENT =
  /^packages\/(?!contracts\/|sdk\/)[^/]+\/src\/.*(?<!\.test|\.stories|\.test-d)\.ts$|^host-shell\/src\/.*(?<!\.test)\.ts$/;
const CODE = /\.(ts|mjs|cjs|js)$/;

function types(files: readonly string[]): readonly Check[] {
  return files
    .filter((file) => TSCONFIG.test(file))
    .filter((config) => {
      const folder = config.slice(0, config.lastIndexOf("/") + 1);
      return files.some((file) => file.startsWith(folder) && CODE.test(file));
    })
    .map((config) => tool(`types: ${config}`, "typescript-native/bin/tsc", ["--pretty", "false", "-p", config]));
}

/** All checks of the project as it is now, the slow ones first. */
export function checks(): readonly Check[] {
  const files = projectFiles();
  const rooms = ["packages", "host-shell", "server", "tools", "bench", "e2e", "examples", "storybook"].filter((room) =>
    files.some((file) => file.startsWith(`${room}/`) && CODE.test(file)),
  );
  const elements = files.filter((file) => ELEMENT.test(file));
  // The analyzer knows the attributes of HTML's own elements, not their properties (.checked, .defaultValue).
  const templates = [
    "--strict",
    "--rules.no-unknown-property",
    "off",
    "--maxWarnings",
    "0",
    "--noColor",
    "--format",
    "list",
    ...elements,
  ];
  return [
    tool("promises and elements (eslint)", "eslint/bin/eslint.js", ["--no-color", "."]),
    ...(elements.length > 0 ? [tool("templates (lit-analyzer)", "@jackolope/lit-analyzer/cli.mjs", templates)] : []),
    tool("unused code (knip)", "knip/bin/knip.js", ["--no-progress"]),
    tool("imports (dependency-cruiser)", "dependency-cruiser/bin/dependency-cruiser.mjs", [
      "--config",
      ".dependency-cruiser.cjs",
      "--output-type",
      "err-long",
      ...rooms,
    ]),
    tool("format and lint (biome)", "@biomejs/biome/bin/biome", [
      "check",
      "--colors=off",
      "--max-diagnostics=200",
      ".",
    ]),
    ...types(files),
    { name: "words that must not stand here", run: async () => checkWords(files, textOf) },
    { name: "words and their languages", run: () => checkLanguages(files, textOf) },
    { name: "contracts and migrations", run: async () => checkSchema() },
    { name: "guards of promises", run: async () => checkGuards(files, textOf) },
    { name: "what contracts declare", run: async () => checkDeclared() },
    { name: "manifests of procedures and tables", run: async () => checkManifests(textOf) },
    { name: "sizes of the parts of ui", run: () => checkSizes(textOf) },
    { name: "exact pins, lock file in step", run: async () => checkPins(files, textOf) },
  ];
}
