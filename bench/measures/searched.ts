import { cpuOf, sumOf } from "../figures/cpu.ts";
import { figureOf, ratioOf } from "../figures/figures.ts";
import { costOf } from "../load/load.ts";
import { CORES, startProgram } from "../load/program.ts";
import { table } from "../report/report.ts";
import type { Effort } from "./measure.ts";
import { type Place, type Service, startNexus } from "./services.ts";

const WRITES = 1500;
const CONNECTIONS = 50;

/** What writes cost, until everything that follows them is done. */
async function costUntilFollowed(
  service: Service,
  amount: number,
  database: number | null,
  loader: Awaited<ReturnType<typeof startProgram>>,
) {
  const { program, url, headers, requests } = service;
  const now = (): number => sumOf(cpuOf(program.pid)) + (database === null ? 0 : sumOf(cpuOf(database)));
  const before = now();
  const task = { url, headers, connections: CONNECTIONS, amount, requests: requests("create") };
  await costOf(loader, program, task, database);
  await program.ask("followed");
  return (now() - before) / amount;
}

/**
 * What a write costs a server that works behind its answers, the index of search above all, beside one that does not. Both
 * have a database of their own, since the index follows a journal whoever wrote it.
 */
export async function searchedLines(
  [plain, followed]: readonly [Place, Place],
  database: number | null,
  { rounds, share }: Effort,
): Promise<string[]> {
  const loader = await startProgram("load/loader.ts", CORES.others);
  const without = await startNexus({ ...plain, following: false });
  const following = await startNexus({ ...followed, following: true });
  try {
    const amount = Math.max(CONNECTIONS, Math.round(WRITES * share));
    const costs = { without: [] as number[], following: [] as number[] };
    for (let round = 0; round <= rounds; round += 1) {
      for (const [name, service] of Object.entries({ without, following })) {
        const cost = await costUntilFollowed(service, amount, database, loader);
        if (round > 0) costs[name as keyof typeof costs].push(cost);
      }
    }
    const { ratio, least, most } = ratioOf(costs.following, costs.without);
    const told = (values: readonly number[]): string => {
      const figure = figureOf(values);
      return `${figure.median.toFixed(0)} (${figure.least.toFixed(0)}–${figure.most.toFixed(0)})`;
    };
    return [
      "A write is in the index of search only after it was answered. What that costs, processor time of the server and of the",
      "database until the index knows every deal that was made:",
      "",
      ...table(
        ["create, 50 connections", "answers alone, µs", "with what follows, µs", "ratio"],
        [
          [
            "",
            told(costs.without),
            told(costs.following),
            `${ratio.toFixed(2)} (${least.toFixed(2)}–${most.toFixed(2)})`,
          ],
        ],
      ),
    ];
  } finally {
    for (const program of [loader, without.program, following.program]) await program.stop();
  }
}
