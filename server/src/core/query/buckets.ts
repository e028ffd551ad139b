import type { Bucket } from "@nexus-os/contracts";
import type { Dialect } from "../database/database.ts";

/** A rule of a zone changes twice a year at most; more than two centuries of them are not told apart. */
const MOST_CHANGES = 400;

export interface Offset {
  /** Until when it holds; null for the last. */
  readonly until: string | null;
  readonly seconds: number;
}

/** The offsets from UTC that a zone has between two moments. */
export function offsetsBetween(zone: string, from: string, to: string): Offset[] {
  const offsets: Offset[] = [];
  let at = Temporal.Instant.from(from).toZonedDateTimeISO(zone);
  const last = Temporal.Instant.from(to).epochMilliseconds;
  for (;;) {
    const seconds = at.offsetNanoseconds / 1e9;
    const next = at.getTimeZoneTransition("next");
    if (!next || next.epochMilliseconds > last || offsets.length === MOST_CHANGES) {
      return [...offsets, { until: null, seconds }];
    }
    offsets.push({ until: new Date(next.epochMilliseconds).toISOString(), seconds });
    at = next;
  }
}

function shifted(column: string, seconds: number, dialect: Dialect): string {
  if (dialect === "sqlite") return `date(${column},'${seconds} seconds')`;
  const moment = `CAST(REPLACE(LEFT(${column},19),'T',' ') AS DATETIME)`;
  return `DATE_FORMAT(DATE_ADD(${moment}, INTERVAL ${seconds} SECOND),'%Y-%m-%d')`;
}

/** The day of a moment in a zone, as SQL. The texts in it are made here, from numbers and moments alone. */
export function dayOf(column: string, offsets: readonly Offset[], dialect: Dialect): string {
  const [only] = offsets;
  if (offsets.length === 1 && only) return shifted(column, only.seconds, dialect);
  const cases = offsets.map(({ until, seconds }) =>
    until === null
      ? `ELSE ${shifted(column, seconds, dialect)}`
      : `WHEN ${column}<'${until}' THEN ${shifted(column, seconds, dialect)}`,
  );
  return `CASE ${cases.join(" ")} END`;
}

/** The span of time that a day lies in, as SQL: 2026-11-23, 2026-W48 (ISO 8601), 2026-11, 2026-Q4, 2026. */
export function spanOf(day: string, bucket: Bucket, dialect: Dialect): string {
  switch (bucket) {
    case "day":
      return day;
    case "week":
      return dialect === "sqlite" ? `strftime('%G-W%V',${day})` : `DATE_FORMAT(${day},'%x-W%v')`;
    case "month":
      return `SUBSTR(${day},1,7)`;
    case "quarter": {
      const month = `SUBSTR(${day},6,2)`;
      const quarter = `CASE WHEN ${month}<'04' THEN '-Q1' WHEN ${month}<'07' THEN '-Q2' WHEN ${month}<'10' THEN '-Q3' ELSE '-Q4' END`;
      return `CASE WHEN ${day} IS NULL THEN NULL ELSE CONCAT(SUBSTR(${day},1,4),${quarter}) END`;
    }
    case "year":
      return `SUBSTR(${day},1,4)`;
  }
}
