import { newId, type Role } from "@nexus-os/contracts";
import type { Database } from "../database/database.ts";
import { GENESIS, sha256 } from "../journal/entry.ts";
import type { SubjectKeys } from "../keys/subject.ts";

export interface NewOrganization {
  readonly name: string;
  readonly currency: string;
  readonly timeZone: string;
}

/** A person to be a member; `user` is who signs in, null for somebody who does not. */
export interface NewMembership {
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly user: string | null;
}

/** Makes an organization with the head of its journal, which must be there before its first write. */
export async function createOrganization(
  database: Database,
  { name, currency, timeZone }: NewOrganization,
  at: string,
): Promise<string> {
  const id = newId(Date.parse(at));
  await database.transaction(async (tx) => {
    await tx.run("INSERT INTO organizations (id, name, currency, time_zone, created_at) VALUES (?,?,?,?,?)", [
      ...[id, name, currency, timeZone, at],
    ]);
    await tx.run("INSERT INTO journal_heads (organization_id, seq, hash) VALUES (?,?,?)", [id, 0, GENESIS]);
  });
  return id;
}

export async function addMember(
  database: Database,
  keys: SubjectKeys,
  { organization, at, ...member }: NewMembership & { readonly organization: string; readonly at: string },
): Promise<string> {
  const id = newId(Date.parse(at));
  const { sealed } = keys.make(organization, "members", id);
  await database.transaction((tx) =>
    tx.run(
      "INSERT INTO members (organization_id, id, version, created_at, updated_at, seal, name, email, role, user_id) VALUES (?,?,1,?,?,?,?,?,?,?)",
      [organization, id, at, at, sealed, member.name, member.email.toLowerCase(), member.role, member.user],
    ),
  );
  return id;
}

/** Lets the holder of a secret key open embed sessions for an organization's members. Only the key's hash is kept. */
export async function addEmbedKey(
  database: Database,
  { organization, name, secret, at }: { organization: string; name: string; secret: string; at: string },
): Promise<void> {
  await database.transaction((tx) =>
    tx.run("INSERT INTO embed_keys (id, organization_id, name, hash, created_at) VALUES (?,?,?,?,?)", [
      ...[newId(Date.parse(at)), organization, name, sha256(secret), at],
    ]),
  );
}
