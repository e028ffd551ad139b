import { freshDatabase } from "./mariadb.ts";

/** The URL of an empty MariaDB database, on the server that tools/mariadb-setup.ts has started for this run. */
export async function freshMariadb(): Promise<string> {
  const url = process.env["NEXUS_TEST_MARIADB"];
  if (url === undefined)
    throw new Error("This test needs MariaDB: its project in vitest.config.ts must have tools/mariadb-setup.ts.");
  return freshDatabase(url);
}
