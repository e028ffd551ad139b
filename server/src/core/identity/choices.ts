import type { Database } from "../database/database.ts";
import { refuse } from "../refusal.ts";

/** An organization that a person is a member of. */
export interface Belonging {
  readonly id: string;
  readonly name: string;
}

export interface Choices {
  /** The organizations of a person, the one that they joined first at the head. */
  of(user: string): Promise<readonly Belonging[]>;
  /** Lets a session stand for another organization of its person, from now on. */
  choose(session: string, user: string, organization: string): Promise<void>;
}

export function choices(database: Database): Choices {
  return {
    of: async (user) => {
      const rows = await database.all(
        "SELECT o.id, o.name FROM members m JOIN organizations o ON o.id=m.organization_id WHERE m.user_id=? AND m.archived_at IS NULL ORDER BY m.created_at, m.id",
        [user],
      );
      return rows.map(({ id, name }) => ({ id: id as string, name: name as string }));
    },
    choose: async (session, user, organization) => {
      const member = await database.get(
        "SELECT id FROM members WHERE user_id=? AND organization_id=? AND archived_at IS NULL",
        [user, organization],
      );
      if (!member) return refuse("NOT_FOUND", { singular: "organization" });
      await database.transaction(async (tx) => {
        await tx.run("DELETE FROM session_choices WHERE session_id=?", [session]);
        await tx.run("INSERT INTO session_choices (session_id, member_id) VALUES (?,?)", [
          session,
          member["id"] as string,
        ]);
      });
    },
  };
}
