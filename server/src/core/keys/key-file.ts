import { randomBytes } from "node:crypto";
import { existsSync, linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const BYTES = 32;

export class KeyFileError extends Error {}

export interface KeyFileOptions {
  /** Whether there is anything yet that was made with the key. */
  readonly hasData: boolean;
  /** By which setting another file is named. */
  readonly setting?: string;
}

/**
 * The key that everything sealed at rest hangs from. It is made once, where there is no data yet; beside existing data a
 * missing or readable-by-others key is a reason to stop, not to make another one.
 */
export function readKeyFile(path: string, options: KeyFileOptions): Buffer {
  try {
    return keyIn(path, options);
  } catch (error) {
    if (error instanceof KeyFileError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const { setting = "NEXUS_KEY_FILE" } = options;
    throw new KeyFileError(`The key file ${path} cannot be used (${why}). Mend that, or name another with ${setting}.`);
  }
}

function keyIn(path: string, { hasData, setting = "NEXUS_KEY_FILE" }: KeyFileOptions): Buffer {
  if (!existsSync(path)) {
    if (hasData) {
      throw new KeyFileError(
        `The key file ${path} is missing, but there is data that was sealed or signed with it. Put the file back, or name it with ${setting}.`,
      );
    }
    const made = randomBytes(BYTES);
    const draft = `${path}.${process.pid}`;
    // Flushed: a loss of power must not take the key and leave what is sealed with it.
    writeFileSync(draft, `${made.toString("base64url")}\n`, { mode: 0o600, flag: "wx", flush: true });
    try {
      // In one step, whole: of two that start at once, one makes the key, and the other one reads it.
      linkSync(draft, path);
      return made;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    } finally {
      rmSync(draft);
    }
  }
  const mode = statSync(path).mode & 0o077;
  if (mode !== 0) {
    throw new KeyFileError(`The key file ${path} can be read by others. Run: chmod 600 ${path}`);
  }
  const key = Buffer.from(readFileSync(path, "utf8").trim(), "base64url");
  if (key.length !== BYTES) {
    throw new KeyFileError(`The key file ${path} does not hold a key of ${BYTES} bytes. Put the right file back.`);
  }
  return key;
}

/** Whether a data folder holds anything beside the key file itself. */
export function holdsData(folder: string, keyFile: string): boolean {
  // The draft of a key, too, of a process that starts at the same time.
  return readdirSync(folder).some((name) => !join(folder, name).startsWith(keyFile));
}
