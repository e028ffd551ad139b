import type { ApprovalRecord, Finding } from "@nexus-os/contracts";
import type { JobForm } from "../jobs/form.ts";

/** The job that waits for the approval of a finding's act. */
export const WATCH = "findings.watch";

interface Watched {
  readonly finding: string;
  readonly approval: string;
}

/** Longer than any policy gives: a year of hours, and a day. */
const LONGEST = "9000h";

/** Tells a finding what became of its act, once somebody has decided. */
export const watchFinding: JobForm<Watched> = {
  name: WATCH,
  permissions: ["approvals.get", "findings.get", "findings.settle"],
  title: () => "An act that waits",
  run: async (ctx, { finding, approval }) => {
    await ctx.waitForEvent("decided", "approvals.decided", { timeout: LONGEST, matching: { approval } });
    const { state } = (await ctx.query("approvals.get", { id: approval })) as ApprovalRecord;
    const told = async () => {
      const { version } = (await ctx.query("findings.get", { id: finding })) as Finding;
      return { id: finding, version, state };
    };
    await ctx.execute("settle", "findings.settle", told, ({ code }) => code === "CONFLICT");
    return state;
  },
};
