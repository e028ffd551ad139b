import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import type { Database } from "../database/database.ts";
import { UNUSED } from "./contents.ts";
import type { FileStore } from "./store.ts";

/** How long what nobody refers to is left alone: whoever is about to refer to it has that long. */
const GRACE_MS = 86_400_000;
const MOST_AT_ONCE = 500;

export interface Swept {
  readonly contents: number;
  /** Uploads that were broken off by a crash. */
  readonly incoming: number;
}

export interface SweepOptions {
  readonly database: Database;
  readonly store: FileStore;
  readonly folder: string;
  readonly now: Date;
}

/** Puts contents that nobody has referred to for a day out of reach; those whose key was destroyed are so already. */
async function claim({ database, now }: Pick<SweepOptions, "database" | "now">) {
  const before = new Date(now.getTime() - GRACE_MS).toISOString();
  await database.transaction((tx) =>
    tx.run(`UPDATE file_contents SET stored_at=NULL WHERE touched_at<? AND ${UNUSED}`, [before]),
  );
  // A content that is still on its way has no key destroyed and was touched just now.
  return database.all(
    `SELECT organization_id, address FROM file_contents WHERE stored_at IS NULL AND (touched_at<? OR LENGTH(seal)=0) AND ${UNUSED} ORDER BY touched_at LIMIT ${MOST_AT_ONCE}`,
    [before],
  );
}

async function sweepIncoming({ folder, now }: SweepOptions): Promise<number> {
  let swept = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const { mtimeMs } = await stat(path);
    if (mtimeMs >= now.getTime() - GRACE_MS) continue;
    await rm(path, { force: true });
    swept += 1;
  }
  return swept;
}

/** Deletes the bytes of contents that belong to no file, and then what the database knew of them. Says how many. */
export async function sweepContents(options: Omit<SweepOptions, "folder">): Promise<number> {
  const { database, store } = options;
  let swept = 0;
  for (let found = await claim(options); found.length > 0; found = await claim(options)) {
    for (const row of found) {
      const [organization, address] = [row["organization_id"] as string, row["address"] as string];
      await store.delete({ organization, address });
      await database.transaction((tx) =>
        tx.run("DELETE FROM file_contents WHERE organization_id=? AND address=? AND stored_at IS NULL", [
          ...[organization, address],
        ]),
      );
      swept += 1;
    }
  }
  return swept;
}

/** Deletes what belongs to no file: contents, and uploads that a crash broke off. */
export async function sweep(options: SweepOptions): Promise<Swept> {
  return { contents: await sweepContents(options), incoming: await sweepIncoming(options) };
}
