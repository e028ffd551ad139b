import type { FieldData, Money } from "@nexus-os/contracts";
import type { Value } from "../database/database.ts";
import { columnsOf, type Table } from "./table.ts";

function valuesOf(field: FieldData, written: unknown): Value[] {
  if (field.kind !== "money") return [written as Value];
  if (written === null) return [null, null];
  const { minor, currency } = written as Money;
  return [minor, currency];
}

/** Field values, as their writer gave them, as columns with values. */
export function columnValues(
  table: Table,
  values: Readonly<Record<string, unknown>>,
): [column: string, value: Value][] {
  return Object.entries(values).flatMap(([key, written]) => {
    const field = table.noun.fields[key];
    if (!field) throw new Error(`${table.name} has no field ${key}`);
    const columns = columnsOf(table, key);
    return valuesOf(field, written).map((value, index): [string, Value] => [columns[index]?.name ?? key, value]);
  });
}
