import type { SessionActor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";
import { type ApiKeys, isApiKey } from "./api-keys.ts";
import type { Embeds } from "./embed.ts";
import { credentialOf, grantedTo, idsIn, membershipOfUser } from "./members.ts";

/** Who a signed-in person is, as better-auth proved it. */
export interface SignedIn {
  readonly userId: string;
  readonly sessionId: string;
  readonly expiresAt: string;
}

/** The cookies and the authorization of a request. */
export interface Credentials {
  readonly cookie: string | undefined;
  readonly authorization: string | undefined;
}

export interface Sessions {
  /** Who asks; null where nobody is signed in, or the session has ended. */
  actorOf(credentials: Credentials): Promise<SessionActor | null>;
  /** Drops what is remembered of a request's credentials: its session was just ended. */
  forget(credentials: Credentials): void;
  /** Of these credentials, the ones that still stand in the database. */
  standing(credentials: readonly string[]): Promise<ReadonlySet<string>>;
}

/** How long an answer may be used again. A revoked session is at most this old when it stops. */
const REMEMBERED_MS = 900;
const MOST_REMEMBERED = 20_000;
const BEARER = "Bearer ";

interface Remembered {
  readonly actor: Promise<SessionActor | null>;
  readonly until: number;
}

export function sessions(options: {
  readonly database: Database;
  readonly signedIn: (headers: Headers) => Promise<SignedIn | null>;
  readonly embeds: Embeds;
  readonly apiKeys: ApiKeys;
  readonly clock: () => Date;
}): Sessions {
  const { database, signedIn, embeds, apiKeys, clock } = options;
  const remembered = new Map<string, Remembered>();

  async function personOf(cookie: string): Promise<SessionActor | null> {
    const person = await signedIn(new Headers({ cookie }));
    const membership = person && (await membershipOfUser(database, person.userId, person.sessionId));
    if (!membership) return null;
    const permissions = grantedTo(membership);
    return {
      ...{ kind: "member", id: membership.member.id, name: membership.member.name },
      ...{ organization: membership.organization.id, permissions, origins: null },
      credential: credentialOf("session", person.sessionId, membership.member),
      session: {
        ...{ kind: "member", ...membership, permissions: [...permissions] },
        ...{ elements: null, expiresAt: person.expiresAt },
      },
    };
  }

  function find({ cookie, authorization }: Credentials): Promise<SessionActor | null> {
    if (authorization?.startsWith(BEARER)) {
      const token = authorization.slice(BEARER.length);
      return isApiKey(token) ? apiKeys.actorOf(token) : embeds.actorOf(token);
    }
    return cookie ? personOf(cookie) : Promise.resolve(null);
  }

  const nameOf = ({ cookie, authorization }: Credentials): string => sha256(authorization ?? "", "\n", cookie ?? "");

  return {
    actorOf: (credentials) => {
      if (!credentials.cookie && !credentials.authorization) return Promise.resolve(null);
      const name = nameOf(credentials);
      const now = clock().getTime();
      const known = remembered.get(name);
      // A clock that was set back must not make an answer older than that.
      if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.actor;
      if (remembered.size >= MOST_REMEMBERED) remembered.clear();
      const actor = find(credentials);
      remembered.set(name, { actor, until: now + REMEMBERED_MS });
      // A failed look-up is not an answer: the next request asks again.
      actor.catch(() => remembered.delete(name));
      return actor;
    },
    forget: (credentials) => void remembered.delete(nameOf(credentials)),
    standing: async (credentials) => {
      const portal = idsIn("session", credentials);
      const rows =
        portal.length === 0
          ? []
          : await database.all(
              `SELECT s.id, m.id AS member, m.role FROM sessions s JOIN members m ON m.user_id=s.user_id AND m.archived_at IS NULL LEFT JOIN session_choices c ON c.session_id=s.id LEFT JOIN members h ON h.id=c.member_id AND h.archived_at IS NULL WHERE (h.id IS NULL OR h.id=m.id) AND s.expires_at>? AND s.id IN (${portal.map(() => "?").join(",")})`,
              [clock().toISOString(), ...portal],
            );
      const own = rows.map(({ id, member, role }) =>
        credentialOf("session", id as string, { id: member as string, role: role as string }),
      );
      return new Set([...own, ...(await embeds.standing(credentials)), ...(await apiKeys.standing(credentials))]);
    },
  };
}
