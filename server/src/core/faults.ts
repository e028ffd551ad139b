/**
 * A place where a test may let something fail: an error, a delay, an end of the process. This is what a server runs: it
 * does nothing. Under the import condition `nexus-faults` testkit/faults.ts takes its place.
 */
export function fault(_point: string): Promise<void> | undefined {
  return undefined;
}
