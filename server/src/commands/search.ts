import { type Command, UsageError } from "./command.ts";
import { type Data, withData } from "./data.ts";

const USAGE = "[organization]\n\n  organization  The id of one organization; all of them where it is left out.";

async function organizationsOf({ database }: Data, [wanted, ...more]: readonly string[]): Promise<string[]> {
  if (more.length > 0) throw new UsageError("There is at most one organization.");
  const rows = await database.all("SELECT id FROM organizations ORDER BY id");
  const all = rows.map(({ id }) => id as string);
  if (wanted !== undefined && !all.includes(wanted)) throw new UsageError(`There is no organization ${wanted}.`);
  return wanted === undefined ? all : [wanted];
}

export const searchRebuild: Command = {
  name: "search rebuild",
  summary: "Makes the index of search anew from the records. A server may run meanwhile; it finds less until the end.",
  usage: USAGE,
  run: (args, io) =>
    withData(io, async (data) => {
      for (const organization of await organizationsOf(data, args)) {
        await data.core.search.rebuild(organization);
        io.out(`${organization}: made anew`);
      }
      return 0;
    }),
};

export const searchCheck: Command = {
  name: "search check",
  summary: "Compares the index of search with all records. Fails where they differ.",
  usage: USAGE,
  run: (args, io) =>
    withData(io, async (data) => {
      let found = 0;
      for (const organization of await organizationsOf(data, args)) {
        const { records, cells, differences } = await data.core.search.check(organization);
        io.out(`${organization}: ${records} records, ${cells} cells, ${differences.length || "no"} differences`);
        for (const each of differences) io.out(`  ${each}`);
        found += differences.length;
      }
      if (found > 0) io.err("What is being written now may be counted as different. If it stays: nexus search rebuild");
      return found > 0 ? 1 : 0;
    }),
};
