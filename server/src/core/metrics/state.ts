import type { Reader } from "../database/database.ts";

/** An organization as far as its metrics need it. */
export interface Standing {
  readonly zone: string;
  readonly currency: string;
  /** The month in which its fiscal year begins, from 1, and the day on which its weeks do, from 1 for Monday. */
  readonly fiscalYearStart: number;
  readonly weekStart: number;
  /** By noun: the definition that its rollups were counted by; empty where a server with another definition has written since. */
  readonly definitions: ReadonlyMap<string, string>;
}

/** How an organization counts, and what of it is counted. */
export async function standingOf(reader: Reader, organization: string): Promise<Standing> {
  const rows = await reader.lists(
    "SELECT o.time_zone, o.currency, c.fiscal_year_start, c.week_start, s.noun, s.definition FROM organizations o LEFT JOIN calendars c ON c.organization_id=o.id LEFT JOIN rollup_states s ON s.organization_id=o.id WHERE o.id=?",
    [organization],
  );
  const [first] = rows;
  if (!first) throw new Error("no organization of this id");
  const [zone, currency, fiscalYearStart, weekStart] = first;
  return {
    zone: zone as string,
    currency: currency as string,
    fiscalYearStart: (fiscalYearStart as number | null) ?? 1,
    weekStart: (weekStart as number | null) ?? 1,
    definitions: new Map(
      rows.flatMap(([, , , , noun, definition]) => (typeof noun === "string" ? [[noun, definition as string]] : [])),
    ),
  };
}
