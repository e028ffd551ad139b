import type { Value } from "../database/database.ts";
import type { Table } from "./table.ts";

type Statement = readonly [sql: string, values: readonly Value[]];

interface Linked {
  readonly table: Table;
  readonly organization: string;
  readonly id: string;
}

/** The statements by which a record refers to these records, in their order, and to no others. */
export function linkStatements(
  { table, organization, id }: Linked,
  values: Readonly<Record<string, unknown>>,
  isNew: boolean,
): Statement[] {
  return table.links.flatMap(({ key, name }): Statement[] => {
    if (!(key in values)) return [];
    const to = values[key] as readonly string[];
    const unlink: Statement = [`DELETE FROM ${name} WHERE organization_id=? AND record_id=?`, [organization, id]];
    const rows = to.flatMap((each, position) => [organization, id, position, each]);
    const marks = to.map(() => "(?,?,?,?)").join(",");
    const columns = "organization_id, record_id, position, to_id";
    const link: Statement = [`INSERT INTO ${name} (${columns}) VALUES ${marks}`, rows];
    return [...(isNew ? [] : [unlink]), ...(to.length === 0 ? [] : [link])];
  });
}
