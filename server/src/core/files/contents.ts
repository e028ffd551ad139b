import type { Database, Transaction } from "../database/database.ts";
import { seal, unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { Incoming } from "./spool.ts";
import type { Place } from "./store.ts";

/** A content that is kept: where it lies, and what opens it. */
export interface Content {
  readonly place: Place;
  readonly key: Uint8Array;
  readonly size: number;
}

/** No file refers to the content. */
export const UNUSED =
  "NOT EXISTS (SELECT 1 FROM file_uses u WHERE u.organization_id=file_contents.organization_id AND u.address=file_contents.address)";

const sealPlace = ({ organization, address }: Place): string => `file|${organization}|${address}`;

/**
 * What the database knows of the contents in the store. A row is there before the bytes are, and stays until after they
 * are gone, so that whatever a crash leaves behind is found again.
 */
export function contents(database: Database, keys: SubjectKeys) {
  return {
    /** Writes down that a content is about to be stored. */
    expect: async (place: Place, { key, hash, size }: Incoming, now: string): Promise<void> => {
      const sealed = seal(keys.own(place.organization), key, sealPlace(place));
      await database.transaction((tx) =>
        tx.run(
          "INSERT INTO file_contents (organization_id, address, hash, size, seal, touched_at) VALUES (?,?,?,?,?,?)",
          [...[place.organization, place.address, hash, size, sealed, now]],
        ),
      );
    },

    /** From now on the content can be referred to. */
    stored: async ({ organization, address }: Place, now: string): Promise<void> => {
      await database.transaction((tx) =>
        tx.run("UPDATE file_contents SET stored_at=?, touched_at=? WHERE organization_id=? AND address=?", [
          ...[now, now, organization, address],
        ]),
      );
    },

    /** Whether the organization has this content already. If so it is kept for as long as a new one would be. */
    again: async (organization: string, hash: string, now: string): Promise<boolean> => {
      const { changes } = await database.transaction((tx) =>
        tx.run("UPDATE file_contents SET touched_at=? WHERE organization_id=? AND hash=? AND stored_at IS NOT NULL", [
          now,
          organization,
          hash,
        ]),
      );
      return changes > 0;
    },

    /** Lets a content that no file refers to look as if nobody had touched it for a long time. */
    letGo: async (organization: string, hash: string): Promise<void> => {
      await database.transaction((tx) =>
        tx.run(`UPDATE file_contents SET touched_at=? WHERE organization_id=? AND hash=? AND ${UNUSED}`, [
          ...[new Date(0).toISOString(), organization, hash],
        ]),
      );
    },

    /** The content of a file; null where it has none, or it was destroyed. */
    of: async (organization: string, file: string): Promise<Content | null> => {
      const row = await database.get(
        "SELECT c.address, c.size, c.seal FROM file_uses u JOIN file_contents c ON c.organization_id=u.organization_id AND c.address=u.address WHERE u.organization_id=? AND u.file_id=? AND c.stored_at IS NOT NULL",
        [organization, file],
      );
      if (!row) return null;
      const place = { organization, address: row["address"] as string };
      const key = unseal(keys.own(organization), row["seal"] as Uint8Array, sealPlace(place));
      return { place, key, size: row["size"] as number };
    },
  };
}

/** Ties a new file to its content. False where the content is gone meanwhile. */
export async function use(
  tx: Transaction,
  { organization, file, hash }: { readonly organization: string; readonly file: string; readonly hash: string },
): Promise<boolean> {
  const content = await tx.get(
    "SELECT address, size FROM file_contents WHERE organization_id=? AND hash=? AND stored_at IS NOT NULL ORDER BY address LIMIT 1",
    [organization, hash],
  );
  if (!content) return false;
  await tx.run("INSERT INTO file_uses (organization_id, file_id, address, size) VALUES (?,?,?,?)", [
    ...[organization, file, content["address"] ?? null, content["size"] ?? null],
  ]);
  return true;
}

/** How many bytes an organization's files have, each counted with its whole content. */
export async function usedBy(reader: Pick<Transaction, "get">, organization: string): Promise<number> {
  const row = await reader.get("SELECT COALESCE(SUM(size),0) AS used FROM file_uses WHERE organization_id=?", [
    organization,
  ]);
  return Number(row?.["used"] ?? 0);
}

/** Unties a file from its content. The key of a content that nobody uses any more is destroyed at once, its bytes later. */
export async function unuse(tx: Transaction, organization: string, file: string): Promise<void> {
  const own = await tx.get("SELECT address FROM file_uses WHERE organization_id=? AND file_id=?", [organization, file]);
  if (!own) return;
  const address = own["address"] as string;
  await tx.run("DELETE FROM file_uses WHERE organization_id=? AND file_id=?", [organization, file]);
  const other = await tx.get("SELECT file_id FROM file_uses WHERE organization_id=? AND address=? LIMIT 1", [
    ...[organization, address],
  ]);
  if (other) return;
  await tx.run("UPDATE file_contents SET seal=?, stored_at=NULL WHERE organization_id=? AND address=?", [
    ...[new Uint8Array(), organization, address],
  ]);
}
