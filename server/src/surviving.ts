import type { Logger } from "pino";
import { failed, visitNow } from "./core/telemetry/visit.ts";

/**
 * No request can end the process. A promise that nobody caught has spoilt nothing but its own work: it is told. So is an
 * exception that nobody caught while a request was answered, and that request is ended; everything it could have changed
 * is in a transaction. Any other exception leaves a process in which nothing can be relied on: it finishes what it can and
 * ends, to be started again.
 */
export function surviving(log: Logger, end: () => void): void {
  process.on("unhandledRejection", (error) => {
    log.error({ err: error, ...request() }, "a promise was rejected and nobody listened");
  });
  process.on("uncaughtException", (error) => {
    const visit = visitNow();
    if (visit) {
      log.error({ err: error, ...request() }, "a request failed where nobody listened");
      failed(visit, error);
    } else {
      log.fatal({ err: error }, "the process cannot be relied on any more, and ends");
      end();
    }
  });
}

function request(): { readonly requestId?: string } {
  const visit = visitNow();
  return visit ? { requestId: visit.id } : {};
}
