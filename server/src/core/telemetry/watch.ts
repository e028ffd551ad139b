import type { IncomingMessage, ServerResponse } from "node:http";
import type { Visit } from "./visit.ts";

/** What takes time while a request is answered. */
export type Part = "operation" | "transaction" | "wait";

/** Watches a server at work. There is none unless an operator asks for it, and then nothing here costs anything. */
export interface Watch {
  /** A request is answered by this. */
  request(visit: Visit, request: IncomingMessage, response: ServerResponse, act: () => void): void;
  /** A part of what is under way. `codeOf` names its failure. */
  part<T>(part: Part, name: string, act: () => Promise<T>): Promise<T>;
}

/** Several watchers as one; null where there are none. */
export function watching(watches: readonly Watch[]): Watch | null {
  const [first, ...others] = watches;
  if (!first) return null;
  return others.reduce<Watch>(
    (outer, inner) => ({
      request: (visit, request, response, act) =>
        outer.request(visit, request, response, () => inner.request(visit, request, response, act)),
      part: (part, name, act) => outer.part(part, name, () => inner.part(part, name, act)),
    }),
    first,
  );
}
