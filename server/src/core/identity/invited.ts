import type { Actor } from "../actor.ts";
import { type Database, isUniqueViolation } from "../database/database.ts";
import type { Execute } from "../execute.ts";
import { refuse } from "../refusal.ts";
import type { Auth } from "./auth.ts";
import { type Found, invitationOf } from "./invitation-tokens.ts";

/** How somebody who holds an invitation may take it: as who they are here already, or with a password of their own. */
export type InvitationWay = "sign-in" | "password";

/** What an invitation tells its holder. */
export interface Invited {
  readonly organization: string;
  readonly email: string;
  readonly role: string;
  readonly way: InvitationWay;
}

/** Who takes an invitation: whoever is signed in, or somebody new. */
export interface Taking {
  readonly user: string | null;
  readonly name?: string | undefined;
  readonly password?: string | undefined;
}

export interface Invitations {
  /** What an invitation is about. Of a token that is none nothing is told but that. */
  look(token: string): Promise<Invited>;
  /** Makes its taker a member, and gives the organization's id. */
  accept(token: string, taking: Taking): Promise<string>;
}

/** Who writes for whoever holds an invitation, and is no member yet. */
function nexus(organization: string): Actor {
  const verbs = ["invitations.accept", "members.list", "members.join", "members.restore", "members.assign"];
  return { kind: "system", id: "invitations", name: "Nexus", organization, permissions: new Set(verbs) };
}

export function invited(options: {
  readonly database: Database;
  readonly auth: Pick<Auth, "createUser">;
  readonly execute: () => Execute;
  readonly clock: () => Date;
}): Invitations {
  const { database, auth, execute, clock } = options;

  async function open(token: string): Promise<Found> {
    const found = await invitationOf(database, token);
    if (!found) return refuse("INVITATION_CLOSED", { state: "unknown" });
    if (found.state !== "open") refuse("INVITATION_CLOSED", { state: found.state });
    if (found.expiresAt <= clock().toISOString()) refuse("INVITATION_CLOSED", { state: "expired" });
    return found;
  }

  async function userOf(by: "id" | "email", value: string) {
    const row = await database.get(`SELECT id, name, email FROM users WHERE ${by}=?`, [value]);
    return row && { id: row["id"] as string, name: row["name"] as string, email: row["email"] as string };
  }

  /**
   * Who reads the mail has shown that the address is theirs, and may hear whether somebody has it here. Who was given a
   * link by hand has shown nothing: they prove who they are by signing in.
   */
  async function wayOf({ mailed, address }: Found): Promise<InvitationWay> {
    return mailed && !(await userOf("email", address)) ? "password" : "sign-in";
  }

  async function taker(found: Found, { user, name, password }: Taking) {
    const known = user === null ? undefined : await userOf("id", user);
    if (known?.email === found.address) return known;
    if (known) return refuse("INVITATION_NOT_YOURS");
    if (name === undefined || password === undefined || (await wayOf(found)) === "sign-in") refuse("SIGN_IN_NEEDED");
    try {
      return { id: await auth.createUser({ email: found.address, name, password }), name };
    } catch (error) {
      // Somebody took it a moment ago.
      if (isUniqueViolation(error)) refuse("SIGN_IN_NEEDED");
      throw error;
    }
  }

  return {
    look: async (token) => {
      const found = await open(token);
      const { organization, address, role } = found;
      return { organization: organization.name, email: address, role, way: await wayOf(found) };
    },
    accept: async (token, taking) => {
      const found = await open(token);
      const { id, name } = await taker(found, taking);
      const { organization, id: invitation, version } = found;
      const input = { id: invitation, version, user: id, name };
      await execute()(nexus(organization.id), "invitations.accept", { key: `accept-${invitation}-${version}`, input });
      return organization.id;
    },
  };
}
