import { deflateRawSync, crc32 as sum } from "node:zlib";
import { describe, expect, test } from "vitest";
import { csvRow, guarded, unguarded } from "./csv.ts";
import { bytesOf, sheetOf } from "./formats.ts";
import type { Written } from "./sheet.ts";
import { momentOfSerial } from "./xlsx-dates.ts";
import { zipped } from "./zip-write.ts";

const sourceOf = (bytes: Uint8Array, piece = bytes.length || 1) => ({
  size: bytes.length,
  async *open() {
    for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece);
  },
});

async function whole(bytes: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const pieces: Uint8Array[] = [];
  for await (const piece of bytes) pieces.push(piece);
  return Buffer.concat(pieces);
}

async function read(format: "csv" | "xlsx" | "jsonl", content: string | Uint8Array, piece?: number) {
  const sheet = await sheetOf(format, sourceOf(Buffer.from(content as string), piece));
  const rows: { row: number; cells: unknown }[] = [];
  for await (const { row, cells } of sheet.rows()) rows.push({ row, cells: Object.fromEntries(cells) });
  return rows;
}

async function written(format: "csv" | "xlsx", rows: readonly (readonly Written[])[]): Promise<Buffer> {
  return whole(
    bytesOf(format, {
      ...{ title: "A sheet: of [tests]", bom: false },
      async *rows() {
        yield* rows;
      },
      async *lines() {},
    }),
  );
}

async function book(sheet: string, more: Readonly<Record<string, string>> = {}): Promise<Buffer> {
  const parts = {
    "xl/workbook.xml": '<x:workbook><x:sheets><x:sheet name="a" r:id="rId7"/></x:sheets></x:workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="rId7" Target="worksheets/one.xml"/></Relationships>',
    "xl/worksheets/one.xml": sheet,
    ...more,
  };
  return whole(zipped(Object.entries(parts).map(([name, content]) => ({ name, content: [content] }))));
}

const inline = (text: string) => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
const HEAD = `<row r="1">${inline("a")}${inline("b")}</row>`;
const sheet = (rows: string) => `<?xml version="1.0"?><worksheet><sheetData>${HEAD}${rows}</sheetData></worksheet>`;
const TEXTS = [
  '=cmd|"/C calc"!A0',
  "+1",
  "-1",
  "@a",
  "'",
  "'=",
  "''+",
  "a\nb",
  "a,b",
  ' "x" ',
  "_x000D_",
  "<&>\"'",
  "\ufffe",
  "😀",
  "＝1",
  "007",
];

