import { randomBytes } from "node:crypto";
import { type Noun, newId } from "@nexus-os/contracts";
import { z } from "zod";
import type { SessionActor } from "../actor.ts";
import type { Database } from "../database/database.ts";
import { sha256 } from "../journal/entry.ts";
import type { Nouns } from "../records/nouns.ts";
import { refuse } from "../refusal.ts";
import { credentialOf, grantedTo, idsIn, membershipIn } from "./members.ts";
import type { Once } from "./once.ts";

const SECRET_SECONDS = 60;
const TOKEN_SECONDS = 300;

function isOrigin(given: string): boolean {
  const url = URL.parse(given);
  const isWeb = url?.protocol === "https:" || url?.protocol === "http:";
  return isWeb && url.origin === given && !given.includes("*");
}

const TAG = /^nexus-([a-z]+)-[a-z-]+$/;

/** What a customer's server asks for on behalf of one of its users. */
export const embedRequestSchema = z.strictObject({
  user: z.strictObject({ email: z.email() }),
  elements: z.array(z.string().regex(TAG, "must be a tag like nexus-deals-board")).min(1).max(50),
  origins: z.array(z.string().refine(isOrigin, "must be an exact origin like https://intranet.example")).min(1).max(20),
  permissions: z.array(z.string().max(100)).max(500).optional(),
});
export type EmbedRequest = z.infer<typeof embedRequestSchema>;

interface Granted {
  readonly organization: string;
  readonly member: string;
  readonly key: string;
  readonly elements: readonly string[];
  readonly origins: readonly string[];
  readonly permissions: readonly string[] | null;
}

/** The operations that elements need: those of their noun, and reading what it refers to. */
function neededBy(elements: readonly string[], nouns: Nouns): ReadonlySet<string> {
  const words = elements.flatMap((tag) => TAG.exec(tag)?.[1] ?? []);
  const own = words.flatMap((word) => (Object.hasOwn(nouns, word) && nouns[word] ? [nouns[word]] : []));
  const referred = own.flatMap((noun: Noun) =>
    Object.values(noun.fields).flatMap((field) =>
      field.kind === "ref" ? [`${field.to}.list`, `${field.to}.get`] : [],
    ),
  );
  const acts = own.flatMap((noun) =>
    [...noun.standard, ...Object.keys(noun.verbs)].map((verb) => `${noun.word}.${verb}`),
  );
  return new Set([...acts, ...referred, "session.current"]);
}

export interface Embeds {
  /** A secret for one use within a minute, for the holder of a secret key. */
  open(
    secretKey: string,
    request: EmbedRequest,
  ): Promise<{ readonly clientSecret: string; readonly expiresAt: string }>;
  /** A token of five minutes for the page that holds the secret, if its origin was named. */
  exchange(clientSecret: string, origin: string): Promise<{ readonly accessToken: string; readonly expiresAt: string }>;
  actorOf(accessToken: string): Promise<SessionActor | null>;
  /** Of these credentials, the ones that still stand. */
  standing(credentials: readonly string[]): Promise<ReadonlySet<string>>;
}

export function embeds(options: { database: Database; nouns: Nouns; once: Once; clock: () => Date }): Embeds {
  const { database, nouns, once, clock } = options;

  async function open(secretKey: string, { user, elements, origins, permissions }: EmbedRequest) {
    const key = await database.get("SELECT id, organization_id FROM embed_keys WHERE hash=? AND revoked_at IS NULL", [
      sha256(secretKey),
    ]);
    if (!key) refuse("SECRET_REFUSED");
    const organization = key["organization_id"] as string;
    const membership = await membershipIn(database, organization, { email: user.email });
    if (!membership) refuse("INVALID", { issues: "user.email: there is no member with this address" });
    const granted: Granted = {
      ...{ organization, member: membership.member.id, key: key["id"] as string },
      ...{ elements, origins, permissions: permissions ?? null },
    };
    const { token, expiresAt } = await once.issue("embed", granted, SECRET_SECONDS);
    return { clientSecret: token, expiresAt };
  }

  async function exchange(clientSecret: string, origin: string) {
    const granted = (await once.redeem("embed", clientSecret)) as Granted | null;
    if (!granted) refuse("SECRET_REFUSED");
    if (!granted.origins.includes(origin)) refuse("ORIGIN_REFUSED", { origin });
    const accessToken = `nxe_${randomBytes(32).toString("base64url")}`;
    const now = clock();
    const expiresAt = new Date(now.getTime() + TOKEN_SECONDS * 1000).toISOString();
    await database.transaction(async (tx) => {
      await tx.run("DELETE FROM embed_tokens WHERE expires_at<?", [now.toISOString()]);
      await tx.run(
        "INSERT INTO embed_tokens (id, hash, organization_id, member_id, embed_key_id, granted, created_at, expires_at) VALUES (?,?,?,?,?,?,?,?)",
        [
          ...[newId(now.getTime()), sha256(accessToken), granted.organization, granted.member, granted.key],
          ...[JSON.stringify(granted), now.toISOString(), expiresAt],
        ],
      );
    });
    return { accessToken, expiresAt };
  }

  async function actorOf(accessToken: string): Promise<SessionActor | null> {
    const row = await database.get(
      "SELECT t.id, t.granted, t.expires_at FROM embed_tokens t JOIN embed_keys k ON k.id=t.embed_key_id AND k.revoked_at IS NULL WHERE t.hash=? AND t.expires_at>?",
      [sha256(accessToken), clock().toISOString()],
    );
    if (!row) return null;
    const granted = JSON.parse(row["granted"] as string) as Granted;
    const membership = await membershipIn(database, granted.organization, { id: granted.member });
    if (!membership) return null;
    const needed = neededBy(granted.elements, nouns);
    const asked = granted.permissions && new Set([...granted.permissions, "session.current"]);
    // Never more than the member's role allows, the elements need, and the customer's server asked for.
    const permissions = new Set(
      [...grantedTo(membership)].filter((name) => needed.has(name) && (!asked || asked.has(name))),
    );
    return {
      ...{ kind: "embed", id: membership.member.id, name: membership.member.name },
      ...{ organization: granted.organization, permissions, origins: granted.origins },
      credential: credentialOf("embed", row["id"] as string, membership.member),
      session: {
        ...{ kind: "embed", ...membership, permissions: [...permissions] },
        ...{ elements: granted.elements, expiresAt: row["expires_at"] as string },
      },
    };
  }

  async function standing(credentials: readonly string[]): Promise<ReadonlySet<string>> {
    const tokens = idsIn("embed", credentials);
    if (tokens.length === 0) return new Set();
    const rows = await database.all(
      `SELECT t.id, m.id AS member, m.role FROM embed_tokens t JOIN embed_keys k ON k.id=t.embed_key_id AND k.revoked_at IS NULL JOIN members m ON m.organization_id=t.organization_id AND m.id=t.member_id AND m.archived_at IS NULL WHERE t.expires_at>? AND t.id IN (${tokens.map(() => "?").join(",")})`,
      [clock().toISOString(), ...tokens],
    );
    return new Set(
      rows.map(({ id, member, role }) =>
        credentialOf("embed", id as string, { id: member as string, role: role as string }),
      ),
    );
  }

  return { open, exchange, actorOf, standing };
}
