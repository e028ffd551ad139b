import { jobs } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const tell = implement(jobs, "tell", async (ctx, shown, job) => {
  const told = await ctx.change(job, shown);
  ctx.emit("told", { state: shown.state });
  return told;
});
