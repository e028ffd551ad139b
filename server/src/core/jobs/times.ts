import type { Dialect } from "../database/database.ts";

/**
 * The database's own clock in milliseconds. Leases are measured by it: processes on several machines agree on no other,
 * and a clock that is set in one of them ends nobody's lease.
 */
export const LEASE_NOW: Readonly<Record<Dialect, string>> = {
  sqlite: "CAST(unixepoch('subsec')*1000 AS INTEGER)",
  mysql: "CAST(UNIX_TIMESTAMP(NOW(3))*1000 AS SIGNED)",
};

/** The engine reads the machine's clock, ours may be set: every moment that crosses is moved by the difference. */
export interface Times {
  now(): string;
  /** A moment of the engine's, as it is stored. */
  stored(moment: Date): string;
  /** A stored moment, as the engine knows it. */
  engine(instant: string): Date;
}

export function timesOf(clock: () => Date): Times {
  const ahead = (): number => clock().getTime() - Date.now();
  return {
    now: () => clock().toISOString(),
    stored: (moment) => new Date(moment.getTime() + ahead()).toISOString(),
    engine: (instant) => new Date(Date.parse(instant) - ahead()),
  };
}
