/** Why a job does not go on here: somebody cancelled it, another process took it over, or this process stops. */
export type Interruption = "cancelled" | "lost" | "stopping";

/** Ends a job's run in this process. Not a failure of the job. */
export class Interrupted extends Error {
  override readonly name = "Interrupted";
  readonly why: Interruption;

  constructor(why: Interruption) {
    super(`The job does not go on here: ${why}`);
    this.why = why;
  }
}
