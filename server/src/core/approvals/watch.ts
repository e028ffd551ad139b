import type { JobForm } from "../jobs/form.ts";

interface Watched {
  readonly approval: string;
  readonly hours: number;
}

/** Ends an approval that nobody decided in time. */
export const watchApproval: JobForm<Watched> = {
  name: "approvals.watch",
  permissions: ["approvals.get", "approvals.lapse"],
  title: () => "An approval's time",
  run: async (ctx, { approval, hours }) => {
    const decided = await ctx.waitForEvent("decided", "approvals.decided", {
      ...{ timeout: `${hours}h`, matching: { approval } },
    });
    const found = (await ctx.query("approvals.get", { id: approval })) as { version: number; state: string };
    if (decided) return found.state;
    await ctx.execute("lapse", "approvals.lapse", { id: approval, version: found.version });
    return "lapsed";
  },
};
