// Biome formats and lints. ESLint adds what needs types (promises) and what knows Lit.
import { configs as lit } from "eslint-plugin-lit";
import litA11y from "eslint-plugin-lit-a11y";
import { configs as wc } from "eslint-plugin-wc";
import tseslint from "typescript-eslint";

const elements = ["packages/!(contracts|sdk)/src/**/*.ts", "host-shell/src/**/*.ts"];

/** `expect(…).to.equal(…)` is typed as a promise by @open-wc/testing, and is none. */
const EQUAL = { from: "package", package: "chai", name: "Equal" };

export default [
  { ignores: ["**/node_modules/", "build/", "data/", "storybook/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["{packages,host-shell,server,tools,bench,e2e}/**/*.ts"],
    ignores: ["**/*.test-d.ts"],
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { project: "tsconfig.eslint.json", tsconfigRootDir: import.meta.dirname },
    },
    plugins: { "@typescript-eslint": tseslint.plugin },
    rules: {
      "@typescript-eslint/no-floating-promises": ["error", { allowForKnownSafeCalls: [EQUAL] }],
      // A function that answers a promise where none is awaited is fine if it fails nowhere; one as an argument is not.
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { returns: false } }],
      "@typescript-eslint/await-thenable": "error",
    },
  },
  {
    files: ["server/src/**/*.ts"],
    // The bucket is the administrator's, who says where it is.
    ignores: ["**/*.test.ts", "server/src/testkit/**", "server/src/core/files/s3-store.ts"],
    rules: {
      "no-restricted-globals": [
        "error",
        ...["fetch", "WebSocket", "EventSource"].map((name) => ({
          name,
          message: "Calls leave by core.outbound, which looks where an address leads (decision 0029).",
        })),
      ],
    },
  },
  { ...wc["flat/best-practice"], files: elements, ignores: ["**/*.test.ts", "**/*.stories.ts"] },
  { ...lit["flat/recommended"], files: elements },
  // Its own configuration is of the old form.
  {
    files: elements,
    plugins: { "lit-a11y": litA11y },
    // One listener on a group may hear the clicks of the buttons in it; what the keyboard does is proven by tests.
    rules: { ...litA11y.configs.recommended.rules, "lit-a11y/click-events-have-key-events": "off" },
  },
];
