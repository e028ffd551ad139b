/** The database was held by others for longer than a caller should wait. Trying again later helps. */
export class BusyError extends Error {
  override readonly name = "BusyError";
}

/** A body took too long and was rolled back. */
export class DeadlineError extends Error {
  override readonly name = "DeadlineError";
}
