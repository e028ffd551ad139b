import { date, type FieldData, integer, text } from "@nexus-os/contracts";
import { type Params, say, type Words } from "@nexus-os/sdk";
import { type Column, type PartHost, parts, Table, type TableData, tableStyles, tokens } from "@nexus-os/ui";
import { LitElement } from "lit";
import { type Measured, type Order, SEARCHED, SHOWN } from "../limits/table-data.ts";

const FIELDS: Readonly<Record<string, FieldData>> = { amount: integer(), day: date() };
const columns: readonly Column<Order>[] = SHOWN.map(([key, label, width]) => ({
  ...{ key, label, width, field: FIELDS[key] ?? text() },
  unsearched: !(SEARCHED as readonly string[]).includes(key),
}));

/** An element that holds the table as it is shown anywhere: with keyboard, choosing, columns and a count. */
class Stage extends LitElement implements PartHost {
  static override styles = [tokens, parts, tableStyles];
  readonly locale = "en";
  data: TableData<Order> = { rows: [] };
  readonly table = new Table<Order>(this, {
    label: "Orders",
    columns,
    nameOf: ({ number }) => number,
    count: (shown, total) => `${shown} of ${total} orders`,
    selected: () => {},
    open: () => {},
  });

  say<W extends Words>(words: W, key: keyof W & string, params: Params = {}): string {
    return say(words, key, params, this.locale);
  }

  protected override render(): unknown {
    return this.table.render(this.data);
  }
}
customElements.define("bench-table", Stage);

export async function open(host: HTMLElement, rows: readonly Order[]): Promise<Measured> {
  const stage = document.createElement("bench-table") as Stage;
  stage.data = { rows };
  host.append(stage);
  await stage.updateComplete;
  const root = stage.renderRoot as ShadowRoot;
  return {
    scroller: stage.table.frame.scroll,
    sort: () => stage.table.sortBy("amount"),
    find(find) {
      stage.data = { rows, find };
      stage.requestUpdate();
    },
    textAt: (x, y) => root.elementFromPoint(x, y)?.closest("tbody tr")?.textContent ?? "",
  };
}
