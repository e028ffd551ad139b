import type { Deal, Stage } from "@nexus-os/contracts";
import type { LiveList, Nexus } from "@nexus-os/sdk";
import type { Toasts } from "@nexus-os/ui";
import type { Say } from "./desk-words.ts";
import { DealMovedEvent, DealMoveEvent } from "./events.ts";

/** What a move that met another one looks like: what was seen, what was wanted, and what is. */
export interface Met {
  readonly seen: Deal;
  readonly current: Deal;
  readonly stage: Stage;
}

/** What changes of deals ask of their board. */
export interface MoveDesk {
  readonly nexus: Nexus | null;
  readonly toasts: Toasts;
  readonly deals: LiveList<Deal> | null;
  readonly host: { explain(error: unknown): string };
  readonly t: Say;
  announce(text: string): void;
  meet(met: Met): void;
  /** Takes care of what fails in work that nobody waits for. */
  guard(work: Promise<unknown>): void;
  dispatchEvent(event: Event): boolean;
}

/** The failure of a call, as far as the board acts on it. */
export interface Failure {
  readonly code?: string;
  readonly message?: string;
  readonly facts?: { readonly current?: Deal };
}

/** The record of a conflict, as it is now. */
export const currentOf = (error: unknown): Deal | undefined => {
  const { code, facts } = error as Failure;
  return code === "CONFLICT" ? facts?.current : undefined;
};

/** Moves a deal at once, and takes it back where the server refuses. A move that succeeded can be undone for a while. */
export async function move(desk: MoveDesk, deal: Deal, stage: Stage): Promise<void> {
  if (stage === deal.stage || !desk.dispatchEvent(new DealMoveEvent(deal, stage))) return;
  const moved = await told(desk, deal, stage);
  if (!moved) return;
  desk.dispatchEvent(new DealMovedEvent(moved, deal.stage));
  const text = textOf(desk, moved);
  desk.toasts.show({
    text,
    undo: { label: desk.t("deals.undo"), act: () => desk.guard(undo(desk, moved, deal.stage)) },
  });
}

async function undo(desk: MoveDesk, moved: Deal, stage: Stage): Promise<void> {
  const back = await told(desk, desk.deals?.items.find(({ id }) => id === moved.id) ?? moved, stage);
  if (!back) return;
  desk.dispatchEvent(new DealMovedEvent(back, moved.stage));
  desk.announce(desk.t("deals.moved.back", { deal: back.account.name, stage: desk.t(`deals.stage.${stage}`) }));
}

async function told(desk: MoveDesk, deal: Deal, stage: Stage): Promise<Deal | null> {
  const { nexus, deals } = desk;
  if (!nexus || !deals) return null;
  const settle = deals.propose({ ...deal, stage });
  try {
    const moved = await nexus.deals.move({ id: deal.id, version: deal.version, stage });
    settle(moved);
    return moved;
  } catch (error) {
    const current = currentOf(error);
    settle(current);
    if (!current) return refused(desk, deal, error as Failure);
    if (current.stage !== stage) desk.meet({ seen: deal, current, stage });
    else {
      const params = { deal: deal.account.name, stage: desk.t(`deals.stage.${stage}`) };
      desk.toasts.show({ text: desk.t("deals.moved.already", params) });
    }
    return null;
  }
}

function refused(desk: MoveDesk, deal: Deal, failure: Failure): null {
  // What is no answer of the server is a fault of ours: the element's boundary shows it.
  if (failure.code === undefined) throw failure;
  const params = { deal: deal.account.name, why: desk.host.explain(failure) };
  desk.toasts.show({ text: desk.t("deals.failed", params), isTrouble: true });
  return null;
}

function textOf(desk: MoveDesk, { account, stage }: Deal): string {
  const params = { deal: account.name, stage: desk.t(`deals.stage.${stage}`) };
  return desk.t(stage === "won" || stage === "lost" ? `deals.moved.${stage}` : "deals.moved", params);
}

/** Puts a deal away, with an undo. */
export async function archive(desk: MoveDesk, deal: Deal): Promise<void> {
  const { nexus, deals } = desk;
  if (!nexus || !deals) return;
  const params = { deal: deal.account.name };
  try {
    const away = await nexus.deals.archive({ id: deal.id, version: deal.version });
    deals.apply(away);
    const act = async () => {
      deals.apply(await nexus.deals.restore({ id: away.id, version: away.version }));
      desk.announce(desk.t("deals.archive.undone", params));
    };
    const label = desk.t("deals.undo");
    desk.toasts.show({ text: desk.t("deals.archived", params), undo: { label, act: () => desk.guard(act()) } });
  } catch (error) {
    const current = currentOf(error);
    if (current) deals.apply(current);
    const why = desk.host.explain(error);
    desk.toasts.show({ text: desk.t("deals.failed.other", { ...params, why }), isTrouble: true });
  }
}
