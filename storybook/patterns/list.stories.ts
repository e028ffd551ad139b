import { date, type Money, money, ref, text } from "@nexus-os/contracts";
import type { Params } from "@nexus-os/sdk";
import {
  arranging,
  bulkBar,
  button,
  CHECK,
  COLUMNS as COLUMNS_ICON,
  type Column,
  chipStyles,
  copying,
  DOWN,
  DOWNLOAD,
  disclosureStyles,
  type Edit,
  EXTERNAL,
  editing,
  empty,
  type Filter,
  filterBar,
  formatsOf,
  listPage,
  listPageStyles,
  MAIL,
  MORE,
  openColumns,
  PLUS,
  pageHeadStyles,
  pictures,
  rowActions,
  SEND,
  SORT,
  sidePanel,
  Table,
  tableBarStyles,
  tableStyles,
} from "@nexus-os/ui";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { nothing } from "lit";
import { INVOICES, type Invoice, openOf } from "../../packages/ui/src/table/fixture/invoices.ts";
import { pattern } from "./frame.ts";
import { invoice, invoiceStyles } from "./list-invoice.ts";
import { words } from "./list-words.ts";

const TEXT =
  "A table with all that is done in it, and beside it the record that is open: rows are found, narrowed, sorted, chosen and changed in their cells; what is " +
  "chosen is told below with its sum. An open panel takes its room from the column that is needed least, never from the name. On a phone rows have two lines.";

const STATES = {
  Sent: "patterns.list.sent",
  Draft: "patterns.list.draft",
  "Part paid": "patterns.list.partPaid",
  "Due tomorrow": "patterns.list.dueTomorrow",
  Paid: "patterns.list.isPaid",
  Credited: "patterns.list.credited",
} as const satisfies Record<string, keyof typeof words>;

const within = (filter: Filter) => {
  const { from = "", to = "9999" } = (filter["due"] ?? {}) as { readonly from?: string; readonly to?: string };
  return (row: Invoice) => row.due >= from && row.due <= to;
};

/** The controls of the story. */
interface Args {
  isOpen: boolean;
}

