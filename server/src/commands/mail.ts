import { parseArgs } from "node:util";
import { newId } from "@nexus-os/contracts";
import { MAIL_JOB } from "../core/mail/mail.ts";
import { Refusal } from "../core/refusal.ts";
import { type Command, UsageError } from "./command.ts";
import { type Data, withData } from "./data.ts";

const USAGE = [
  "<address> [--organization <id>] [--language <tag>]",
  "",
  "  address         Whom the trial is for.",
  "  --organization  The id of the organization that sends it; the first one where it is left out.",
  "  --language      The language of its words, such as de; en where it is left out.",
].join("\n");

interface Asked {
  readonly to: string;
  readonly organization: string | undefined;
  readonly locale: string;
}

function askedBy(args: readonly string[]): Asked {
  try {
    const options = { organization: { type: "string" }, language: { type: "string" } } as const;
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
    const [to, ...more] = positionals;
    if (to === undefined || more.length > 0) throw new UsageError("Name one address.");
    return { to, organization: values.organization, locale: values.language ?? "en" };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

async function organizationOf({ database }: Data, wanted: string | undefined): Promise<string> {
  const rows = await database.all("SELECT id FROM organizations ORDER BY id");
  const found = rows.map(({ id }) => id as string).find((id) => wanted === undefined || id === wanted);
  if (found === undefined)
    throw new UsageError(wanted ? `There is no organization ${wanted}.` : "There is nobody yet.");
  return found;
}

export const mailTrial: Command = {
  name: "mail trial",
  summary: "Puts a mail into the queue that shows whether mail goes out. A server that runs sends it.",
  usage: USAGE,
  run: async (args, io) => {
    const { to, locale, ...asked } = askedBy(args);
    return withData(io, async (data) => {
      const organization = await organizationOf(data, asked.organization);
      const message = { to, template: "trial", parameters: { asker: "an operator" }, locale };
      try {
        const id = await data.core.jobs.begin({
          ...{ organization, actor: { kind: "system", id: "operator" }, job: MAIL_JOB },
          ...{ input: message, key: newId() },
        });
        io.out(id);
      } catch (error) {
        if (error instanceof Refusal) throw new UsageError(error.message);
        throw error;
      }
      io.err("It waits in the queue. What becomes of it stands in the portal, under Administration.");
      return 0;
    });
  },
};
