import { date, text } from "@nexus-os/contracts";
import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html, nothing } from "lit";
import { staged } from "../fixture/stage.ts";
import { menuStyles } from "../overlays/menu.styles.ts";
import { Menu } from "../overlays/menu.ts";
import { button } from "../parts/button.ts";
import { chipStyles } from "../parts/chip.ts";
import { COLUMNS as COLUMNS_ICON, DOWNLOAD, MAIL, SEND } from "../parts/icon.ts";
import { arranging, openColumns } from "./arranging.ts";
import { tableBarStyles } from "./bars.styles.ts";
import { bulkBar } from "./bulk-bar.ts";
import { copying } from "./copying.ts";
import { type Edit, editing } from "./editing.ts";
import { type Filter, type FilterField, filterBar } from "./filter-bar.ts";
import { COLUMNS, INVOICES, type Invoice, openOf } from "./fixture/invoices.ts";
import { rowActions } from "./row-actions.ts";
import { tableStyles } from "./table.styles.ts";
import { Table } from "./table.ts";

/** The controls of the stories. */
interface Args {
  chosen: readonly string[];
  filter: Filter;
  open: (invoice: Invoice) => void;
  save: (edit: Edit<Invoice>) => void;
  remind: () => void;
}

const day = (value: unknown) => new Date(String(value)).toLocaleDateString("en-GB", { dateStyle: "medium" });
const FIELDS: readonly FilterField[] = [
  {
    ...{ key: "due", label: "Due", field: date(), text: day },
    choices: [
      { id: "february", label: "Since 1 Feb 2026", filter: { from: "2026-02-01" } },
      { id: "april", label: "Until 30 Apr 2026", filter: { to: "2026-04-30" } },
    ],
  },
  {
    ...{ key: "state", label: "State", field: text(), text: String },
    choices: ["Sent", "Paid", "Draft"].map((state) => ({ id: state, label: state, filter: state })),
  },
];

const within = (filter: Filter) => {
  const { from = "", to = "9999" } = (filter["due"] ?? {}) as { readonly from?: string; readonly to?: string };
  const { state } = filter as { readonly state?: string };
  return (row: Invoice) => row.due >= from && row.due <= to && (state === undefined || row.state === state);
};

const TEXT =
  "A list as its page shows it: the bar with what is looked for and narrowed by, the table with everything that can be done " +
  "in it, and the bar for the rows that are chosen. On a heading Shift and an arrow size a column, Ctrl and an arrow move it; " +
  "Enter, F2 or e change a value in its cell; the menu key opens what can be done with a row; Ctrl+C copies to a spreadsheet.";

const meta: Meta<Args> = {
  title: "Parts/Collections/List",
  parameters: { docs: { description: { component: TEXT } } },
  args: { chosen: [], filter: { due: { from: "2026-02-01" } }, open: () => {}, save: () => {}, remind: () => {} },
  argTypes: { open: { action: "open" }, save: { action: "save" }, remind: { action: "remind" } },
  render: ({ chosen, filter: given, open, save, remind }) =>
    staged({
      styles: [tableStyles, tableBarStyles, menuStyles, chipStyles],
      build: (host) => {
        const menu = new Menu(host);
        let [rows, find, filter, keep] = [INVOICES, "", given, within(given)];
        const kept = (edit: Edit<Invoice>): void => {
          rows = rows.map((row) => (row.id === edit.row.id ? { ...row, [edit.key]: edit.after } : row));
          save(edit);
          host.requestUpdate();
        };
        const table = new Table<Invoice>(host, {
          ...{ label: "Invoices", columns: COLUMNS, open },
          nameOf: ({ number }) => number,
          count: (shown, total) => `${shown} of ${total} invoices`,
          selected: () => {},
          features: [
            ...[copying<Invoice>(), arranging<Invoice>(menu), editing<Invoice>(kept)],
            rowActions(menu, () => [
              { id: "send", label: "Send copy", icon: SEND, act: () => {} },
              { id: "mail", label: "Send reminder", icon: MAIL, act: remind },
            ]),
          ],
        });
        for (const id of chosen) table.selection.ids.add(id);
        const looked = (value: string): void => {
          find = value;
          host.requestUpdate();
        };
        const narrowed = (wanted: Filter): void => {
          [filter, keep] = [wanted, within(wanted)];
          host.requestUpdate();
        };
        const columns = (event: Event) => openColumns(table, menu, event.currentTarget as HTMLElement);
        const plain = { kind: "plain", small: true, iconOnly: true } as const;
        return () => {
          const drawn = table.render({ rows, find, keep, total: 212, note: "Overdue EUR 184,306.00" });
          const open = openOf(table.chosen).map((money) => table.amount(money));
          return html`${filterBar(host, menu, {
            find: { label: "Find in invoices", value: find, change: looked },
            ...{ fields: FIELDS, filter, change: narrowed },
            end: button({ ...plain, label: "Columns", icon: COLUMNS_ICON, opens: "menu", act: columns }),
          })}
          ${drawn}
          ${
            table.chosen.length
              ? bulkBar({
                  ...{ label: "Selection", count: `${table.chosen.length} selected`, note: `${open.join(", ")} open` },
                  actions: [
                    { label: "Send reminders", icon: MAIL, act: remind },
                    { label: "Export", icon: DOWNLOAD },
                  ],
                  clear: { label: "Clear selection", act: () => table.select(({ ids }) => ids.clear()) },
                })
              : nothing
          }
          ${menu.render()}`;
        };
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

export const Plain: Story = {};
export const Chosen: Story = { args: { chosen: ["RE-2026-0402", "RE-2026-0398", "RE-2026-0371"] } };
export const NarrowedTwice: Story = { args: { filter: { due: { from: "2026-02-01" }, state: "Paid" } } };
