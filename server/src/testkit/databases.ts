import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freshMariadb } from "../../../tools/test-database.ts";

/** The databases that everything is tested on: a real SQLite file and a real MariaDB server. */
export const DATABASES = [
  {
    dialect: "sqlite",
    fresh: (): Promise<string> =>
      Promise.resolve(`sqlite:${join(mkdtempSync(join(tmpdir(), "nexus-test-")), "nexus.sqlite")}`),
  },
  { dialect: "mysql", fresh: freshMariadb },
] as const;
