import { permissionsOf, type Role, type Session } from "@nexus-os/contracts";
import type { Reader, Row } from "../database/database.ts";

/** A member with its organization. */
export interface Membership {
  readonly organization: Session["organization"];
  readonly member: Session["member"];
}

const SELECT =
  "SELECT o.id AS organization_id, o.name AS organization_name, o.currency, o.time_zone, m.id, m.name, m.email, m.role FROM members m JOIN organizations o ON o.id=m.organization_id WHERE m.archived_at IS NULL AND ";

function membershipOf(row: Row): Membership {
  const text = (column: string): string => row[column] as string;
  return {
    organization: {
      ...{ id: text("organization_id"), name: text("organization_name") },
      ...{ currency: text("currency"), timeZone: text("time_zone") },
    },
    member: { id: text("id"), name: text("name"), email: text("email"), role: text("role") as Role },
  };
}

/** The membership that a session of a user stands for: the one that was chosen in it, or else the one that began first. */
export async function membershipOfUser(reader: Reader, user: string, session: string): Promise<Membership | null> {
  const chosen = "CASE WHEN m.id=(SELECT c.member_id FROM session_choices c WHERE c.session_id=?) THEN 0 ELSE 1 END";
  const sql = `${SELECT}m.user_id=? ORDER BY ${chosen}, m.created_at, m.id LIMIT 1`;
  const row = await reader.get(sql, [user, session]);
  return row ? membershipOf(row) : null;
}

/** A member of an organization, by id or by e-mail address. */
export async function membershipIn(
  reader: Reader,
  organization: string,
  by: { readonly id: string } | { readonly email: string },
): Promise<Membership | null> {
  const [column, value] = "id" in by ? ["m.id", by.id] : ["m.email", by.email.toLowerCase()];
  const row = await reader.get(`${SELECT}m.organization_id=? AND ${column}=?`, [organization, value]);
  return row ? membershipOf(row) : null;
}

/** Every operation that a member's role allows, and the ones that every session has. */
export function grantedTo({ member }: Membership): ReadonlySet<string> {
  return new Set([...permissionsOf(member.role), "session.current"]);
}

/** By what somebody came in. */
type Credential = "session" | "embed" | "key";

/**
 * How a session, token or key is named while its member has this role. Who leaves, or gets another role, has another name:
 * what was opened under the old one ends.
 */
export function credentialOf(kind: Credential, id: string, member: { id: string; role: string }): string {
  return [kind, id, member.id, member.role].join(":");
}

/** Of these credentials of a kind, the ids of their sessions or tokens. */
export function idsIn(kind: Credential, credentials: readonly string[]): string[] {
  return credentials.flatMap((each) => {
    const [of, id] = each.split(":");
    return of === kind && id !== undefined ? [id] : [];
  });
}
