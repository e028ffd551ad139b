import type { Written } from "./sheet.ts";
import { type Part, zipped } from "./zip-write.ts";

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml";
/** How many digits a number of a spreadsheet keeps. */
const DIGITS = 15;

function escaped(text: string): string {
  return text
    .replace(/_x[0-9A-Fa-f]{4}_/g, (whole) => `_x005F${whole}`)
    .replace(/[^\P{Cc}\t\n]|[\ufffe\uffff]/gu, (sign) => {
      return `_x${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
    })
    .replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

/** Text is written into the cell itself, which makes it text and never a formula. */
function cell(written: Written): string {
  if (written === null) return "<c/>";
  if ("number" in written && written.number.replace(/\D/g, "").length <= DIGITS)
    return `<c><v>${written.number}</v></c>`;
  const text = "number" in written ? written.number : written.text;
  return `<c t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
}

async function* sheetOf(rows: AsyncIterable<readonly Written[]>): AsyncGenerator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>`;
  for await (const cells of rows) yield `<row>${cells.map(cell).join("")}</row>`;
  yield "</sheetData></worksheet>";
}

/** An XLSX of one sheet, while its rows come in. */
export function xlsxOf(title: string, rows: AsyncIterable<readonly Written[]>): AsyncIterable<Uint8Array> {
  // What Excel takes for the name of a sheet.
  const name = escaped(title.replace(/[\\/?*[\]:]/g, " ").slice(0, 31));
  const parts: Part[] = [
    {
      name: "[Content_Types].xml",
      content: [
        `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/></Types>`,
      ],
    },
    {
      name: "_rels/.rels",
      content: [
        `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      ],
    },
    {
      name: "xl/workbook.xml",
      content: [
        `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${name}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
      ],
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: [
        `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
      ],
    },
    { name: "xl/worksheets/sheet1.xml", content: sheetOf(rows) },
  ];
  return zipped(parts);
}