const meta: Meta<Args> = {
  title: "Patterns/List",
  parameters: { layout: "fullscreen", docs: { description: { component: TEXT } } },
  args: { isOpen: true },
  render: ({ isOpen }) =>
    pattern(
      [chipStyles, disclosureStyles, pageHeadStyles, tableStyles, tableBarStyles, listPageStyles, invoiceStyles],
      (host, desk) => {
        const t = (key: keyof typeof words, params?: Params) => host.say(words, key, params);
        const formats = formatsOf(host.locale);
        let open: string | null = isOpen ? "RE-2026-0431" : null;
        let [rows, find, filter] = [INVOICES, "", { due: { from: "2026-02-01" } } as Filter];
        let keep = within(filter);
        const set = (change: () => void): void => {
          change();
          host.requestUpdate();
        };
        const stateOf = (value: unknown): string => {
          const known = STATES[value as keyof typeof STATES];
          return known ? t(known) : t("patterns.list.late", { days: Number.parseInt(String(value), 10) });
        };
        const columns: Column<Invoice>[] = [
          { key: "number", label: t("patterns.list.number"), field: text(), width: 110, look: "quiet", phone: "note" },
          {
            key: "customer",
            label: t("patterns.list.customer"),
            field: ref("accounts"),
            look: "strong",
            phone: "title",
          },
          {
            ...{ key: "state", label: t("patterns.list.state"), field: text(), width: 124, phone: "state" },
            ...{ tone: ({ tone }) => tone, text: stateOf },
          },
          { key: "due", label: t("patterns.list.due"), field: date(), width: 66, look: "quiet" },
          {
            key: "total",
            label: t("patterns.list.total"),
            field: money(),
            width: 180,
            phone: "figure",
            editable: true,
          },
          { key: "open", label: t("patterns.list.open"), field: money(), width: 152 },
        ];
        const kept = ({ row, key, after }: Edit<Invoice>): void =>
          set(() => (rows = rows.map((one) => (one.id === row.id ? { ...one, [key]: after } : one))));
        const table = new Table<Invoice>(host, {
          ...{ label: t("patterns.list.invoices"), columns, nameOf: ({ number }) => number },
          arrangement: isOpen ? [{ key: "open", hidden: true }] : [],
          open: ({ id }) => set(() => (open = id)),
          count: (shown, total) => t("patterns.list.count", { shown, total }),
          selected: () => host.requestUpdate(),
          empty: () => empty(host, { picture: pictures.PAPER(), text: t("patterns.list.empty") }),
          features: [
            ...[copying<Invoice>(), arranging<Invoice>(desk.menu), editing<Invoice>(kept)],
            rowActions(desk.menu, ({ number }) => [
              {
                id: "send",
                label: t("patterns.list.copy"),
                icon: SEND,
                act: () => desk.done(`${t("patterns.list.copy")}: ${number}`),
              },
              {
                id: "mail",
                label: t("patterns.list.remind"),
                icon: MAIL,
                act: () => desk.done(t("patterns.list.reminded", { count: 1 })),
              },
            ]),
          ],
        });
        for (const id of ["RE-2026-0402", "RE-2026-0398", "RE-2026-0371"]) table.selection.ids.add(id);
        const close = () => set(() => (open = null));
        const plain = { kind: "plain", small: true, iconOnly: true } as const;
        const head = () => ({
          title: t("patterns.list.invoices"),
          actions: [
            { label: t("patterns.list.export"), icon: DOWNLOAD, act: () => desk.opens(t("patterns.list.export")) },
          ],
          primary: { label: t("patterns.list.new"), icon: PLUS, act: () => desk.opens(t("patterns.list.new")) },
        });
        const bar = () => {
          const choices = [
            { id: "since", label: t("patterns.list.since"), filter: { from: "2026-02-01" } },
            { id: "until", label: t("patterns.list.until"), filter: { to: "2026-04-30" } },
          ];
          return filterBar(host, desk.menu, {
            find: { label: t("patterns.list.find"), value: find, change: (value) => set(() => (find = value)) },
            fields: [
              {
                key: "due",
                label: t("patterns.list.issued"),
                field: date(),
                text: (day) => formats.date(String(day)),
                choices,
              },
            ],
            ...{ filter },
            change: (wanted) => set(() => ([filter, keep] = [wanted, within(wanted)])),
            end: [
              button({
                ...plain,
                label: t("patterns.list.sort"),
                icon: SORT,
                act: () => table.sortBy("due", false, "down"),
              }),
              button({
                ...{ ...plain, label: t("patterns.list.columns"), icon: COLUMNS_ICON, opens: "menu" },
                act: (event) => openColumns(table, desk.menu, event.currentTarget as HTMLElement),
              }),
              button({
                ...{ label: t("patterns.list.all"), iconAfter: DOWN, small: true, opens: "menu" },
                act: desk.opener(t("patterns.list.all"), [t("patterns.list.all"), t("patterns.list.mine")]),
              }),
            ],
          });
        };
        const acts = (number: string) => {
          const done = (label: string) => ({ label, act: () => desk.done(`${label}: ${number}`) });
          return [
            button({ ...done(t("patterns.list.pay")), icon: CHECK }),
            button({ ...done(t("patterns.list.copy")), icon: SEND }),
            button({
              ...{ label: t("patterns.list.more"), icon: MORE, iconOnly: true, kind: "plain", opens: "menu" },
              act: desk.opener(t("patterns.list.more"), [t("patterns.list.remind"), t("patterns.list.export")]),
            }),
          ];
        };
        const panel = (number: string) =>
          sidePanel(host, {
            ...{ kind: t("patterns.list.invoice"), title: number, close },
            actions: button({
              ...plain,
              label: t("patterns.list.page"),
              icon: EXTERNAL,
              act: () => desk.opens(number),
            }),
            content: invoice(host, acts(number)),
          });
        const sum = (all: readonly Money[]) => all.map((amount) => formats.money(amount, { as: "full" })).join(", ");
        const bulk = () => {
          const count = table.chosen.length;
          if (!count) return nothing;
          return bulkBar({
            ...{ label: t("patterns.list.selection"), count: t("patterns.list.selected", { count }) },
            note: t("patterns.list.openSum", { amount: sum(openOf(table.chosen)) }),
            actions: [
              {
                label: t("patterns.list.remind"),
                icon: MAIL,
                act: () => desk.done(t("patterns.list.reminded", { count })),
              },
              { label: t("patterns.list.export"), icon: DOWNLOAD, act: () => desk.opens(t("patterns.list.export")) },
            ],
            clear: { label: t("patterns.list.clear"), act: () => table.select(({ ids }) => ids.clear()) },
          });
        };
        return () => {
          const note = t("patterns.list.overdue", { amount: sum([{ minor: 18_430_600, currency: "EUR" }]) });
          const drawn = table.render({ rows, find, keep, total: 212, current: open, note });
          return desk.framed(
            "finance",
            listPage({ ...head(), content: [bar(), drawn, bulk()], ...(open ? { panel: panel(open) } : {}) }),
            "invoices",
          );
        };
      },
    ),
};
export default meta;

type Story = StoryObj<Args>;

export const Invoices: Story = { args: { isOpen: false } };
export const WithPanel: Story = {};
