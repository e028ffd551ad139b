/** The database was held by others for longer than a caller should wait. Trying again later helps. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

/** A body took too long and was rolled back. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
}

/** A read took too long and was broken off. */
export class LongReadError extends Error {
  override readonly name = "LongReadError";
  readonly seconds: number;

  constructor(milliseconds: number) {
    super(`A read may take ${milliseconds} ms, and was broken off after that.`);
    this.seconds = milliseconds / 1000;
  }
}

/** No connection could be made. The message says where to, and never with which password. */
export class UnreachableError extends Error {
  override readonly name = "UnreachableError";
}

interface DriverError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly errcode?: unknown;
  readonly errno?: unknown;
  readonly code?: unknown;
  readonly fatal?: unknown;
  readonly parent?: unknown;
}

function driverErrorOf(error: unknown): DriverError | null {
  return typeof error === "object" && error !== null ? error : null;
}

/** SQLite: UNIQUE, PRIMARYKEY, ROWID. MySQL: ER_DUP_ENTRY and its older twin. */
const UNIQUE_SQLITE = new Set<unknown>([2067, 1555, 2579]);
const UNIQUE_MYSQL = new Set<unknown>([1062, 1586]);
/** SQLite: a trigger refused it, for the reason that its text begins with. */
const BY_TRIGGER = 1811;

/** Whether a statement failed because a row with these values was there already, on either database. */
export function isUniqueViolation(error: unknown): boolean {
  const given = driverErrorOf(error);
  if (!given) return false;
  if (given.name === "SequelizeUniqueConstraintError") return true;
  if (given.errcode === BY_TRIGGER) return /^(\w+: )?UNIQUE /.test(String(given.message));
  return UNIQUE_SQLITE.has(given.errcode) || UNIQUE_MYSQL.has(given.errno);
}

/** MySQL: ER_DUP_FIELDNAME, ER_DUP_KEYNAME. */
const THERE_MYSQL = new Set<unknown>([1060, 1061]);

/** Whether a column or an index could not be made because it is there. */
export function isAlreadyThere(error: unknown): boolean {
  return THERE_MYSQL.has(driverErrorOf(error)?.errno);
}

const SQLITE_BUSY = 5;

/** Whether SQLite's file is held by somebody else. The extended codes keep the plain one in their last byte. */
export function isSqliteBusy(error: unknown): boolean {
  const errcode = driverErrorOf(error)?.errcode;
  return typeof errcode === "number" && (errcode & 0xff) === SQLITE_BUSY;
}

/** MySQL: ER_LOCK_WAIT_TIMEOUT, ER_LOCK_DEADLOCK, and ER_CHECKREAD (the row changed since it was read). */
const CONTENTION_MYSQL = new Set<unknown>([1205, 1213, 1020]);

/** Whether a transaction failed because of others, and may pass if it is run again. */
export function isContention(error: unknown): boolean {
  return isSqliteBusy(error) || CONTENTION_MYSQL.has(driverErrorOf(error)?.errno);
}

const LOST = new Set<unknown>(["PROTOCOL_CONNECTION_LOST", "ECONNRESET", "EPIPE", "ESOCKET", "ETIMEDOUT"]);
/** MySQL: the server shuts down, or this connection was killed. */
const ENDED_MYSQL = new Set<unknown>([1053, 1927, 4031]);

/** Whether the connection to MySQL broke, so that another one may serve. */
export function isConnectionLoss(error: unknown): boolean {
  const given = driverErrorOf(error);
  if (!given) return false;
  return LOST.has(given.code) || ENDED_MYSQL.has(given.errno) || given.fatal === true;
}
