import { startMariadb } from "./mariadb.ts";

/** Starts one MariaDB server for a whole run of tests; they make databases of their own on it (`mariadbUrl`). */
export async function setup(): Promise<() => Promise<void>> {
  const mariadb = await startMariadb("memory");
  process.env["NEXUS_TEST_MARIADB"] = mariadb.url;
  return mariadb.stop;
}
