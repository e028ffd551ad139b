import { parseArgs } from "node:util";
import type { Task } from "../core/metrics/metrics.ts";
import { type Command, UsageError } from "./command.ts";
import { type Data, withData } from "./data.ts";

const USAGE = [
  "[--organization <id>] [--metric <word>]",
  "",
  "  --organization  The id of one organization; all of them where it is left out.",
  "  --metric        One metric, such as deals.won-value: what is kept of its noun; of all nouns where it is left out.",
].join("\n");

/** How many differences are shown of each noun. */
const SHOWN = 20;

async function tasksOf({ core }: Data, args: readonly string[]): Promise<Task[]> {
  let asked: { readonly organization?: string | undefined; readonly metric?: string | undefined };
  try {
    const options = { organization: { type: "string" }, metric: { type: "string" } } as const;
    asked = parseArgs({ args: [...args], options }).values;
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const tasks = await core.metrics.tasks(asked);
  if (tasks.length === 0) throw new UsageError("There is no such organization, or nothing is kept of such a metric.");
  return tasks;
}

export const metricsRebuild: Command = {
  name: "metrics rebuild",
  summary: "Counts what is kept for metrics anew from the records. A server may run meanwhile; its writes wait.",
  usage: USAGE,
  run: (args, io) =>
    withData(io, async (data) => {
      const tasks = await tasksOf(data, args);
      for (const [index, task] of tasks.entries()) {
        await data.core.metrics.rebuild(task, { always: true });
        io.out(`${task.organization} ${task.noun}: counted anew (${index + 1} of ${tasks.length})`);
      }
      return 0;
    }),
};

export const metricsCheck: Command = {
  name: "metrics check",
  summary: "Compares what is kept for metrics with the records. A server may run meanwhile; its writes wait.",
  usage: USAGE,
  run: (args, io) =>
    withData(io, async (data) => {
      let isRight = true;
      for (const task of await tasksOf(data, args)) {
        const found = await data.core.metrics.differences(task);
        const verdict = found === null ? "not kept by today's definitions" : `${found.length || "no"} differences`;
        io.out(`${task.organization} ${task.noun}: ${verdict}`);
        for (const { rollup, row, kept, counted } of (found ?? []).slice(0, SHOWN)) {
          io.out(`  ${rollup} ${row}: ${kept} are kept, ${counted} are there`);
        }
        isRight &&= found?.length === 0;
      }
      return isRight ? 0 : 1;
    }),
};
