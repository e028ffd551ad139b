import type { ActorName, Session } from "@nexus-os/contracts";

/** Whoever acts: a member in the portal, a member through an embed session, or Nexus itself. All meet the same checks. */
export interface Actor extends ActorName {
  readonly organization: string;
  /** The operations that were granted. What is not in here is refused. */
  readonly permissions: ReadonlySet<string>;
}

/** An actor that came in by a session, with what its interface needs to know. */
export interface SessionActor extends Actor {
  readonly session: Session;
  /** The exact origins that an embed session is bound to; null for the portal's own. */
  readonly origins: readonly string[] | null;
  /** Names the session or token, with the member and role it stands for; its end ends everything that was opened by it. */
  readonly credential: string;
}
