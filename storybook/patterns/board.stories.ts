import { date, type Money, ref } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import {
  BOARD,
  Board,
  type BoardColumn,
  type BoardPlace,
  boardStyles,
  button,
  CHART,
  COLUMNS,
  chipStyles,
  DOWN,
  type Filter,
  filterBar,
  formatsOf,
  PLUS,
  pageHead,
  pageHeadStyles,
  SORT,
  state,
  TABLE,
  tableBarStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { css, html } from "lit";
import { CHANCES, DEALS, type Deal, dealCard, dealStyles, STAGES, type Stage } from "./board-deals.ts";
import { words } from "./board-words.ts";
import { pattern } from "./frame.ts";

const TEXT =
  "A department's work on its way, stage by stage. The cards are dragged, moved by Space and arrows, or by their menus; the sums follow. " +
  "Filters and what is looked for narrow it; the line above says what is left, and how many of them need a look.";

const styles = css`
  .pipeline { display: flex; flex-direction: column; min-block-size: calc(100dvh - 88px); margin-block-end: -8px; }
  .pipeline .board { flex: 1; --nexus-board-height: 560px; }
  .pipeline .bar { margin: 0; }
  .pipeline .find { inline-size: 200px; }
  .view { gap: 0; padding: 2px; border-radius: var(--n-radius-control); background: var(--n-active); }
  .view .btn { color: var(--n-text-quiet); }
  .view .btn[aria-pressed="true"] { background: var(--n-surface); color: var(--n-text); }
  .sumline { display: flex; flex-wrap: wrap; align-items: center; gap: 0 var(--n-space-1); margin-block: var(--n-space-3); font-size: var(--n-size-table); line-height: var(--n-line-table); }
  .sumline b { font-weight: 600; margin-inline-end: var(--n-space-3); }
  .sumline .state { margin-inline-start: auto; }
  @media (max-width: 720px) {
    .pipeline { min-block-size: 0; }
    .pipeline > .page-head { display: none; }
    .pipeline .find { inline-size: auto; }
    .pipeline .board { margin-inline: calc(var(--n-space-4) * -1); padding-inline: var(--n-space-4); scroll-padding-inline: var(--n-space-4); --nexus-board-height: 0; }
    .sumline { gap: 2px var(--n-space-1); }
    .sumline .state { margin-inline-start: 0; }
  }
`;

const euros = (minor: number): Money => ({ minor: Math.round(minor), currency: "EUR" });
const sumOf = (deals: readonly Deal[], of = (_: Deal) => 1): number =>
  deals.reduce((sum, deal) => sum + deal.worth.minor * of(deal), 0);
const chanceOf = ({ stage }: Deal): number => CHANCES[stage as Stage] / 100;

/** Those deals with one of them put elsewhere. */
function moved(deals: readonly Deal[], deal: Deal, { column, before }: BoardPlace<Deal>): Deal[] {
  const others = deals.filter((one) => one !== deal);
  others.splice(before ? others.indexOf(before) : others.length, 0, { ...deal, stage: column });
  return others;
}

const meta: Meta = {
  title: "Patterns/Board",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  render: () =>
    pattern([boardStyles, chipStyles, dealStyles, pageHeadStyles, tableBarStyles, styles], (host, desk) => {
      const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
      const formats = () => formatsOf(host.locale);
      let [deals, find, filter]: [readonly Deal[], string, Filter] = [
        DEALS,
        "",
        { owner: "team", closes: { to: "2026-12-31" } },
      ];
      let columns: readonly BoardColumn<Deal>[] = [];
      const set = (change: () => void): void => {
        change();
        host.requestUpdate();
      };
      const put = (deal: Deal, to: BoardPlace<Deal>): void => set(() => (deals = moved(deals, deal, to)));
      const board = new Board<Deal>(host, {
        label: t("patterns.board.pipeline"),
        menu: desk.menu,
        keyOf: ({ id }) => id,
        nameOf: ({ name }) => name.split(",")[0] ?? name,
        card: (deal) => dealCard(deal, host.locale, t("patterns.board.at")),
        gain: ({ worth }) => `+${formats().money(worth)}`,
        isOrdered: true,
        open: ({ name }) => desk.opens(name),
        move: put,
        acts: (deal) => ({
          groups: [{ items: [{ id: "archive", label: t("patterns.board.later") }] }],
          choose: () => {
            const before = deals;
            set(() => (deals = deals.filter((one) => one !== deal)));
            desk.done(t("patterns.board.archived", { deal: deal.name }), () => set(() => (deals = before)));
          },
        }),
      });
      const fields = () => [
        {
          ...{ key: "owner", label: t("patterns.board.owner"), field: ref("members") },
          text: (value: unknown) => (value === "team" ? t("patterns.board.myTeam") : String(value)),
          choices: [
            { id: "team", label: t("patterns.board.myTeam"), filter: "team" },
            ...[...new Set(DEALS.map(({ owner }) => owner))].map((owner) => ({
              id: owner,
              label: owner,
              filter: owner,
            })),
          ],
        },
        {
          ...{ key: "closes", label: t("patterns.board.closes"), field: date() },
          text: (day: unknown) => formats().date(String(day)),
          choices: [{ id: "2026", label: formats().date("2026-12-31"), filter: { to: "2026-12-31" } }],
        },
      ];
      const shown = (): readonly Deal[] => {
        const owner = filter["owner"];
        return deals.filter(
          (deal) =>
            (owner === undefined || owner === "team" || deal.owner === owner) &&
            `${deal.company} ${deal.name}`.toLowerCase().includes(find.toLowerCase()),
        );
      };
      const columnsOf = (all: readonly Deal[]): BoardColumn<Deal>[] =>
        STAGES.map((id, index) => {
          const own = all.filter(({ stage }) => stage === id);
          const old = columns[index]?.cards ?? [];
          const cards = old.length === own.length && own.every((deal, at) => deal === old[at]) ? old : own;
          const name = t(`patterns.board.${id}`);
          return {
            ...{ id, name, cards, note: `${CHANCES[id]} %` },
            sum: cards.length ? formats().money(euros(sumOf(cards))) : undefined,
            ...(id === "contract" ? {} : { add: addTo(name) }),
          };
        });
      const addTo = (column: string) => ({
        ...{ label: t("patterns.board.deal"), title: t("patterns.board.dealIn", { column }) },
        act: () => desk.opens(t("patterns.board.added", { column })),
      });
      const view = () =>
        html`<div class="btns view" role="group" aria-label=${t("patterns.board.view")}>${[
          { label: t("patterns.board.board"), icon: BOARD, pressed: true },
          { label: t("patterns.board.table"), icon: TABLE, pressed: false },
          { label: t("patterns.board.forecast"), icon: CHART, pressed: false },
        ].map((says) => button({ ...says, kind: "plain", small: true, act: () => desk.opens(says.label) }))}</div>`;
      const small = { kind: "plain", small: true } as const;
      const end = () => [
        button({
          ...small,
          label: t("patterns.board.amount"),
          icon: SORT,
          act: () => set(() => (deals = [...deals].sort((one, other) => other.worth.minor - one.worth.minor))),
        }),
        button({
          ...small,
          label: t("patterns.board.card"),
          icon: COLUMNS,
          act: () => desk.opens(t("patterns.board.card")),
        }),
        button({
          ...{ label: t("patterns.board.shown"), iconAfter: DOWN, small: true, opens: "menu" },
          act: desk.opener(t("patterns.board.view"), [t("patterns.board.shown"), t("patterns.board.own")]),
        }),
      ];
      return () => {
        const all = shown();
        columns = columnsOf(all);
        const sum = (minor: number) => html`<b class="num">${formats().money(euros(minor))}</b>`;
        const quiet = all.filter(({ isQuiet }) => isQuiet).length;
        return desk.framed(
          "sales",
          html`<div class="page pipeline">
            ${pageHead({ title: t("patterns.board.deals"), beside: view(), primary: { label: t("patterns.board.new"), icon: PLUS, act: () => desk.opens(t("patterns.board.new")) } })}
            ${filterBar(host, desk.menu, {
              find: { label: t("patterns.board.find"), value: find, change: (value) => set(() => (find = value)) },
              ...{ fields: fields(), filter, end: end() },
              change: (wanted) => set(() => (filter = wanted)),
            })}
            <p class="sumline"><b>${t("patterns.board.count", { count: all.length })}</b><span class="quiet">${t("patterns.board.open")}</span> ${sum(sumOf(all))}<span class="quiet">${t("patterns.board.weighted")}</span> ${sum(sumOf(all, chanceOf))}${quiet ? state(t("patterns.board.look", { count: quiet }), "warn") : ""}</p>
            ${board.render(columns, host.locale)}
          </div>`,
          "deals",
        );
      };
    }),
};
export default meta;

export const Deals: StoryObj = {};
