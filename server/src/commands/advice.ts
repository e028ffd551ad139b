import { parseArgs } from "node:util";
import { ADVICE } from "@nexus-os/contracts";
import { type Command, UsageError } from "./command.ts";
import { withData } from "./data.ts";

const USAGE = [
  "[--organization <id>] [--advice <word>]",
  "",
  "  --organization  The id of one organization; all of them where it is left out.",
  "  --advice        One advice, such as deals.gone-quiet; all of them where it is left out.",
].join("\n");

interface Asked {
  readonly organization?: string | undefined;
  readonly advice?: string | undefined;
}

function askedOf(args: readonly string[]): Asked {
  try {
    const options = { organization: { type: "string" }, advice: { type: "string" } } as const;
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

export const adviceRun: Command = {
  name: "advice run",
  summary: "Looks at once for what advice finds, writes it down and ends what is not true any more.",
  usage: USAGE,
  run: (args, io) =>
    withData(io, async ({ core, database }) => {
      const { organization, advice } = askedOf(args);
      if (advice !== undefined && !ADVICE.has(advice)) throw new UsageError(`There is no advice ${advice}.`);
      const rows = await database.all("SELECT id FROM organizations ORDER BY id");
      const ids = rows.map(({ id }) => id as string).filter((id) => organization === undefined || id === organization);
      if (ids.length === 0) throw new UsageError("There is no such organization.");
      let isWhole = true;
      for (const id of ids) {
        const { evaluated, failed } = await core.advice.run(id, advice === undefined ? {} : { advice });
        for (const { advice: word, ...figures } of evaluated) {
          const told = Object.entries(figures).map(([what, count]) => `${count} ${what}`);
          io.out(`${id} ${word}: ${told.join(", ")}`);
        }
        for (const word of failed) io.out(`${id} ${word}: failed`);
        isWhole &&= failed.length === 0;
      }
      return isWhole ? 0 : 1;
    }),
};
