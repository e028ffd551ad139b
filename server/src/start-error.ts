import { ConfigError } from "./config.ts";
import { UnreachableError } from "./core/database/database.ts";
import { NewerDatabaseError } from "./core/database/migrate.ts";
import { KeyFileError } from "./core/keys/key-file.ts";

/** A reason not to start that its reader can do something about. */
export class StartError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** The code of a failure that was foreseen, whose message says what to do; null for any other. */
export function codeOf(error: unknown): string | null {
  if (error instanceof StartError) return error.code;
  if (error instanceof ConfigError) return "SETTINGS";
  if (error instanceof KeyFileError) return "KEY";
  if (error instanceof NewerDatabaseError) return "NEWER";
  if (error instanceof UnreachableError) return "DATABASE";
  return null;
}
