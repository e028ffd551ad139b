import type { RowOutcome } from "@nexus-os/contracts";

/** What became of a row of an import: the record that it is about, or which of its columns could not be taken and why. */
export interface Told {
  readonly row: number;
  readonly outcome: RowOutcome;
  readonly id: string | null;
  readonly column: string | null;
  readonly why: string | null;
}
