import {
  type FieldData,
  isSecret,
  type LocalTime,
  type LocalTimeWritten,
  type Money,
  type Noun,
  type Ref,
  stepsOf,
} from "@nexus-os/contracts";
import { momentOf } from "@nexus-os/contracts/schema";
import type { Value } from "../database/database.ts";
import { columnsOf, type Table } from "./table.ts";

type Values = Readonly<Record<string, unknown>>;

function momentIn(written: LocalTimeWritten): string {
  const moment = momentOf(written);
  if (moment === null) throw new Error(`${written.zone} has no ${written.local}`);
  return moment;
}

/** What stands in the columns of a field, in their order. */
function valuesOf(field: FieldData, written: unknown): Value[] {
  switch (field.kind) {
    case "money": {
      const { minor, currency } = written as Money;
      return [minor, currency];
    }
    case "localTime": {
      const time = written as LocalTimeWritten;
      return [momentIn(time), time.local, time.zone];
    }
    case "refs":
      return [];
    default:
      return [storedOf(field, written)];
  }
}

/** A value as the first column of its field holds it: what it is compared with there. */
export function storedOf(field: FieldData, written: unknown): Value {
  switch (field.kind) {
    case "decimal":
      return stepsOf(written as string, field.scale);
    case "yesNo":
      return Number(written);
    case "manyOf":
      return `|${(written as readonly string[]).map((word) => `${word}|`).join("")}`;
    case "json":
      return JSON.stringify(written);
    default:
      return written as Value;
  }
}

/** Field values, as their writer gave them, as columns with values. */
export function columnValues(table: Table, values: Values): [column: string, value: Value][] {
  return Object.entries(values).flatMap(([key, written]) => {
    const field = table.noun.fields[key];
    if (!field) throw new Error(`${table.name} has no field ${key}`);
    const columns = columnsOf(table, key);
    const stored = written === null ? columns.map(() => null) : valuesOf(field, written);
    return columns.map(({ name }, index): [string, Value] => [name, stored[index] ?? null]);
  });
}

/** Field values as they will be read, from what their writer gave, but for the names of what they refer to. Secrets are not read. */
export function readFrom(noun: Noun, values: Values): Record<string, unknown> {
  const read = Object.entries(values).flatMap(([key, written]) => {
    const field = noun.fields[key];
    if (!field || isSecret(field)) return [];
    if (field.kind !== "localTime" || written === null) return [[key, written] as const];
    const { local, zone } = written as LocalTimeWritten;
    return [[key, { local, zone, at: momentIn({ local, zone }) }] as const];
  });
  return Object.fromEntries(read);
}

/** What is written to a field so that this is read of it. */
export function writtenOf(field: FieldData | undefined, read: unknown): unknown {
  if (read === null) return null;
  switch (field?.kind) {
    case "ref":
    case "file":
      return (read as Ref).id;
    case "refs":
      return (read as readonly Ref[]).map(({ id }) => id);
    case "localTime": {
      const { local, zone } = read as LocalTime;
      return { local, zone };
    }
    default:
      return read;
  }
}
