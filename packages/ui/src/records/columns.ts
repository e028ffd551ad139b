import type { Column } from "../table/column.ts";
import type { AnyRecord } from "./calls.ts";
import type { NounFields } from "./labels.ts";

/** A column of a page of records: the key of a field, and what its page decides about it. */
export interface RecordColumn<R> extends Pick<Column, "width" | "look" | "phone" | "sum"> {
  readonly key: string;
  /** What of a record it shows, where it is not the value of its field, and what that is called. */
  readonly value?: (record: R) => unknown;
  readonly text?: (value: unknown) => string;
  readonly tone?: (record: R) => ReturnType<NonNullable<Column["tone"]>>;
}

/** The columns of a table, made of what the contract says of their fields. */
export function columnsOf<R extends AnyRecord>(
  columns: readonly RecordColumn<R>[],
  fields: NounFields,
  label: (key: string) => string,
): readonly Column<R>[] {
  const sorts: readonly string[] = [...fields.noun.sorts, "createdAt", "updatedAt"];
  return columns.map(({ key, ...rest }) => {
    const field = fields.of(key);
    const text = fields.naming(key);
    return {
      ...{ key, label: label(key), fixed: !sorts.includes(key) },
      ...(field ? { field } : {}),
      ...(text ? { text } : {}),
      ...rest,
    };
  });
}
