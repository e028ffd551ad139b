import type { Role } from "./verb.ts";

/** Who is signed in, and what the interface needs to know of it. */
export interface Session {
  readonly kind: "member" | "embed";
  readonly organization: {
    readonly id: string;
    readonly name: string;
    readonly currency: string;
    readonly timeZone: string;
  };
  readonly member: { readonly id: string; readonly name: string; readonly email: string; readonly role: Role };
  /** The operations that this session may call. */
  readonly permissions: readonly string[];
  /** The tags that an embed session may show; null for a person in the portal, who may see all. */
  readonly elements: readonly string[] | null;
  /** When the session ends by itself. */
  readonly expiresAt: string;
}
