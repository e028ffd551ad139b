import type { Section } from "../report/report.ts";

/** How a measure is made. */
export interface Effort {
  /** How many rounds; limit and Nexus are measured in each, one after the other. */
  readonly rounds: number;
  /** What share of the usual requests a round has. */
  readonly share: number;
  /** Told what is being done. */
  readonly say: (line: string) => void;
}

/** One claim about speed. */
export interface Measure {
  readonly name: string;
  run(effort: Effort): Promise<Section>;
}
