import type { Nexus } from "./nexus.ts";

let page: Nexus | null = null;
const waiting = new Set<(nexus: Nexus | null) => void>();

/** The connection that the elements of a page use unless they are given another: the first that stands. */
export function defaultNexus(): Nexus | null {
  return page;
}

/** Tells the page's connection now, if there is one, and whenever it changes. The answer ends it. */
export function onDefaultNexus(tell: (nexus: Nexus | null) => void): () => void {
  waiting.add(tell);
  if (page) tell(page);
  return () => waiting.delete(tell);
}

/** A connection was made. */
export function offer(nexus: Nexus): void {
  if (page) return;
  page = nexus;
  for (const tell of waiting) tell(page);
}

/** A connection has ended. */
export function withdraw(nexus: Nexus): void {
  if (page !== nexus) return;
  page = null;
  for (const tell of waiting) tell(null);
}
