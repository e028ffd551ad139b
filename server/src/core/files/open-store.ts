import { join } from "node:path";
import { folderStore } from "./folder-store.ts";
import { s3Store } from "./s3-store.ts";
import type { FileStore } from "./store.ts";

/** The store that is set: a bucket by `s3+https://key:secret@host/bucket?region=name`, else a folder of the data folder. */
export function openStore(bucket: URL | null, dataDir: string, clock: () => Date): FileStore {
  if (!bucket) return folderStore(join(dataDir, "files"));
  const { protocol, host, pathname, username, password, searchParams } = bucket;
  return s3Store({
    bucket: new URL(`${protocol.replace("s3+", "")}//${host}${pathname}`),
    accessKey: decodeURIComponent(username),
    secretKey: decodeURIComponent(password),
    region: searchParams.get("region") ?? "us-east-1",
    clock,
  });
}
