import { startMariadb } from "./mariadb.ts";

/** Starts one MariaDB server for a whole run of tests; they make databases of their own on it (`freshMariadb`). */
export async function setup(): Promise<(() => Promise<void>) | undefined> {
  // Several projects ask for it; the first one starts it, for all.
  if (process.env.NEXUS_TEST_MARIADB !== undefined) return undefined;
  const mariadb = await startMariadb("memory");
  process.env.NEXUS_TEST_MARIADB = mariadb.url;
  return mariadb.stop;
}
