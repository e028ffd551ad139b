import type { Findings } from "../check.ts";
import { manifests } from "../manifest/files.ts";

/** The manifests stand in their files as they are computed, and so every verb and every column has its entry. */
export async function checkManifests(read: (file: string) => string | null): Promise<Findings> {
  const now = await manifests();
  const old = Object.entries(now).flatMap(([file, text]) => (read(file) === text ? [] : [file]));
  return old.length === 0 ? null : `${old.join(" and ")} no longer say what is: npm run manifest`;
}
