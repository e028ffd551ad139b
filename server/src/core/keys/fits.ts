import type { Reader } from "../database/database.ts";
import type { SubjectKeys } from "./subject.ts";

/**
 * Whether what is sealed in a database opens with these keys. A database need not lie in the data folder: a new folder
 * beside it, or another server's, would bring a key that nothing in it was sealed with.
 */
export async function keysFit(reader: Reader, keys: SubjectKeys): Promise<boolean> {
  const row = await reader.get("SELECT organization_id, id, seal FROM members LIMIT 1");
  if (!row) return true;
  try {
    keys.open(row["organization_id"] as string, "members", row["id"] as string, row["seal"] as Uint8Array);
    return true;
  } catch {
    return false;
  }
}
