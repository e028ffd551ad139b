import type { CSSResult } from "lit";

/** Something that opens over the board and is loaded when it is asked for: a form, a conflict, the list of keys. */
export interface Panel {
  readonly styles: readonly CSSResult[];
  render(): unknown;
}
