import { codeOf } from "../start-error.ts";
import { type Command, type Io, UsageError } from "./command.ts";

const HELP = ["--help", "-h", "help"];

function overview(commands: readonly Command[]): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  const lines = commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`);
  return ["Usage: nexus <command> [arguments]", "", ...lines, "", "nexus <command> --help tells more of one."].join(
    "\n",
  );
}

/** The longest name that the arguments begin with: `audit verify` before `audit`. */
function commandOf(commands: readonly Command[], args: readonly string[]): Command | undefined {
  return commands
    .filter(({ name }) => name.split(" ").every((word, index) => word === args[index]))
    .toSorted((one, other) => other.name.length - one.name.length)[0];
}

/** Runs the command that the arguments name, and answers the exit code. What goes wrong is told in a sentence. */
export async function nexus(commands: readonly Command[], args: readonly string[], io: Io): Promise<number> {
  const [first] = args;
  if (first === undefined || HELP.includes(first)) {
    io.out(overview(commands));
    return first === undefined ? 2 : 0;
  }
  const command = commandOf(commands, args);
  if (!command) {
    io.err(`There is no command ${first}.\n\n${overview(commands)}`);
    return 2;
  }
  const { name, summary, usage } = command;
  const own = args.slice(name.split(" ").length);
  if (own.some((each) => HELP.includes(each))) {
    io.out(`${summary}\n\nUsage: nexus ${name} ${usage}`);
    return 0;
  }
  try {
    return await command.run(own, io);
  } catch (error) {
    if (error instanceof UsageError) {
      io.err(`${error.message}\n\nUsage: nexus ${name} ${usage}`);
      return 2;
    }
    // What has no code was not foreseen: its stack is what helps.
    io.err(codeOf(error) ? (error as Error).message : error instanceof Error ? (error.stack ?? "") : String(error));
    return 1;
  }
}
