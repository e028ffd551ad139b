import { jobs } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const begin = implement(jobs, "begin", async (ctx, { job, ...shown }) => {
  const made = await ctx.create({ id: job, ...shown });
  ctx.emit("begun", { kind: shown.kind });
  return made;
});
