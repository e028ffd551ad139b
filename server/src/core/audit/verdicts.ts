import { mkdir, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { Broken } from "../journal/verify.ts";

// One file for each organization beside its checkpoints: `<organization>.verdict`, what was found when its journal was last
// verified. Like them it is out of reach of whoever owns the database.

const ENDING = ".verdict";

/** What a verification found. */
export interface Found {
  readonly at: string;
  readonly entries: number;
  readonly signed: number;
  /** Where the journal does not hold, and why; null where it holds. */
  readonly broken: Broken | null;
}

const foundSchema = z.object({
  ...{ at: z.string(), entries: z.number(), signed: z.number() },
  broken: z.object({ seq: z.number(), why: z.string() }).nullable(),
});

export interface Verdicts {
  last(organization: string): Promise<Found | null>;
  /** The last one of each organization. */
  all(): Promise<ReadonlyMap<string, Found>>;
  note(organization: string, found: Found): Promise<void>;
}

const isMissing = (error: unknown): boolean => (error as NodeJS.ErrnoException).code === "ENOENT";

export function verdictsIn(folder: string): Verdicts {
  const last: Verdicts["last"] = async (organization) => {
    try {
      const text = await readFile(join(folder, `${organization}${ENDING}`), "utf8");
      return foundSchema.parse(JSON.parse(text));
    } catch (error) {
      // What cannot be read is no verdict: the next verification writes it anew.
      if (isMissing(error) || error instanceof SyntaxError || error instanceof z.ZodError) return null;
      throw error;
    }
  };

  return {
    last,
    all: async () => {
      const names = await readdir(folder).catch((error: unknown) => {
        if (isMissing(error)) return [];
        throw error;
      });
      const found = new Map<string, Found>();
      for (const name of names.filter((each) => each.endsWith(ENDING))) {
        const organization = name.slice(0, -ENDING.length);
        const verdict = await last(organization);
        if (verdict) found.set(organization, verdict);
      }
      return found;
    },
    note: async (organization, found) => {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, `${organization}${ENDING}`);
      await writeFile(`${path}.draft`, JSON.stringify(found), { mode: 0o600 });
      await rename(`${path}.draft`, path);
    },
  };
}
