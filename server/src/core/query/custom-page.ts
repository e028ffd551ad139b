import type { Property } from "@nexus-os/contracts";
import { columnOf } from "../custom/values.ts";
import type { Reader, Value } from "../database/database.ts";
import type { Shape } from "../records/shape.ts";
import { refuse } from "../refusal.ts";
import type { Scope } from "../scope.ts";
import { type Plan, readCursor } from "./plan.ts";

/** The organization's own field of this word, which stands at this place of the input. */
export function propertyOf(properties: readonly Property[], word: string, place: string): Property {
  const known = properties.find((each) => each.word === word);
  return known ?? refuse("INVALID", { issues: `${place}: there is no field custom.${word}` });
}

export interface CustomPage {
  readonly organization: string;
  readonly shape: Shape;
  readonly scope: Scope;
  readonly plan: Plan;
  readonly property: Property;
  readonly after: string | undefined;
}

/**
 * One page of a list that is sorted by a field of the organization's own: the records that have a value, from the index of
 * the values, then those that have none, by their ids. One record more than the page has, where there are more.
 */
export async function customPage(
  reader: Reader,
  { organization, shape: { table, select }, scope, plan, property, after }: CustomPage,
): Promise<readonly Value[][]> {
  const column = columnOf(property);
  const [value, id] = after === undefined ? [] : readCursor(after, column === "text_value" ? "text" : "integer", true);
  const [way, order] = plan.direction === "up" ? [">", "ASC"] : ["<", "DESC"];
  const narrowed = `${scope.sql} AND ${plan.where}`;
  const given = [...scope.values, ...plan.values];

  async function having(most: number): Promise<readonly Value[][]> {
    if (value === null) return [];
    const behind = value === undefined ? "" : ` AND v.${column}${way}=? AND (v.${column}${way}? OR v.record_id${way}?)`;
    // The values first, in their order, so that reading ends with the page.
    const join = reader.dialect === "sqlite" ? "CROSS JOIN" : "STRAIGHT_JOIN";
    return reader.lists(
      `SELECT ${select},v.${column},t.id FROM property_values v ${join} ${table.name} t ON t.organization_id=v.organization_id AND t.id=v.record_id WHERE v.organization_id=? AND v.noun='${table.name}' AND v.word=?${behind} AND ${narrowed} ORDER BY v.${column} ${order}, v.record_id ${order} LIMIT ${most}`,
      [organization, property.word, ...(value === undefined ? [] : [value, value, id as Value]), ...given],
    );
  }

  async function lacking(most: number): Promise<readonly Value[][]> {
    const behind = value === null ? ` AND t.id${way}?` : "";
    return reader.lists(
      `SELECT ${select},NULL,t.id FROM ${table.name} t WHERE ${narrowed}${behind} AND NOT EXISTS (SELECT 1 FROM property_values v WHERE v.organization_id=t.organization_id AND v.noun='${table.name}' AND v.record_id=t.id AND v.word=?) ORDER BY t.id ${order} LIMIT ${most}`,
      [...given, ...(value === null ? [id as Value] : []), property.word],
    );
  }

  const most = plan.limit + 1;
  const rows = await having(most);
  return rows.length === most ? rows : [...rows, ...(await lacking(most - rows.length))];
}
