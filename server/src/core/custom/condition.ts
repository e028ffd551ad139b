import type { CustomFilter } from "@nexus-os/contracts";
import type { Value } from "../database/database.ts";

type Condition = readonly [sql: string, values: readonly Value[]];

const columnOf = (value: unknown): string => (typeof value === "string" ? "v.text_value" : "v.number_value");
const storedOf = (value: unknown): Value => (typeof value === "string" ? value : Number(value));

function compared(wanted: Exclude<CustomFilter[string], null>): Condition {
  if (Array.isArray(wanted)) {
    return [`${columnOf(wanted[0])} IN (${wanted.map(() => "?").join(",")})`, wanted.map(storedOf)];
  }
  if (typeof wanted !== "object") return [`${columnOf(wanted)}=?`, [storedOf(wanted)]];
  const { from, to } = wanted as { readonly from?: string | number; readonly to?: string | number };
  const ends = [
    ...(from === undefined ? [] : [[`${columnOf(from)}>=?`, from] as const]),
    ...(to === undefined ? [] : [[`${columnOf(to)}<=?`, to] as const]),
  ];
  return [ends.map(([sql]) => sql).join(" AND "), ends.map(([, value]) => value)];
}

/** What a list is narrowed to by an organization's own fields, over the alias `t`. The noun's word is the server's own. */
export function customConditions(noun: string, filter: CustomFilter): Condition[] {
  return Object.entries(filter).map(([word, wanted]): Condition => {
    const any = `SELECT 1 FROM property_values v WHERE v.organization_id=t.organization_id AND v.noun='${noun}' AND v.record_id=t.id AND v.word=?`;
    if (wanted === null) return [`NOT EXISTS (${any})`, [word]];
    const [sql, values] = compared(wanted);
    return [`EXISTS (${any} AND ${sql})`, [word, ...values]];
  });
}
