import { exponentOf, type Money } from "@nexus-os/contracts";
import { digitsOf } from "../format/digits.ts";
import { type Placed, type Row, shownOf } from "./column.ts";
import type { Sheet, TableFeature } from "./says.ts";

/** What a spreadsheet would take for a formula, and so run. */
const FORMULA = /^[=+\-@\t\r]/;
const PLAIN = new Set(["integer", "decimal"]);

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** A text that stays one: no formula, no further cell. */
function safe(text: string): string {
  const line = text.replace(/[\t\r\n]+/g, " ");
  return FORMULA.test(text) ? `'${line}` : line;
}

/** A value as cells of a spreadsheet: figures as figures, an amount with its currency beside it, the rest as it is read. */
function cellsOf<R extends Row>(table: Sheet<R>, column: Placed<R>, row: R): readonly string[] {
  const value = shownOf(column, row);
  const text = table.cells[table.columns.indexOf(column)]?.text(row) ?? "";
  if (column.field?.kind === "money") {
    const money = value as Money | null;
    if (!money) return ["", ""];
    const sign = new Intl.NumberFormat(table.host.locale).formatToParts(1.5).find(({ type }) => type === "decimal");
    const places = exponentOf(money.currency);
    const digits = String(digitsOf(money))
      .replace(/(\.\d*)0$/, "$1")
      .replace(/\.$/, "");
    return [places ? digits.replace(".", sign?.value ?? ".") : digits, money.currency];
  }
  if (PLAIN.has(column.field?.kind ?? "")) return [String(value ?? "").replace("−", "-")];
  return [safe(text)];
}

/** Rows as a spreadsheet takes them: as text between tabs, and as a table. */
function copied<R extends Row>(table: Sheet<R>, rows: readonly R[], isAlone = false): { text: string; html: string } {
  const { columns } = table;
  const heads = columns.flatMap(({ label, field }) => (field?.kind === "money" ? [label, ""] : [label]));
  const at = table.cursor.at.column - table.lead;
  const found = columns[at];
  const lines = isAlone && found && rows[0] ? [cellsOf(table, found, rows[0]).slice(0, 1)] : [heads.map(safe)];
  if (!isAlone) lines.push(...rows.map((row) => columns.flatMap((column) => cellsOf(table, column, row))));
  const cells = (line: readonly string[]) => line.map((cell) => `<td>${escaped(cell)}</td>`).join("");
  return {
    text: lines.map((line) => line.join("\t")).join("\n"),
    html: `<table>${lines.map((line) => `<tr>${cells(line)}</tr>`).join("")}</table>`,
  };
}

/** Copies the rows that are chosen, or else the cell where somebody is, so that a spreadsheet takes them. */
export const copying =
  <R extends Row>(): TableFeature<R> =>
  (table) => {
    table.frame.element.addEventListener("copy", (event) => {
      const place = table.placeOf(event.target) ?? table.cursor.at;
      const isMarked = String(document.getSelection() ?? "") !== "";
      const { chosen } = table;
      const row = table.rowAt(place.row);
      if (isMarked || !event.clipboardData || (!chosen.length && !row)) return;
      const { text, html } = chosen.length ? copied(table, chosen) : copied(table, row ? [row] : [], true);
      event.clipboardData.setData("text/plain", text);
      event.clipboardData.setData("text/html", html);
      event.preventDefault();
    });
  };
