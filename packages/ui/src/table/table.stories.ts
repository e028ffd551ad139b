import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { staged } from "../fixture/stage.ts";
import type { ColumnState, Sort } from "./column.ts";
import { COLUMNS, INVOICES, type Invoice, invoices, MANY } from "./fixture/invoices.ts";
import type { TableData } from "./says.ts";
import { tableStyles } from "./table.styles.ts";
import { Table } from "./table.ts";

/** The controls of the stories. */
interface Args {
  data: TableData<Invoice>;
  columns?: "usual" | "many";
  arrangement?: readonly ColumnState[];
  sort?: readonly Sort[];
  chosen?: readonly string[];
  isFilling?: boolean;
  open: (invoice: Invoice) => void;
}

const TEXT =
  "Rows of one kind, to be compared, sorted, chosen and opened. It holds 100,000 of them: what is not seen is not drawn. " +
  "For figures that are read once a plain table in a card is enough; for the way of a piece of work take the board. " +
  "It is a grid: arrows walk over its cells, Home and End to the ends of a row, with Ctrl to those of the list; Enter opens a " +
  "row or sorts by a heading, with Shift by one more; x or Space chooses, with Shift a range. A screen reader hears how many " +
  "rows there are and which one this is, whatever is drawn. Below 640 px a row has two lines.";

const meta: Meta<Args> = {
  title: "Parts/Collections/Table",
  parameters: { docs: { description: { component: TEXT } } },
  args: { data: { rows: INVOICES, total: 212, note: "Overdue EUR 184,306.00" }, open: () => {} },
  argTypes: { open: { action: "open" } },
  render: ({ data, columns, arrangement, sort, chosen, isFilling, open }) =>
    staged({
      styles: [tableStyles],
      build: (host) => {
        const table = new Table<Invoice>(host, {
          label: "Invoices",
          columns: columns === "many" ? MANY : COLUMNS,
          nameOf: ({ number }) => number,
          count: (shown, total) => `${shown.toLocaleString("en")} of ${total.toLocaleString("en")} invoices`,
          selected: () => {},
          retry: () => {},
          open,
          ...(arrangement ? { arrangement } : {}),
          ...(sort ? { sort } : {}),
          ...(isFilling ? { isFilling } : {}),
        });
        for (const id of chosen ?? []) table.selection.ids.add(id);
        return () => table.render(data);
      },
    }),
};
export default meta;

type Story = StoryObj<Args>;

const LATE = ["RE-2026-0402", "RE-2026-0398", "RE-2026-0371"];
const SUMMED: readonly ColumnState[] = [
  { key: "number", pinned: true },
  { key: "customer", pinned: true, width: 220 },
];

export const Full: Story = {};
export const ThreeRows: Story = { args: { data: { rows: INVOICES.slice(0, 3) } } };
export const Empty: Story = { args: { data: { rows: [] } } };
export const NothingFound: Story = { args: { data: { rows: INVOICES, find: "Zeppelin" } } };
export const Loading: Story = { args: { data: { rows: [], state: "loading" } } };
export const Failed: Story = { args: { data: { rows: [], state: "failed" } } };
export const Chosen: Story = { args: { chosen: LATE, data: { rows: INVOICES, current: "RE-2026-0431" } } };
export const Sorted: Story = {
  args: {
    sort: [
      { by: "state", direction: "up" },
      { by: "total", direction: "down" },
    ],
  },
};
export const ManyColumns: Story = { args: { columns: "many", arrangement: SUMMED } };
export const HundredThousandRows: Story = { args: { data: { rows: invoices(100_000) }, columns: "many" } };
export const NextPageComes: Story = { args: { data: { rows: INVOICES, hasMore: true, total: 212 } } };
