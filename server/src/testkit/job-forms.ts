import { newId } from "@nexus-os/contracts";
import type { JobForm } from "../core/jobs/form.ts";

interface Deal {
  readonly id: string;
  readonly version: number;
}

/**
 * A job with every kind of step. What it writes is computed anew each time, as careless authors do: the names say which
 * job and step it was.
 */
export const killedJob: JobForm<{ readonly mark: string; readonly deal: object }> = {
  name: "tests.killed",
  run: async (ctx, { mark, deal }) => {
    const make = (step: string) => ctx.execute(step, "deals.create", { ...deal, id: newId(), name: `${mark} ${step}` });
    const first = await make("first");
    if (first.outcome !== "done") throw new Error("the deal was not made");
    const { id, version } = first.output as Deal;
    await ctx.execute("move", "deals.move", { id, version, stage: "discovery" });
    await ctx.sleep("a moment", 20);
    const moved = await ctx.waitForEvent("moved", "deals.moved", { timeout: "1h", matching: { id } });
    await make("second");
    await make("third");
    return { moved: moved?.data };
  },
};

/** A job whose only step takes as long as its process wants, and says which process did it. */
export function heldJob(hold: () => Promise<string>): JobForm {
  return { name: "tests.held", run: (ctx) => ctx.step("hold", hold) };
}

/** A job that is done at once: what schedules begin. */
export const plainJob: JobForm = { name: "tests.plain", run: async () => "done" };
