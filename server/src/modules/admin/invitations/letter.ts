import type { Invitation, invitations } from "@nexus-os/contracts";
import type { Inside } from "../../../core/acts/inside.ts";
import { keepToken } from "../../../core/identity/invitation-tokens.ts";
import type { Checked, Context } from "../../../core/implement.ts";
import { sendMail } from "../../../core/mail/mail.ts";

const DAY = 86_400_000;
const DAYS = 7;

/** How an invitation reaches whom it is for. */
interface Way {
  readonly mail?: boolean;
  readonly locale?: string | null;
}

/** When an invitation of this moment ends. */
export function endOf(now: string): string {
  return new Date(Date.parse(now) + DAYS * DAY).toISOString();
}

/** Gives an invitation a new link, and lets it go out by mail, or be seen once by who asked. */
export async function deliver(
  ctx: Context<typeof invitations>,
  invitation: Checked<Invitation>,
  { tx }: Inside,
  { mail = true, locale }: Way,
): Promise<void> {
  const { organization, name } = ctx.actor;
  const token = await keepToken(tx, { organization, invitation: invitation.id, mailed: mail });
  const path = `/invitation#token=${token}`;
  if (!mail) return ctx.reveal({ path });
  const row = await tx.get("SELECT name FROM organizations WHERE id=?", [organization]);
  const parameters = { inviter: name, organization: row?.["name"] as string, token };
  await sendMail(ctx, { to: invitation.address, template: "invitation", parameters, locale: locale ?? "en" });
}
