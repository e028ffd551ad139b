import type { Deal, Ref } from "@nexus-os/contracts";
import type { Choice } from "@nexus-os/ui";
import type { Choices } from "./deal-fields.ts";
import type { UnderPanel } from "./host.ts";

const PAGE = { sort: { by: "name", direction: "up" }, limit: 500 } as const;

const choice = ({ id, name }: Ref): Choice => ({ value: id, label: name });

/** What can be chosen, with what is chosen already. */
export function withOwn(choices: readonly Choice[], own: Choice | null): readonly Choice[] {
  return own && !choices.some(({ value }) => value === own.value) ? [own, ...choices] : choices;
}

/** The companies and people of a form. Who may not list them chooses among those on the board. */
export async function choicesFor(desk: UnderPanel, deal: Deal | null): Promise<Choices> {
  const { nexus, host } = desk;
  const onBoard = (refOf: (deal: Deal) => Ref): readonly Ref[] => {
    const refs = new Map(desk.dealsNow.map((one) => [refOf(one).id, refOf(one)]));
    return [...refs.values()].sort((one, other) => one.name.localeCompare(other.name, host.locale));
  };
  const [accounts, members] = await Promise.all([
    host.may("accounts.list") ? nexus?.accounts.list(PAGE) : null,
    host.may("members.list") ? nexus?.members.list(PAGE) : null,
  ]);
  return {
    accounts: withOwn((accounts?.items ?? onBoard(({ account }) => account)).map(choice), deal && choice(deal.account)),
    owners: withOwn((members?.items ?? onBoard(({ owner }) => owner)).map(choice), deal && choice(deal.owner)),
  };
}
