import type { Composed } from "./compose.ts";

/** What became of a message. Deferred: nobody has it, and trying again may help. Unknown: somebody may have it. */
export type Delivery =
  | { readonly state: "sent" | "written" }
  | { readonly state: "failed" | "deferred" | "unknown"; readonly error: string };

/** Takes a message out of the house. */
export interface MailTransport {
  /** `begin` is called before anything is done that could make somebody have the message. */
  send(message: Composed, begin: () => Promise<void>): Promise<Delivery>;
}
