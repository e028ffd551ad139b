import { type Deal, STAGES, type Stage } from "@nexus-os/contracts";
import { ARCHIVE, type MenuSays } from "@nexus-os/ui";
import type { Say } from "./desk-words.ts";
import { type Look, SORTS, type Sort } from "./view.ts";

/** Everything that can be done with a deal without dragging it. */
export function dealMenu(
  deal: Deal,
  t: Say,
  acts: {
    readonly mayMove: boolean;
    readonly open: () => void;
    readonly move: (stage: Stage) => void;
    readonly archive: (() => void) | null;
  },
): MenuSays {
  const moves = STAGES.map((stage) => ({ id: stage, label: t(`deals.stage.${stage}`), checked: stage === deal.stage }));
  return {
    label: t("deals.actions", { deal: deal.account.name }),
    groups: [
      { items: [{ id: "open", label: t("deals.open.deal") }] },
      ...(acts.mayMove ? [{ title: t("deals.moveTo"), items: moves }] : []),
      ...(acts.archive ? [{ items: [{ id: "archive", label: t("deals.archive"), icon: ARCHIVE }] }] : []),
    ],
    choose: (id) => {
      if (id === "open") acts.open();
      else if (id === "archive") acts.archive?.();
      else acts.move(id as Stage);
    },
  };
}

/** The people whose deals can be looked for. */
export function ownersMenu(
  deals: readonly Deal[],
  look: Look,
  t: Say,
  change: (look: Partial<Look>) => void,
): MenuSays {
  const owners = new Map(deals.map(({ owner }) => [owner.id, owner.name]));
  const people = [...owners].sort(([, one], [, other]) => one.localeCompare(other));
  const items = people.map(([id, label]) => ({ id, label, checked: look.owner === id }));
  return {
    label: t("deals.owner"),
    groups: [{ items: [{ id: "", label: t("deals.owner.any"), checked: !look.owner }, ...items] }],
    choose: (id) => change({ owner: id || null }),
  };
}

/** What the cards can be sorted by. */
export const sortsMenu = (look: Look, t: Say, change: (look: Partial<Look>) => void): MenuSays => ({
  label: t("deals.sort"),
  groups: [{ items: SORTS.map((id) => ({ id, label: t(`deals.sort.${id}`), checked: look.sort === id })) }],
  choose: (id) => change({ sort: id as Sort }),
});
