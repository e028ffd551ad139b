import { freshDatabase } from "./mariadb.ts";

/** The URL of an empty MariaDB database, on the server that tools/mariadb-setup.ts has started for this run. */
export async function freshMariadb(): Promise<string> {
  const url = process.env["NEXUS_TEST_MARIADB"];
  if (url === undefined) throw new Error("This test needs MariaDB: run it with `npx vitest run --project server`.");
  return freshDatabase(url);
}
