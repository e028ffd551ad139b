import { type Finding, type Learned, type Page, type Tuning, weightOf } from "@nexus-os/contracts";

/** Reads by an operation. */
export type Ask = (operation: string, input: unknown) => Promise<unknown>;

/** How an organization has an advice. */
export interface Tuned {
  readonly enabled: boolean;
  readonly thresholds: Readonly<Record<string, unknown>>;
  readonly learns: boolean;
  readonly since: string | null;
}

/** What an organization has set for an advice: of several the one that was changed last. */
export async function tuningOf(ask: Ask, advice: string): Promise<Tuned> {
  const asked = { filter: { advice }, sort: { by: "updatedAt", direction: "down" }, limit: 1 };
  const [tuning] = ((await ask("tunings.list", asked)) as Page<Tuning>).items;
  return {
    enabled: tuning?.enabled ?? true,
    thresholds: (tuning?.thresholds ?? {}) as Tuned["thresholds"],
    learns: tuning?.learns ?? true,
    since: tuning?.learnsFrom ?? null,
  };
}

interface Counted {
  readonly groups: readonly {
    readonly by: { readonly state: Finding["state"] };
    readonly count: number;
    readonly figures: Readonly<Record<string, number | null>>;
  }[];
}

/** What people made of an advice, and how much it counts for that. */
export async function learnedOf(
  ask: Ask,
  advice: string,
  { learns, since }: Tuned,
): Promise<Learned & { readonly weight: number }> {
  const none: Learned = { taken: 0, dismissed: 0, undone: 0 };
  if (!learns) return { ...none, weight: weightOf(none) };
  const { groups } = (await ask("findings.aggregate", {
    filter: { advice, ...(since === null ? {} : { decidedAt: { from: since } }) },
    ...{ by: [{ field: "state" }], measures: [{ field: "undone", of: "sum" }] },
  })) as Counted;
  const count = (...states: readonly Finding["state"][]): number =>
    groups.reduce((sum, { by, count: own }) => sum + (states.includes(by.state) ? own : 0), 0);
  const learned = {
    taken: count("claimed", "succeeded", "failed"),
    dismissed: count("dismissed"),
    undone: groups.reduce((sum, { figures }) => sum + (figures["sum undone"] ?? 0), 0),
  };
  return { ...learned, weight: weightOf(learned) };
}
