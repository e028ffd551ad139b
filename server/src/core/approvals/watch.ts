import { ERRORS, type ErrorCode } from "@nexus-os/contracts";
import type { JobForm } from "../jobs/form.ts";

interface Watched {
  readonly approval: string;
  readonly hours: number;
  /** What the approval is called. */
  readonly title: string;
}

/** How often somebody else may have changed an approval at the very moment that it ends. */
const MOST_CONFLICTS = 5;

/** Ends an approval that nobody decided in time. What cannot be done then, though its policy would have it done, is void. */
export const watchApproval: JobForm<Watched> = {
  name: "approvals.watch",
  permissions: ["approvals.get", "approvals.lapse"],
  title: ({ title }) => title,
  run: async (ctx, { approval, hours }) => {
    const decided = await ctx.waitForEvent("decided", "approvals.decided", {
      ...{ timeout: `${hours}h`, matching: { approval } },
    });
    const found = async () =>
      (await ctx.query("approvals.get", { id: approval })) as { version: number; state: string };
    if (decided) return (await found()).state;
    let refusal: ErrorCode | null = null;
    let conflicts = 0;
    const given = async () => ({ id: approval, version: (await found()).version, refusal });
    await ctx.execute("lapse", "approvals.lapse", given, ({ code }) => {
      if (code === "CONFLICT" && conflicts < MOST_CONFLICTS) {
        conflicts += 1;
        return true;
      }
      if (refusal !== null || ERRORS[code].retryable) return false;
      refusal = code;
      return true;
    });
    return "lapsed";
  },
};
