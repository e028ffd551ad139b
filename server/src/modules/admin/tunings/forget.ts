import { tunings } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const forget = implement(tunings, "forget", async (ctx, _input, tuning) => {
  ctx.emit("forgotten", {});
  return ctx.change(tuning, { learnsFrom: ctx.now });
});
