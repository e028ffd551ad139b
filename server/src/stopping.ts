import type { Server } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Standing } from "./surfaces/health.ts";

/** How long those who are still being answered may take. */
const FINISH_MS = 4000;

export interface StopOptions {
  readonly servers: readonly Server[];
  readonly standing: Standing;
  /** How long it goes on answering, in milliseconds, until nobody sends anything any more. */
  readonly grace: number;
  /** Ends streams, whose readers come back elsewhere, and gives back what jobs hold. */
  readonly endWork: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Not ready at once; answers still, each connection for the last time; then what runs is finished, and the database closed. */
export async function stopGracefully({ servers, standing, grace, endWork, close }: StopOptions): Promise<void> {
  standing.stopping = true;
  await sleep(grace);
  const closed = Promise.all(servers.map((server) => new Promise<void>((resolve) => server.close(() => resolve()))));
  const overdue = setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, FINISH_MS);
  await endWork();
  for (const server of servers) server.closeIdleConnections();
  await closed;
  clearTimeout(overdue);
  await close();
}
