import { setImmediate as breathe } from "node:timers/promises";
import { cellsOf, countRow, fitting, headerOf, MOST, refuseFile, type Sheet } from "./sheet.ts";
import { momentOfSerial, stylesOf } from "./xlsx-dates.ts";
import { attribute, type Sign, signsOf } from "./xml.ts";
import { Archive } from "./zip-read.ts";

/** How many rows are read before others have their turn. */
const TURN = 500;
const text = (bytes: Buffer | null): string => bytes?.toString("utf8") ?? "";

/** A character that XML could not hold, as Excel writes it: _x000D_. */
function unescaped(given: string): string {
  return given.replace(/_x([0-9A-Fa-f]{4})_/g, (_, point: string) => String.fromCharCode(Number.parseInt(point, 16)));
}

/** The texts that cells share: each is the text of its runs, without how it is spelt out. */
function sharedTexts(xml: string): string[] {
  const texts: string[] = [];
  let [open, spelt, own] = [false, 0, ""];
  for (const sign of signsOf(xml)) {
    if (sign.kind === "text") own += open && spelt === 0 ? sign.text : "";
    else if (sign.name === "t") open = sign.kind === "begin";
    else if (sign.name === "rPh") spelt += sign.kind === "begin" ? 1 : -1;
    else if (sign.name === "si" && sign.kind === "begin") own = "";
    else if (sign.name === "si") texts.push(unescaped(own));
  }
  return texts;
}

interface Book {
  readonly shared: readonly string[];
  readonly isMoment: readonly boolean[];
  readonly from1904: boolean;
  readonly sheet: string;
}

async function bookOf(bytes: Buffer): Promise<Book> {
  const archive = new Archive(bytes);
  const workbook = text(await archive.part("xl/workbook.xml"));
  if (workbook === "") refuseFile("is no XLSX: it has no workbook");
  let [from1904, first] = [false, ""];
  for (const sign of signsOf(workbook)) {
    if (sign.kind !== "begin") continue;
    if (sign.name === "workbookPr") from1904 = /^(1|true)$/.test(attribute(sign.attributes, "date1904") ?? "");
    if (sign.name === "sheet" && first === "") first = attribute(sign.attributes, "r:id") ?? "";
  }
  let place = "xl/worksheets/sheet1.xml";
  for (const sign of signsOf(text(await archive.part("xl/_rels/workbook.xml.rels")))) {
    if (sign.kind !== "begin" || attribute(sign.attributes, "Id") !== first) continue;
    const target = attribute(sign.attributes, "Target") ?? "";
    place = target.startsWith("/") ? target.slice(1) : `xl/${target}`;
  }
  const sheet = await archive.part(place);
  if (!sheet) return refuseFile("is no XLSX: it has no sheet");
  const shared = sharedTexts(text(await archive.part("xl/sharedStrings.xml")));
  const isMoment = stylesOf(text(await archive.part("xl/styles.xml")));
  return { shared, isMoment, from1904, sheet: sheet.toString("utf8") };
}

/** The place of a column from a cell's name: 0 for A1. */
function columnOf(name: string | undefined, next: number): number {
  const letters = /^[A-Z]{1,3}/.exec(name ?? "")?.[0];
  if (!letters) return next;
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** A number as people write it, without an exponent. What it is a multiple of was lost when it was made a float. */
function numberOf(given: string): string {
  const number = Number(given);
  if (given.trim() === "" || !Number.isFinite(number)) return given;
  const short = String(Number(number.toPrecision(15)));
  return /e/i.test(short) ? number.toFixed(Math.abs(number) < 1 ? 15 : 0) : short;
}

function textIn(type: string, style: number, raw: string, { shared, isMoment, from1904 }: Book): string {
  switch (type) {
    case "s":
      return shared[Number(raw)] ?? refuseFile("is damaged: a text is missing");
    case "b":
      return raw === "1" ? "true" : "false";
    case "str":
    case "inlineStr":
      return unescaped(raw);
    case "e":
    case "d":
      return raw;
    default:
      return isMoment[style] && raw !== "" ? momentOfSerial(Number(raw), from1904) : numberOf(raw);
  }
}

/** The rows of a sheet, each with its number. A formula counts for what it came to when it was saved. */
function* rowsOf(book: Book): Generator<{ row: number; cells: string[] }> {
  let [row, column, count, spelt] = [0, 0, 0, 0];
  let cells: string[] | null = null;
  let cell: { type: string; style: number; raw: string } | null = null;
  let open = false;
  for (const sign of signsOf(book.sheet) as Iterable<Sign>) {
    if (sign.kind === "text") {
      if (open && cell && spelt === 0) cell.raw = fitting(cell.raw + sign.text, row);
      continue;
    }
    const begins = sign.kind === "begin";
    switch (sign.name) {
      case "row":
        if (begins) {
          row = Number(attribute(sign.attributes, "r") ?? row + 1);
          [cells, column] = [[], 0];
          if (count > 0) countRow(count);
          count += 1;
        } else if (cells) yield { row, cells };
        break;
      case "c":
        if (begins) {
          column = columnOf(attribute(sign.attributes, "r"), column);
          if (column >= MOST.columns) refuseFile(`row ${row} has more than ${MOST.columns} columns`);
          const style = Number(attribute(sign.attributes, "s") ?? 0);
          cell = { type: attribute(sign.attributes, "t") ?? "n", style, raw: "" };
        } else if (cell && cells) {
          while (cells.length < column) cells.push("");
          cells[column] = textIn(cell.type, cell.style, cell.raw, book);
          [cell, column] = [null, column + 1];
        }
        break;
      case "v":
      case "t":
        open = begins;
        break;
      case "rPh":
        spelt += begins ? 1 : -1;
        break;
      default:
    }
  }
}

/** The first sheet of an XLSX. */
export async function xlsxSheet(bytes: Buffer): Promise<Sheet> {
  const book = await bookOf(bytes);
  const first = rowsOf(book).next();
  if (first.done) return refuseFile("has no row with the names of its columns");
  const header = first.value.row;
  const columns = headerOf(Array.from(first.value.cells, (cell) => cell ?? ""));
  return {
    columns,
    async *rows() {
      let count = 0;
      for (const { row, cells } of rowsOf(book)) {
        count += 1;
        if (count % TURN === 0) await breathe();
        if (row !== header && cells.some((cell) => cell !== "")) yield cellsOf(columns, cells, row);
      }
    },
  };
}
