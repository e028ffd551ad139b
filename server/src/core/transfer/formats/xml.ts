import { refuseFile } from "./sheet.ts";

/** A sign of XML: a tag that begins or ends, or text. */
export type Sign =
  | { readonly kind: "begin"; readonly name: string; readonly attributes: string; readonly empty: boolean }
  | { readonly kind: "end"; readonly name: string }
  | { readonly kind: "text"; readonly text: string };

const NAMED: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** Text without its references. Those that a document declares itself are refused with it: there are none to expand. */
function plain(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(#x[0-9a-fA-F]{1,6}|#\d{1,7}|\w{1,8});/g, (whole, name: string) => {
    const point = name.startsWith("#x") ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
    const found = name.startsWith("#") ? (point <= 0x10ffff ? String.fromCodePoint(point) : undefined) : NAMED[name];
    return found ?? refuseFile(`has the reference ${whole}, which nobody knows`);
  });
}

/** The value of an attribute. */
export function attribute(attributes: string, name: string): string | undefined {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  const value = found?.[1] ?? found?.[2];
  return value === undefined ? undefined : plain(value);
}

const local = (name: string): string => name.slice(name.indexOf(":") + 1);

/**
 * The signs of an XML document, one after another, by their names without a prefix. It expands nothing and follows
 * nothing: a document with a DOCTYPE is refused.
 */
export function* signsOf(xml: string): Generator<Sign> {
  let at = 0;
  const broken = (): never => refuseFile("is no XLSX: its XML is broken");
  while (at < xml.length) {
    const next = xml.indexOf("<", at);
    if (next !== at) {
      yield { kind: "text", text: plain(xml.slice(at, next === -1 ? xml.length : next)) };
      if (next === -1) return;
    }
    const skips = [
      ["<?", "?>"],
      ["<!--", "-->"],
      ["<![CDATA[", "]]>"],
    ].find(([begin = ""]) => xml.startsWith(begin, next)) as [string, string] | undefined;
    if (skips) {
      const end = xml.indexOf(skips[1], next + skips[0].length);
      if (end === -1) broken();
      if (skips[0] === "<![CDATA[") yield { kind: "text", text: xml.slice(next + 9, end) };
      at = end + skips[1].length;
      continue;
    }
    if (xml[next + 1] === "!") refuseFile("declares a document type, which no XLSX does");
    const end = xml.indexOf(">", next);
    if (end === -1) broken();
    const empty = xml[end - 1] === "/";
    const inside = xml.slice(next + 1, empty ? end - 1 : end);
    if (inside.startsWith("/")) yield { kind: "end", name: local(inside.slice(1).trim()) };
    else {
      const space = inside.search(/\s/);
      const name = local(space === -1 ? inside : inside.slice(0, space));
      yield { kind: "begin", name, attributes: space === -1 ? "" : inside.slice(space), empty };
      if (empty) yield { kind: "end", name };
    }
    at = end + 1;
  }
}
