import { jobs } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

/** Says that it shall go on. The queue does it in the same transaction, or refuses: only the queue knows how it stands. */
export const retry = implement(jobs, "retry", async (ctx, _input, job) => {
  ctx.emit("retried", {});
  return job;
});
