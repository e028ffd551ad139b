import { ERRORS, type ErrorCode } from "@nexus-os/contracts";
import type { JobForm } from "../jobs/form.ts";

interface Watched {
  readonly approval: string;
  readonly hours: number;
  /** What the approval is called. */
  readonly title: string;
}

/** How often the end of an approval is tried that something stands in the way of, and how long is waited between. */
const TRIES = 5;
const WAITS = ["2s", "10s", "1m", "5m"] as const;

/** Ends an approval that nobody decided in time. What cannot be done then, though its policy would have it done, is void. */
export const watchApproval: JobForm<Watched> = {
  name: "approvals.watch",
  permissions: ["approvals.get", "approvals.lapse"],
  title: ({ title }) => `An approval's time: ${title}`,
  run: async (ctx, { approval, hours }) => {
    const decided = await ctx.waitForEvent("decided", "approvals.decided", {
      ...{ timeout: `${hours}h`, matching: { approval } },
    });
    const found = async () =>
      (await ctx.query("approvals.get", { id: approval })) as { version: number; state: string };
    if (decided) return (await found()).state;
    let refusal: ErrorCode | null = null;
    const given = async () => ({ id: approval, version: (await found()).version, refusal });
    for (let turn = 1; turn <= TRIES; turn += 1) {
      const told = await ctx.attempt(`lapse ${turn}`, "approvals.lapse", given);
      if (told.outcome !== "refused") return "lapsed";
      refusal = told.code;
      // Trouble that may pass is waited for, and so is somebody who has just changed the approval.
      const mayPass = ERRORS[refusal].retryable || refusal === "CONFLICT";
      const wait = WAITS[turn - 1];
      if (!mayPass || wait === undefined) break;
      refusal = null;
      await ctx.sleep(`wait ${turn}`, wait);
    }
    await ctx.execute("void", "approvals.lapse", given, ({ code }) => code === "CONFLICT");
    return "lapsed";
  },
};
