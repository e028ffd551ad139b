/** What a command reads and where it writes, so that a test can be its terminal. */
export interface Io {
  /** What was asked for: a line of the answer. */
  out(line: string): void;
  /** What is told about it: progress, and what went wrong. */
  err(line: string): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The folder that relative paths in settings start from. */
  readonly root: string;
}

/** A command of `nexus`. */
export interface Command {
  /** One word or two, as they are typed. */
  readonly name: string;
  readonly summary: string;
  /** Its arguments, and what each one does. */
  readonly usage: string;
  /** Does it, and answers the exit code of the process. */
  run(args: readonly string[], io: Io): Promise<number>;
}

/** The arguments are not what the command takes: its usage is shown with what is wrong. */
export class UsageError extends Error {}
