export type { Database, Dialect, Reader, Row, Transaction, Value } from "./access.ts";
export { alone } from "./alone.ts";
export {
  BusyError,
  DeadlineError,
  isConnectionLoss,
  isUniqueViolation,
  LongReadError,
  UnreachableError,
} from "./failures.ts";
export { openDatabase } from "./open.ts";
export { together } from "./together.ts";
