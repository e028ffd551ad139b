import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import { formatsOf } from "../format/formats.ts";
import { menuStyles } from "../overlays/menu.styles.ts";
import { boardStyles } from "./board.styles.ts";
import { Board } from "./board.ts";
import { DEALS, type Deal, dealCard, dealStyles, manyDeals, STAGES } from "./fixture/deals.ts";
import type { BoardColumn, BoardPlace } from "./says.ts";

/** The controls of the stories. */
interface Args {
  deals: readonly Deal[];
  isOrdered?: boolean;
  isStill?: boolean;
  open: (deal: Deal) => void;
  move: (deal: Deal, to: BoardPlace<Deal>) => void;
}

const TEXT =
  "Pieces of work on their way, stage by stage, each column with what its cards come to. For figures that are compared take the table. " +
  "A card is moved by dragging it, by Space and arrows (Space or Enter drops it, Esc takes it back), or with “Move to” in its menu. " +
  "Arrows walk from card to card, Enter opens one, M opens its menu. What happens is written below the board while a card is carried, and read out. " +
  "It holds thousands of cards: what is not seen is not laid out, and nothing is measured while a card moves. On a phone one column is seen at a time.";

const total = (deals: readonly Deal[]) => ({
  minor: deals.reduce((sum, { amount }) => sum + amount.minor, 0),
  currency: "EUR",
});

/** The columns of some deals. A column whose deals did not change keeps its list. */
function columnsOf(deals: readonly Deal[], locale: string, before: readonly BoardColumn<Deal>[]): BoardColumn<Deal>[] {
  const formats = formatsOf(locale);
  return STAGES.map(([id, name, percent], index) => {
    const own = deals.filter(({ stage }) => stage === id);
    const old = before[index]?.cards ?? [];
    const cards = old.length === own.length && own.every((deal, at) => deal === old[at]) ? old : own;
    return { id, name, cards, note: `${percent} %`, sum: cards.length ? formats.money(total(cards)) : undefined };
  });
}

/** Those deals with one of them put elsewhere. */
function moved(deals: readonly Deal[], deal: Deal, { column, before }: BoardPlace<Deal>): Deal[] {
  const others = deals.filter((one) => one !== deal);
  others.splice(before ? others.indexOf(before) : others.length, 0, { ...deal, stage: column });
  return others;
}

const meta: Meta<Args> = {
  title: "Parts/Collections/Board",
  parameters: { docs: { description: { component: TEXT } } },
  args: { deals: DEALS, open: () => {}, move: () => {} },
  argTypes: { open: { action: "open" }, move: { action: "move" } },
  render: ({ deals, isOrdered, isStill, open, move }) =>
    staged({
      styles: [boardStyles, menuStyles, dealStyles],
      build: (host) => {
        let now = deals;
        let columns: readonly BoardColumn<Deal>[] = [];
        const put = (deal: Deal, to: BoardPlace<Deal>) => {
          now = moved(now, deal, to);
          host.requestUpdate();
          move(deal, to);
        };
        const board = new Board<Deal>(host, {
          label: "Pipeline",
          keyOf: ({ id }) => id,
          nameOf: ({ company, name }) => `${company}, ${name}`,
          card: (deal) => dealCard(deal, host.locale),
          gain: ({ amount }) => `+${formatsOf(host.locale).money(amount)}`,
          isOrdered: isOrdered === true,
          open,
          ...(isStill ? {} : { move: put }),
        });
        return () => {
          columns = columnsOf(now, host.locale, columns);
          const add = { label: "Deal", title: "Deal: new one in this stage", act: () => {} };
          return board.render(columns.map((column) => ({ ...column, add: addOf(column, add) })));
        };
      },
    }),
};
export default meta;

const kept = new WeakMap<readonly Deal[], BoardColumn<Deal>["add"]>();
/** The same act for the same cards, or the column would be drawn anew. */
function addOf(column: BoardColumn<Deal>, add: NonNullable<BoardColumn<Deal>["add"]>): BoardColumn<Deal>["add"] {
  const own = kept.get(column.cards) ?? { ...add, title: `Deal in ${column.name}` };
  kept.set(column.cards, own);
  return own;
}

type Story = StoryObj<Args>;

export const Full: Story = {};
export const Ordered: Story = { args: { isOrdered: true } };
export const ReadOnly: Story = { args: { isStill: true } };
export const OneColumnEmpty: Story = { args: { deals: DEALS.filter(({ stage }) => stage !== "proposal") } };
export const Empty: Story = { args: { deals: [] } };
/** Two thousand cards say nothing to axe that sixteen do not. */
export const TwoThousandCards: Story = {
  args: { deals: manyDeals(2000) },
  parameters: { a11y: { test: "off" } },
};
