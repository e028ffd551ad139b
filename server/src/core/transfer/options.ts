import type { CustomBook } from "../custom/book.ts";
import type { Database } from "../database/database.ts";
import type { Operations } from "../operations.ts";
import type { ReadRecords } from "../query/query.ts";
import type { Nouns } from "../records/nouns.ts";

/** What imports and exports work with. */
export interface TransferOptions {
  readonly database: Database;
  readonly nouns: Nouns;
  readonly operations: Operations;
  readonly records: ReadRecords;
  readonly custom: CustomBook;
}
