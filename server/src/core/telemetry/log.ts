import pino, { type DestinationStream, type Logger } from "pino";
import { masked, said } from "./masked.ts";

export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "silent";

/**
 * Every field that a line may have. What is not named here is left out, and its name told: a log is read by more people
 * than the database, and is kept for longer. No field takes a header, a body or an input.
 */
const FIELDS = new Set([
  ...["requestId", "clientRequestId", "organization", "actor", "operations", "operation", "code"],
  ...["method", "path", "status", "ms", "waited", "statement", "err"],
  ...["job", "noun", "record", "seq", "name", "count", "signal", "port", "url", "subscriber", "file"],
]);

function allowed(given: Record<string, unknown>): Record<string, unknown> {
  const kept: Record<string, unknown> = {};
  const dropped: string[] = [];
  for (const [name, value] of Object.entries(given)) {
    if (!FIELDS.has(name)) dropped.push(name);
    else kept[name] = name === "err" ? said(value) : value;
  }
  return dropped.length > 0 ? { ...kept, dropped } : kept;
}

/** Lines of JSON: nothing that anybody sends can begin a line of its own. */
export function logger(level: LogLevel, to: DestinationStream): Logger {
  return pino(
    {
      ...{ level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
      // What a library says is not ours to trust: it may quote what it was given.
      hooks: {
        logMethod(args, method) {
          const at = typeof args[0] === "string" ? 0 : 1;
          if (typeof args[at] === "string") args[at] = masked(args[at]);
          method.apply(this, args);
        },
      },
      formatters: { level: (label) => ({ level: label }), log: allowed },
      serializers: { err: (error: unknown) => error },
    },
    to,
  );
}

/** Where a server's log goes: written in pieces, at the latest after a quarter of a second and when the process ends. */
export function standardError(): DestinationStream {
  const destination = pino.destination({ fd: 2, sync: false, minLength: 4096, periodicFlush: 250 });
  process.on("exit", () => destination.flushSync());
  return destination;
}
