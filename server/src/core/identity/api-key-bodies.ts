import { apikeys, OPERATIONS } from "@nexus-os/contracts";
import type { Database } from "../database/database.ts";
import { type Answering, answer, type Body, implement } from "../implement.ts";
import { refuse } from "../refusal.ts";
import { keepSecret, newSecret } from "./api-keys.ts";

/** The permissions of a new key. Nobody gives away what they do not have, or what is nobody's. */
function granted(given: unknown, own: ReadonlySet<string>): readonly string[] {
  const names = Array.isArray(given) ? given : [];
  if (names.length === 0) refuse("INVALID", { issues: "permissions: must be a list of at least one operation" });
  const wrong = names.find((name) => typeof name !== "string" || !OPERATIONS.has(name) || !own.has(name));
  if (wrong !== undefined)
    refuse("INVALID", { issues: `permissions: ${String(wrong).slice(0, 100)} is not yours to give` });
  return [...new Set(names as readonly string[])].sort();
}

/** The bodies of `apikeys`: of the core, because a secret is kept beside the record and not in it. */
export function apiKeyBodies(database: Database): readonly (Body | Answering)[] {
  return [
    implement(apikeys, "issue", async (ctx, { name, member = null, permissions, expiresAt = null }, _, inside) => {
      // A key that could make keys would outlive its own end.
      if (ctx.actor.kind !== "member") refuse("FORBIDDEN", { operation: "apikeys.issue" });
      if (expiresAt !== null && expiresAt <= ctx.now) refuse("INVALID", { issues: "expiresAt: has passed already" });
      const { secret, prefix } = newSecret();
      const key = await ctx.create({
        ...{ name, member, expiresAt, prefix, state: "active", revokedAt: null },
        permissions: granted(permissions, ctx.actor.permissions),
      });
      await keepSecret(inside.tx, { organization: ctx.actor.organization, id: key.id, secret });
      ctx.emit("issued", {});
      ctx.reveal({ secret });
      return key;
    }),
    implement(apikeys, "revoke", async (ctx, _, key) => {
      if (key.state === "revoked") return key;
      ctx.emit("revoked", {});
      return ctx.change(key, { state: "revoked", revokedAt: ctx.now });
    }),
    answer(apikeys, "uses", async (ctx) => {
      const rows = await database.all(
        "SELECT apikey_id, used_at FROM apikey_secrets WHERE organization_id=? AND used_at IS NOT NULL",
        [ctx.actor.organization],
      );
      return { uses: Object.fromEntries(rows.map((row) => [row["apikey_id"] as string, row["used_at"] as string])) };
    }),
  ];
}