describe("text of a spreadsheet", () => {
  test.each(TEXTS)("%j is no formula, and comes back as it was", async (text) => {
    expect(unguarded(guarded(text))).toBe(text);
    expect(csvRow([{ text }])).not.toMatch(/^"?[=+\-@\t\r＝]/);
    for (const format of ["csv", "xlsx"] as const) {
      const bytes = await written(format, [
        [{ text: "a" }, { text: "n" }],
        [{ text }, { number: "-5.20" }],
      ]);
      const [row] = await read(format, bytes);
      expect(row?.cells).toEqual({ a: text, n: format === "csv" ? "-5.20" : "-5.2" });
    }
  });

  test("keeps numbers as numbers, but for those of more digits than a spreadsheet has", async () => {
    const bytes = await written("xlsx", [[{ text: "a" }], [{ number: "12.5" }], [{ number: "9007199254740991" }]]);
    expect((await read("xlsx", bytes)).map(({ cells }) => cells)).toEqual([{ a: "12.5" }, { a: "9007199254740991" }]);
    expect(csvRow([{ number: "-5" }, null, { text: "x" }])).toBe("-5,,x\r\n");
  });
});

describe("a CSV", () => {
  test.each([
    ["a,b\r\n1,2\r\n", [{ a: "1", b: "2" }]],
    ['a;b\n1;"x;""y"""', [{ a: "1", b: 'x;"y"' }]],
    [
      "a\tb\r1\t2\r3\t4",
      [
        { a: "1", b: "2" },
        { a: "3", b: "4" },
      ],
    ],
    [
      '\ufeff"a","b"\n"1\r\n2",""\n\n3,4,',
      [
        { a: "1\r\n2", b: "" },
        { a: "3", b: "4" },
      ],
    ],
    ["a,b", []],
  ])("%j is read, however its bytes arrive", async (text, rows) => {
    for (const piece of [1, 3, 1000]) {
      expect((await read("csv", text, piece)).map(({ cells }) => cells)).toEqual(rows);
    }
  });

  test.each([
    ["", /no row with the names/],
    ["a,,b\n", /column 2 has no name/],
    ["a,a\n", /two columns called a/],
    ['a\n"x', /does not end/],
    ['a\n"x"y', /behind the quote/],
    ["a\n1,2", /more cells than/],
    [`${Array.from({ length: 201 }, (_, index) => `c${index}`).join(",")}\n`, /more than 200/],
    [`a\n${"x".repeat(32_768)}`, /more than 32767 characters/],
    [`a\n${"1\n".repeat(100_001)}`, /more than 100000 rows/],
    [Buffer.from([0x61, 0x0a, 0xff, 0xfe]), /not in UTF-8/],
  ])("that begins as %j is refused", async (content, why) => {
    await expect(read("csv", content)).rejects.toThrow(why);
  });
});

describe("JSON Lines", () => {
  test("are read with every name as a name", async () => {
    const rows = await read("jsonl", '{"a":1,"custom":{"x":true}}\n\n{"__proto__":{"y":1},"constructor":2}', 2);
    expect(rows.map(({ row }) => row)).toEqual([1, 3]);
    expect(rows[0]?.cells).toEqual({ a: 1, "custom.x": true });
    expect(Object.keys(rows[1]?.cells as object)).toEqual(["__proto__", "constructor"]);
  });

  test.each([
    ["[1]", /no object/],
    ["{", /no JSON/],
    [`"${"x".repeat(1_048_577)}"`, /no object|longer/],
  ])("that begin as %j are refused", async (content, why) => {
    await expect(read("jsonl", content)).rejects.toThrow(why);
  });
});

describe("an XLSX of somebody else's", () => {
  test("is read: shared texts with runs, days, moments, truths, what formulas came to, gaps", async () => {
    const shared =
      "<sst><si><t>one</t></si><si><r><t>t</t></r><r><t xml:space='preserve'>wo </t></r><rPh><t>no</t></rPh></si></sst>";
    const styles =
      '<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd\\.mm\\.yyyy hh:mm"/><numFmt numFmtId="171" formatCode="0.00&quot;d&quot;"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="171"/></cellXfs></styleSheet>';
    const rows = [
      '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c></row>',
      '<row r="4"><c r="B4" s="1"><v>46146</v></c></row>',
      '<row r="5"><c r="A5" s="2"><v>46146.5</v></c><c r="B5" t="b"><v>1</v></c></row>',
      '<row r="6"><c r="A6" s="3"><v>0.30000000000000004</v></c><c r="B6" t="str"><f>1+1</f><v>two</v></c></row>',
    ].join("");
    const bytes = await book(sheet(rows), { "xl/sharedStrings.xml": shared, "xl/styles.xml": styles });
    expect(await read("xlsx", bytes)).toEqual([
      { row: 2, cells: { a: "one", b: "two " } },
      { row: 4, cells: { a: "", b: "2026-05-04" } },
      { row: 5, cells: { a: "2026-05-04T12:00:00.000Z", b: "true" } },
      { row: 6, cells: { a: "0.3", b: "two" } },
    ]);
    expect(momentOfSerial(0, true)).toBe("1904-01-01");
  });

  test.each([
    ["text", "hello", /no list of its parts/],
    ["a document type", book(`<!DOCTYPE x [<!ENTITY a "b">]>${sheet("")}`), /document type/],
    ["a reference of its own", book(sheet(`<row>${inline("&own;")}</row>`)), /nobody knows/],
    ["a column far out", book(sheet('<row r="2"><c r="XFD2"><v>1</v></c></row>')), /more than 200 columns/],
    ["broken XML", book(`<worksheet><sheetData>${HEAD}<row`), /broken/],
    ["no rows", book("<worksheet/>"), /no row with the names/],
    ["too long a cell", book(sheet(`<row>${inline("x".repeat(32_768))}</row>`)), /more than 32767/],
    [
      "too many rows",
      book(sheet("<row><c><v>1</v></c></row>".repeat(100_001))),
      /more than 100000 rows|more than it may/,
    ],
  ])("that is or has %s is refused", async (_, content, why) => {
    await expect(read("xlsx", await content)).rejects.toThrow(why);
  });

  test.each([
    ["says so", 600_000_000],
    ["says nothing of it", 1],
  ])("that unpacks to very much and %s is refused before it has", async (_, said) => {
    const bomb = deflateRawSync(Buffer.alloc(200_000_000));
    const bytes = await book("SHEET");
    const name = Buffer.from("xl/worksheets/one.xml");
    const local = bytes.indexOf(name) - 30;
    const listed = bytes.lastIndexOf(name) - 46;
    const from = local + 30 + name.length;
    const end = bytes.indexOf(Buffer.from([0x50, 0x4b, 0x07, 0x08]), from);
    const packed = Buffer.concat([bytes.subarray(0, from), bomb, bytes.subarray(end)]);
    const moved = bomb.length - (end - from);
    packed.writeUInt32LE(bomb.length, listed + moved + 20);
    packed.writeUInt32LE(said, listed + moved + 24);
    const last = packed.length - 22;
    packed.writeUInt32LE(packed.readUInt32LE(last + 16) + moved, last + 16);
    const before = process.memoryUsage().arrayBuffers;
    await expect(read("xlsx", packed)).rejects.toThrow(/unpacks to more than it may/);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(150_000_000);
  });

  test("that was damaged on its way is refused", async () => {
    const bytes = await book(sheet(`<row>${inline("x")}</row>`));
    const name = Buffer.from("xl/worksheets/one.xml");
    bytes.writeUInt32LE(sum(Buffer.from("other")), bytes.lastIndexOf(name) - 46 + 16);
    await expect(read("xlsx", bytes)).rejects.toThrow(/damaged/);
  });
});
