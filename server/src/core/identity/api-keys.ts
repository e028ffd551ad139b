import { randomBytes } from "node:crypto";
import { APIKEY_PREFIX, OPERATIONS } from "@nexus-os/contracts";
import type { Actor, SessionActor } from "../actor.ts";
import type { Database, Reader, Row, Transaction } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";
import { credentialOf, grantedTo, idsIn, membershipIn } from "./members.ts";

/** How much of a secret is shown for good: what all keys begin with, and six letters. */
const SHOWN = APIKEY_PREFIX.length + 6;
/** How exactly it is kept when a key was last used. */
const USE_MS = 60_000;

/** The keys by which programs come in. Of a secret there is the hash alone. */
export interface ApiKeys {
  /** Whoever holds this secret; null where it is unknown, ended, revoked, or its member has left. */
  actorOf(secret: string): Promise<SessionActor | null>;
  /** Of these credentials, the ones that still stand. */
  standing(credentials: readonly string[]): Promise<ReadonlySet<string>>;
}

/** A new secret, and what of it is shown for good. */
export function newSecret(): { readonly secret: string; readonly prefix: string } {
  const secret = `${APIKEY_PREFIX}${randomBytes(32).toString("base64url")}`;
  return { secret, prefix: secret.slice(0, SHOWN) };
}

export const isApiKey = (token: string): boolean => token.startsWith(APIKEY_PREFIX);

/** Keeps the hash of a key's secret beside it, in the transaction that makes the key. */
export async function keepSecret(
  tx: Transaction,
  { organization, id, secret }: { organization: string; id: string; secret: string },
): Promise<void> {
  await tx.run("INSERT INTO apikey_secrets (organization_id, apikey_id, hash) VALUES (?,?,?)", [
    ...[organization, id, sha256(secret)],
  ]);
}

const LIVE = "k.archived_at IS NULL AND k.state='active' AND (k.expires_at IS NULL OR k.expires_at>?)";
const SELECT = "SELECT k.organization_id, k.id, k.name, k.member_id, k.permissions FROM apikeys k";

/** What a key may do now: never more than it was given, and than its member's role allows at this moment. */
async function allowed(reader: Reader, row: Row) {
  const [organization, member] = [row["organization_id"] as string, row["member_id"] as string | null];
  const given = JSON.parse(row["permissions"] as string) as readonly string[];
  if (member === null) return { membership: null, permissions: given.filter((name) => OPERATIONS.has(name)) };
  const membership = await membershipIn(reader, organization, { id: member });
  if (!membership) return null;
  const role = grantedTo(membership);
  return { membership, permissions: given.filter((name) => role.has(name)) };
}

/** A key by its id as an actor, with the rights that it has now; null where it is none any more. For work that it began. */
export async function keyNow(
  reader: Reader,
  organization: string,
  { id, at }: { id: string; at: string },
): Promise<Actor | null> {
  const row = await reader.get(`${SELECT} WHERE k.organization_id=? AND k.id=? AND ${LIVE}`, [organization, id, at]);
  const may = row && (await allowed(reader, row));
  if (!row || !may) return null;
  const permissions = new Set(may.permissions);
  return {
    kind: "key",
    id,
    name: row["name"] as string,
    organization,
    permissions,
    member: row["member_id"] as string,
  };
}

export function apiKeys({ database, clock }: { database: Database; clock: () => Date }): ApiKeys {
  async function used(organization: string, id: string, last: string | null): Promise<void> {
    const now = clock().getTime();
    if (last !== null && Math.abs(now - Date.parse(last)) < USE_MS) return;
    const at = new Date(now).toISOString();
    await database.transaction((tx) =>
      tx.run("UPDATE apikey_secrets SET used_at=? WHERE organization_id=? AND apikey_id=?", [at, organization, id]),
    );
  }

  async function actorOf(secret: string): Promise<SessionActor | null> {
    const row = await database.get(
      `${SELECT.replace(" FROM", ", s.used_at FROM")} JOIN apikey_secrets s ON s.organization_id=k.organization_id AND s.apikey_id=k.id WHERE s.hash=? AND ${LIVE}`,
      [sha256(secret), clock().toISOString()],
    );
    const may = row && (await allowed(database, row));
    if (!row || !may) return null;
    const [organization, id, name] = ["organization_id", "id", "name"].map((column) => row[column] as string) as [
      ...[string, string, string],
    ];
    await used(organization, id, row["used_at"] as string | null);
    return {
      ...{ kind: "key", id, name, organization, permissions: new Set(may.permissions) },
      ...{ member: row["member_id"] as string | null, origins: null, session: null },
      credential: credentialOf("key", id, may.membership?.member ?? { id, role: "" }),
    };
  }

  async function standing(credentials: readonly string[]): Promise<ReadonlySet<string>> {
    const keys = idsIn("key", credentials);
    if (keys.length === 0) return new Set();
    const rows = await database.all(
      `SELECT k.id, k.member_id, m.role FROM apikeys k LEFT JOIN members m ON m.organization_id=k.organization_id AND m.id=k.member_id AND m.archived_at IS NULL WHERE ${LIVE} AND k.id IN (${keys.map(() => "?").join(",")})`,
      [clock().toISOString(), ...keys],
    );
    return new Set(
      rows.map(({ id, member_id, role }) =>
        credentialOf("key", id as string, { id: (member_id ?? id) as string, role: (role ?? "") as string }),
      ),
    );
  }

  return { actorOf, standing };
}
