import { randomBytes } from "node:crypto";
import type { Reader, Transaction } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";

interface NewToken {
  readonly organization: string;
  readonly invitation: string;
  /** Whether it goes to the invited address alone, so that whoever has it has shown that the address is theirs. */
  readonly mailed: boolean;
}

/** An invitation as the holder of its link finds it. */
export interface Found {
  readonly organization: { readonly id: string; readonly name: string };
  readonly id: string;
  readonly version: number;
  readonly address: string;
  readonly role: string;
  readonly state: string;
  readonly expiresAt: string;
  readonly mailed: boolean;
}

/** Makes the token of an invitation, of which its hash alone is kept. One that it had before is worth nothing any more. */
export async function keepToken(tx: Transaction, { organization, invitation, mailed }: NewToken): Promise<string> {
  const token = randomBytes(32).toString("base64url");
  await tx.run("DELETE FROM invitation_tokens WHERE organization_id=? AND invitation_id=?", [organization, invitation]);
  await tx.run("INSERT INTO invitation_tokens (organization_id, invitation_id, hash, mailed) VALUES (?,?,?,?)", [
    ...[organization, invitation, sha256(token), mailed ? 1 : 0],
  ]);
  return token;
}

/** The invitation of a token; null where there is none. */
export async function invitationOf(reader: Reader, token: string): Promise<Found | null> {
  const row = await reader.get(
    "SELECT i.id, i.version, i.address, i.role, i.state, i.expires_at, t.mailed, o.id AS organization, o.name FROM invitation_tokens t JOIN invitations i ON i.organization_id=t.organization_id AND i.id=t.invitation_id JOIN organizations o ON o.id=t.organization_id WHERE t.hash=?",
    [sha256(token)],
  );
  if (!row) return null;
  const text = (column: string): string => row[column] as string;
  return {
    organization: { id: text("organization"), name: text("name") },
    ...{ id: text("id"), version: Number(row["version"]), address: text("address"), role: text("role") },
    ...{ state: text("state"), expiresAt: text("expires_at"), mailed: Number(row["mailed"]) === 1 },
  };
}
