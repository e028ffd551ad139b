import { deals } from "@nexus-os/contracts";
import { implement } from "../../../core/implement.ts";

export const move = implement(deals, "move", async (ctx, { stage }, deal) => {
  if (stage === deal.stage) return deal;
  const moved = await ctx.change(deal, { stage, stageSince: ctx.now });
  ctx.emit("moved", { from: deal.stage, to: stage });
  return moved;
});
