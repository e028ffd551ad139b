import type { ChartLook } from "./data.ts";
import type { Kind } from "./scene.ts";

/** What a chart is. It is made once; what it shows comes with its data. */
export interface ChartSays extends ChartLook {
  /** How it is drawn: `lineChart`, `barChart`, … What no chart is drawn by is in no bundle. */
  readonly kind: Kind;
}
