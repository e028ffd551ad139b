import type { DataClass, Erase } from "@nexus-os/contracts";

/** Whose a row is: an organization's, a person's across organizations, or nobody's: Nexus's own. */
export type Owner = "organization" | "user" | "platform";

/** What an erasure does with a column: as with a field, or it goes with its row, or with the key that it is sealed with. */
export type ColumnErase = Erase | "row" | "shred";

/** What a column holds for people; with its rules, where they are not as usual. */
export type Tag = DataClass | { readonly class: DataClass; readonly export?: boolean; readonly erase?: ColumnErase };

/** A table that no noun declares, or the columns of a noun's table that its fields do not. */
export interface TaggedTable {
  readonly owner: Owner;
  /** Whether rows go as a whole when the person or record that they are about is erased. */
  readonly rows: "stay" | "go";
  readonly columns: Readonly<Record<string, Tag>>;
}

export type TaggedTables = Readonly<Record<string, TaggedTable>>;

/** Columns of one class. */
export function all(of: Tag, names: string): Record<string, Tag> {
  return Object.fromEntries(names.split(" ").map((name) => [name, of]));
}
