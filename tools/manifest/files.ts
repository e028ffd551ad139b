import { procedures } from "./procedures.ts";
import { rolesTable } from "./roles.ts";
import { freshColumns, tables } from "./tables.ts";

/** Lines of JSON, one entry each, so that a change shows what changed. */
function lines(entries: readonly unknown[]): string {
  return `[\n${entries.map((entry) => JSON.stringify(entry)).join(",\n")}\n]\n`;
}

/** The manifests as they are now, by the files that they stand in. */
export async function manifests(): Promise<Readonly<Record<string, string>>> {
  return {
    "docs/manifest/procedures.json": lines(procedures()),
    "docs/manifest/roles.md": rolesTable(),
    "docs/manifest/tables.json": lines(tables(await freshColumns())),
  };
}
