import { defineConfig } from "vitest/config";
import { sabotage } from "./tools/sabotage/plugin.ts";

/** The rooms that are tested under Node. Elements are tested in a browser: web-test-runner.config.js. */
export default defineConfig({
  test: {
    // Tests of one file that do not mind each other: as many at once as machines have cores at least.
    maxConcurrency: 2,
    projects: [
      { test: { name: "contracts", include: ["packages/contracts/src/**/*.test.ts"] } },
      { test: { name: "sdk", include: ["packages/sdk/src/**/*.test.ts"] } },
      {
        plugins: [sabotage],
        // Fault points are real in tests alone.
        ssr: { resolve: { conditions: ["nexus-faults", "node", "import", "module", "default"] } },
        test: {
          name: "server",
          include: ["server/src/**/*.test.ts"],
          globalSetup: ["tools/mariadb-setup.ts"],
          testTimeout: 20_000,
        },
      },
      { test: { name: "tools", include: ["tools/**/*.test.ts"], testTimeout: 60_000 } },
      {
        test: {
          name: "bench",
          include: ["bench/**/*.test.ts"],
          globalSetup: ["tools/mariadb-setup.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "e2e",
          include: ["e2e/**/*.e2e.ts"],
          globalSetup: ["tools/mariadb-setup.ts"],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
