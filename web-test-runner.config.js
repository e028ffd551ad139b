import { fileURLToPath } from "node:url";
import { esbuildPlugin } from "@web/dev-server-esbuild";
import { defaultReporter } from "@web/test-runner";
import { chromeLauncher } from "@web/test-runner-chrome";
import { BROWSER_FLAGS, browserPath } from "./tools/browser.ts";
import { resultReporter } from "./tools/test/elements-reporter.ts";

const rootDir = fileURLToPath(new URL(".", import.meta.url));
const tsconfig = fileURLToPath(new URL("tsconfig.browser.json", import.meta.url));

/** Elements are tested in a real browser, with their stories as fixtures. The other rooms: vitest.config.ts. */
export default {
  rootDir,
  files: ["packages/!(contracts|sdk)/src/**/*.test.ts", "host-shell/src/**/*.test.ts"],
  nodeResolve: true,
  // Any older target drops what says that an import is JSON.
  plugins: [esbuildPlugin({ ts: true, target: "esnext", tsconfig })],
  browsers: [chromeLauncher({ launchOptions: { executablePath: browserPath(), args: [...BROWSER_FLAGS] } })],
  // A page in the background is not drawn: no frame comes, and nothing comes near its window.
  concurrency: 1,
  testFramework: { config: { timeout: 10_000 } },
  reporters: [defaultReporter(), resultReporter()],
};
