import type { TransferFormat } from "@nexus-os/contracts";
import { csvRow, csvSheet } from "./csv.ts";
import { jsonlSheet } from "./jsonl.ts";
import { refuseFile, type Sheet, type Written } from "./sheet.ts";
import { xlsxSheet } from "./xlsx-read.ts";
import { xlsxOf } from "./xlsx-write.ts";

/** A packed file is read whole, since its list of parts stands at its end. */
const MOST_PACKED = 33_554_432;

/** A file whose bytes can be read from the first, as often as one likes. */
export interface Source {
  readonly size: number;
  open(): AsyncIterable<Uint8Array>;
}

/** The form of a file from its name; null where that does not say it. */
export function formatOf(name: string): TransferFormat | null {
  const ending = name.slice(name.lastIndexOf(".") + 1).toLowerCase();
  if (ending === "csv" || ending === "tsv" || ending === "txt") return "csv";
  if (ending === "xlsx") return "xlsx";
  return ending === "jsonl" || ending === "ndjson" ? "jsonl" : null;
}

/** A file as a sheet of rows. */
export async function sheetOf(format: TransferFormat, { size, open }: Source): Promise<Sheet> {
  if (format === "csv") return csvSheet(open);
  if (format === "jsonl") return jsonlSheet(open);
  if (size > MOST_PACKED) refuseFile(`is larger than ${MOST_PACKED / 1_048_576} MB`);
  const pieces: Uint8Array[] = [];
  for await (const piece of open()) pieces.push(piece);
  return xlsxSheet(Buffer.concat(pieces));
}

/** How much is handed on at a time. */
const PIECE = 65_536;

async function* pieces(texts: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  let held = "";
  for await (const text of texts) {
    held += text;
    if (held.length < PIECE) continue;
    yield Buffer.from(held, "utf8");
    held = "";
  }
  if (held !== "") yield Buffer.from(held, "utf8");
}

/** What is written: rows of cells, the first with the names of the columns, or in JSON Lines each record's own text. */
export interface Writing {
  readonly title: string;
  readonly bom: boolean;
  rows(): AsyncIterable<readonly Written[]>;
  lines(): AsyncIterable<string>;
}

async function* csvTexts({ bom, rows }: Writing): AsyncGenerator<string> {
  if (bom) yield "\ufeff";
  for await (const row of rows()) yield csvRow(row);
}

/** The bytes of a file in one of the forms. */
export function bytesOf(format: TransferFormat, writing: Writing): AsyncIterable<Uint8Array> {
  if (format === "xlsx") return xlsxOf(writing.title, writing.rows());
  return pieces(format === "csv" ? csvTexts(writing) : writing.lines());
}
