import { type Measured, type Money, matches, type Noun, type Ref, stepsOf } from "@nexus-os/contracts";
import type { ChangedRow } from "../journal/left.ts";
import type { Held } from "../records/held.ts";
import type { Nouns } from "../records/nouns.ts";
import type { Days } from "./days.ts";
import { KEYS, type Rollup } from "./rollups.ts";

/** A row of a rollup, or what is added to one. */
export interface RollupRow {
  readonly rollup: Rollup;
  readonly day: string;
  /** The place in each dimension: empty where the field is, or where there is no such dimension. */
  readonly keys: readonly string[];
  /** Empty where no money is added up. */
  readonly currency: string;
  records: number;
  total: number;
}

function addedBy(value: Measured, noun: Noun, record: Held): Money | number | null {
  const at = (key: string): unknown => record[key as keyof Held];
  if ("field" in value) {
    const [field, own] = [noun.fields[value.field], at(value.field)];
    // As its column holds it: in whole steps, so that what is added up is exact.
    if (field?.kind === "decimal" && typeof own === "string") return stepsOf(own, field.scale);
    return own as Money | number | null;
  }
  const [since, until] = [at(value.since), at(value.until)];
  if (typeof since !== "string" || typeof until !== "string") return null;
  return Date.parse(until) - Date.parse(since);
}

function keyOf(noun: Noun, record: Held, key: string | undefined): string {
  if (key === undefined) return "";
  const value: unknown = record[key as keyof Held];
  if (value === null || value === undefined) return "";
  return noun.fields[key]?.kind === "ref" ? (value as Ref).id : String(value);
}

function dayOf(noun: Noun, record: Held, time: string, days: Days): string | null {
  const at: unknown = record[time as keyof Held];
  if (typeof at !== "string") return null;
  return noun.fields[time]?.kind === "date" ? at : days.of(at);
}

/** What a record adds to a rollup; null where it is no part of it. */
function contributionOf(rollup: Rollup, noun: Noun, record: Held, days: Days): RollupRow | null {
  if (!matches(noun, record, rollup.where)) return null;
  const day = rollup.time === null ? "" : dayOf(noun, record, rollup.time, days);
  if (day === null) return null;
  const value = rollup.value === null ? 0 : addedBy(rollup.value, noun, record);
  if (value === null) return null;
  const [currency, total] = typeof value === "number" ? ["", value] : [value.currency, value.minor];
  const keys = KEYS.map((_, index) => keyOf(noun, record, rollup.by[index]));
  return { rollup, day, keys, currency, records: 1, total };
}

/** The fields by which it is decided what a record adds to rollups. */
export function readBy(rollups: readonly Rollup[]): ReadonlySet<string> {
  const keys = rollups.flatMap(({ where, time, value, by }) => [
    ...[...Object.keys(where), ...by, ...(time === null ? [] : [time])],
    ...(value === null ? [] : Object.values(value)),
  ]);
  return new Set([...keys, "archivedAt"]);
}

function rowName({ rollup, day, keys, currency }: RollupRow): string {
  return [rollup.id, day, ...keys, currency].join("\n");
}

/** What changes of records add to their rollups and take from them, in the order in which all writers touch the rows. */
export function deltasOf(
  changes: readonly ChangedRow[],
  { rollups, nouns, days }: { rollups: ReadonlyMap<string, readonly Rollup[]>; nouns: Nouns; days: Days },
): RollupRow[] {
  const rows = new Map<string, RollupRow>();
  const add = (row: RollupRow | null, sign: 1 | -1): void => {
    if (!row) return;
    const name = rowName(row);
    const known = rows.get(name) ?? { ...row, records: 0, total: 0 };
    known.records += sign;
    known.total += sign * row.total;
    rows.set(name, known);
  };
  for (const { noun: word, was, is } of changes) {
    const noun = nouns[word];
    if (!noun) continue;
    for (const rollup of rollups.get(word) ?? []) {
      if (was) add(contributionOf(rollup, noun, was, days), -1);
      add(contributionOf(rollup, noun, is, days), 1);
    }
  }
  const changed = [...rows].filter(([, { records, total }]) => records !== 0 || total !== 0);
  return changed.sort(([one], [other]) => (one < other ? -1 : 1)).map(([, row]) => row);
}
