export type { Database, Dialect, Reader, Row, Transaction, Value } from "./access.ts";
export { BusyError, DeadlineError, isUniqueViolation, UnreachableError } from "./failures.ts";
export { type OpenOptions, openDatabase } from "./open.ts";
export { type Join, type TogetherOptions, together } from "./together.ts";
