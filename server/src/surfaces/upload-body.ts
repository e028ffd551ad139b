import type { IncomingMessage } from "node:http";
import { Refusal } from "../core/refusal.ts";

/** The bytes that somebody sends, as they come. Who breaks off, or is silent for too long, is not waited for. */
export async function* bodyOf(request: IncomingMessage, silence: number): AsyncGenerator<Uint8Array> {
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    request.destroy();
  }, silence);
  try {
    // Who stops reading has an answer to give on this connection.
    for await (const bytes of request.iterator({ destroyOnReturn: false })) {
      timer.refresh();
      yield bytes as Uint8Array;
    }
  } catch {
    throw new Refusal(late ? "TOO_SLOW" : "CANCELLED");
  } finally {
    clearTimeout(timer);
  }
  if (!request.complete) throw new Refusal("CANCELLED");
}

const LINGER_MS = 2000;

/**
 * Reads the rest of a refused body for a while and throws it away: a connection that is closed before may take the
 * answer with it.
 */
export function readAway(request: IncomingMessage): void {
  const timer = setTimeout(() => request.socket.destroy(), LINGER_MS);
  const done = (): void => clearTimeout(timer);
  request.once("end", done).once("close", done).resume();
}
