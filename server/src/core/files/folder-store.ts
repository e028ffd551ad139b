import { copyFile, mkdir, open, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type FileStore, pathOf } from "./store.ts";

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** A new name in a folder outlasts a loss of power once the folder itself is flushed. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Moves a file; where it comes from another file system, what is seen under the name is whole or not there. */
async function move(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EXDEV")) throw error;
    const beside = `${to}.part`;
    await copyFile(from, beside);
    await flush(beside);
    await rename(beside, to);
    await rm(from);
  }
}

/** Contents in a folder of this machine, or one that several machines share. */
export function folderStore(root: string): FileStore {
  return {
    put: async (place, { path }) => {
      const target = join(root, pathOf(place));
      const folder = dirname(target);
      const made = await mkdir(folder, { recursive: true, mode: 0o700 });
      await move(path, target);
      await flush(folder);
      if (made !== undefined) for (const each of [dirname(folder), root]) await flush(each);
    },
    open: async (place, range) => {
      const path = join(root, pathOf(place));
      try {
        // The handle is taken now: a content that is deleted while it is read is read to its end.
        const handle = await open(path, "r");
        return handle.createReadStream(range ? { start: range.from, end: range.to } : {});
      } catch (error) {
        if (isMissing(error)) return null;
        throw error;
      }
    },
    delete: (place) => rm(join(root, pathOf(place)), { force: true }),
    has: async (place) => {
      try {
        return (await stat(join(root, pathOf(place)))).isFile();
      } catch (error) {
        if (isMissing(error)) return false;
        throw error;
      }
    },
  };
}
