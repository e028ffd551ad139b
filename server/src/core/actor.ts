import type { ActorName, Session } from "@nexus-os/contracts";

/** Whoever acts: a member in the portal or through an embed session, an API key, or Nexus itself. All meet the same checks. */
export interface Actor extends ActorName {
  readonly organization: string;
  /** The operations that were granted. What is not in here is refused. */
  readonly permissions: ReadonlySet<string>;
  /** Of an API key, the member that it acts for; null where it is a service account. Ask `memberOf`. */
  readonly member?: string | null;
}

/** The member that an actor is or acts for; null where it is nobody's doing but Nexus's or a service account's. */
export function memberOf({ kind, id, member = null }: Pick<Actor, "kind" | "id" | "member">): string | null {
  if (kind === "key") return member;
  return kind === "system" ? null : id;
}

/** An actor that came in by a session or a key, with what its interface needs to know. */
export interface SessionActor extends Actor {
  /** Null for an API key: it is no session. */
  readonly session: Session | null;
  /** The exact origins that an embed session is bound to; null for the portal's own, and for a key. */
  readonly origins: readonly string[] | null;
  /** Names the session, token or key, with the member and role it stands for; its end ends everything that was opened by it. */
  readonly credential: string;
}
