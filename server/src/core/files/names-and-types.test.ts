import { describe, expect, test } from "vitest";
import { dispositionOf, extensionOf, labelOf } from "./file-name.ts";
import { typeOf } from "./media-type.ts";
import { rangeOf } from "./range.ts";

const bytes = (text: string): Buffer => Buffer.from(text, "latin1");
const PNG = bytes("\x89PNG\r\n\x1a\n\0\0\0\rIHDR");
const PDF = bytes("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
const ZIP = bytes("PK\x03\x04\x14\0\0\0\0\0");
const EXE = bytes("MZ\x90\0\x03\0\0\0");

describe("a file's name is a label", () => {
  test.each([
    ["report.pdf", "report.pdf"],
    ["../../etc/passwd", "passwd"],
    ["C:\\Users\\ines\\report.pdf", "report.pdf"],
    ["/var/lib/x", "x"],
    ["a\0b\r\nc.txt", "abc.txt"],
    ["invoice\u202efdp.exe", "invoicefdp.exe"],
    ["  Gebühren 2026.xlsx ", "Gebühren 2026.xlsx"],
    ["e\u0301tude.txt", "étude.txt"],
    [".env", ".env"],
    ["CON", "CON"],
  ])("%j is called %j", (given, called) => {
    expect(labelOf(given)).toBe(called);
  });

  test.each(["", " ", ".", "..", "a/..", "a/", "\u200b", "\0", `${"ü".repeat(128)}.txt`])("%j is refused", (given) => {
    expect(() => labelOf(given)).toThrow(/name/);
  });

  test("no name changes the header that it stands in", () => {
    for (const name of ['a"; filename="b.html', "a\r\nset-cookie: x=1", "ü'(1)*.pdf", "100%.txt", "\\"]) {
      const header = dispositionOf("attachment", name);
      expect(header).toMatch(/^attachment; filename="[\x20-\x7e]*"; filename\*=UTF-8''[A-Za-z0-9%._~-]+$/);
      expect(header.match(/"/g)).toHaveLength(2);
      expect(decodeURIComponent(/''(.+)$/.exec(header)?.[1] ?? "")).toBe(name);
    }
  });

  test("its extension is what follows the last dot", () => {
    expect(extensionOf("invoice.pdf.EXE")).toBe("exe");
    expect(extensionOf(".htaccess")).toBe("");
  });
});

describe("a type is what the content shows", () => {
  test.each([
    [PNG, "a.png", "image/png", "image/png"],
    [PNG, "a.png", "", "image/png"],
    [PNG, "picture", "", "image/png"],
    [PDF, "a.pdf", "application/pdf", "application/pdf"],
    [ZIP, "a.zip", "application/x-zip-compressed", "application/zip"],
    [ZIP, "a.docx", "", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"],
    [ZIP, "a.unknown", "", "application/zip"],
    [bytes("a;b\n1;2\n"), "a.csv", "application/vnd.ms-excel", "text/csv"],
    [bytes("MZ is how some words begin"), "a.txt", "text/plain", "text/plain"],
    [bytes("<svg onload=alert(1)>"), "a.svg", "image/svg+xml", "image/svg+xml"],
    [bytes("<!doctype html><script>"), "a.html", "text/html", "text/html"],
    [bytes("<!doctype html><script>"), "a", "text/html", "application/octet-stream"],
    [bytes("anything"), "a.unknown", "text/html", "application/octet-stream"],
    [bytes("GIF89a=1;alert(1)"), "a.gif", "image/gif", "image/gif"],
    [bytes("RIFF\0\0\0\0WEBPVP8 "), "a.webp", "image/webp", "image/webp"],
    [bytes(""), "a.txt", "", "text/plain"],
  ])("%j, called %s and said to be %j, is %s", (head, name, claimed, type) => {
    expect(typeOf(head, name, claimed)).toBe(type);
  });

  test.each([
    ["a program called a picture", EXE, "holiday.png", ""],
    ["a page called a picture", bytes("<html>"), "holiday.jpg", ""],
    ["a page said to be a picture", bytes("<html>"), "holiday", "image/png"],
    ["a program behind two extensions", PDF, "invoice.pdf.exe", ""],
    ["an archive called a document", ZIP, "contract.pdf", ""],
    ["a PDF behind other bytes", bytes("<script>%PDF-1.7"), "a.pdf", ""],
    ["bytes called text", EXE, "readme.txt", ""],
    ["an empty picture", bytes(""), "a.png", ""],
    ["a picture called a document", PNG, "a.docx", ""],
    ["UTF-16 called UTF-8", bytes("\xff\xfeh\0i\0"), "a.txt", ""],
  ])("%s is refused", (_what, head, name, claimed) => {
    expect(() => typeOf(head, name, claimed)).toThrow(/is not what it says/);
  });
});

describe("a range of 100 bytes", () => {
  test.each([
    [undefined, null],
    ["bytes=0-9", { from: 0, to: 9 }],
    ["bytes=90-", { from: 90, to: 99 }],
    ["bytes=90-1000", { from: 90, to: 99 }],
    ["bytes=-10", { from: 90, to: 99 }],
    ["bytes=-1000", { from: 0, to: 99 }],
    ["bytes=99-99", { from: 99, to: 99 }],
    ["bytes=100-", "unsatisfiable"],
    ["bytes=100-200", "unsatisfiable"],
    ["bytes=-0", "unsatisfiable"],
    ["bytes=9-0", null],
    ["bytes=-", null],
    ["bytes=0-1,5-6", null],
    ["bytes=a-b", null],
    ["lines=0-1", null],
    ["bytes=99999999999999999999-", null],
  ])("%s is %j", (header, range) => {
    expect(rangeOf(header, 100)).toEqual(range);
  });

  test("of nothing is never one", () => {
    expect(rangeOf("bytes=0-", 0)).toBe("unsatisfiable");
    expect(rangeOf("bytes=-5", 0)).toBe("unsatisfiable");
  });
});
