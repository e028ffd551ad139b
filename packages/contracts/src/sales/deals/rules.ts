/** The stages of a deal, in order. */
export const STAGES = ["qualify", "discovery", "proposal", "negotiation", "contract", "won", "lost"] as const;
/** A stage of a deal. */
export type Stage = (typeof STAGES)[number];

/** The stages in which a deal is still worked on. */
export const OPEN_STAGES = [
  "qualify",
  "discovery",
  "proposal",
  "negotiation",
  "contract",
] as const satisfies readonly Stage[];

/** How likely a deal of a stage is won, in percent. */
export const PROBABILITY: Readonly<Record<Stage, number>> = {
  qualify: 10,
  discovery: 25,
  proposal: 50,
  negotiation: 75,
  contract: 90,
  won: 100,
  lost: 0,
};

/** Whether a deal of this stage is still worked on. */
export function isOpen(stage: Stage): boolean {
  return stage !== "won" && stage !== "lost";
}
