import { jobs } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

/** Says that it shall end. The queue does it in the same transaction, or refuses: only the queue knows how it stands. */
export const cancel = implement(jobs, "cancel", async (ctx, _input, job) => {
  ctx.emit("cancelled", {});
  return job;
});
