import { type Block, type Run, safeAddress } from "./blocks.ts";

const ENTITIES: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'", nbsp: " " };

const decoded = (text: string): string =>
  text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[name.toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 31 && code < 0x110000 ? String.fromCodePoint(code) : "";
  });

const BLOCK = /^(p|div|h[1-6]|li|ul|ol|pre|blockquote|tr|table|section|article|br|body|html)$/;
/** What is thrown away with all that stands in it. */
const SILENT = /^(script|style|template|title|head|textarea|iframe|object|svg|math|noscript)$/;

/**
 * What HTML from elsewhere says, read tag by tag without the browser's own reader: that would load pictures and run what
 * is in them, and pages that trust no HTML forbid it.
 */
export function pastedHtml(html: string): Block[] {
  const blocks: Block[] = [];
  const lists: Block["kind"][] = [];
  let kind: Block["kind"] = "text";
  let runs: Run[] = [];
  let silent: string | null = null;
  let [bold, italic, code] = [0, 0, 0];
  const links: (string | null)[] = [];
  const close = () => {
    if (runs.some(({ text }) => text.trim())) blocks.push({ kind, runs });
    runs = [];
  };
  const say = (raw: string) => {
    const text = kind === "code" ? decoded(raw) : decoded(raw).replace(/\s+/g, " ");
    const href = links.at(-1);
    if (kind === "code") {
      for (const [index, line] of text.split("\n").entries()) {
        if (index) close();
        if (line) runs.push({ text: line });
      }
    } else if (text)
      runs.push({
        text,
        ...(bold > 0 && { bold: true }),
        ...(italic > 0 && { italic: true }),
        ...(code > 0 && { code: true }),
        ...(href && { href }),
      });
  };
  const tag = (name: string, isEnd: boolean, rest: string) => {
    const step = isEnd ? -1 : 1;
    if (name === "b" || name === "strong") bold = Math.max(0, bold + step);
    else if (name === "i" || name === "em") italic = Math.max(0, italic + step);
    else if (name === "code") code = Math.max(0, code + step);
    else if (name === "a") isEnd ? links.pop() : links.push(addressIn(rest));
    if (!BLOCK.test(name)) return;
    close();
    if (name === "ul" || name === "ol") isEnd ? lists.pop() : lists.push(name === "ol" ? "number" : "bullet");
    if (name === "br") return;
    const inList = lists.at(-1) ?? "text";
    kind = isEnd
      ? "text"
      : name === "pre"
        ? "code"
        : /^h\d$/.test(name)
          ? "heading"
          : name === "li" || (name === "p" && kind === inList)
            ? inList
            : "text";
  };
  for (const [, comment, end, name, rest, text] of html.matchAll(
    /(<!--[\s\S]*?(?:-->|$)|<![^>]*>?)|<(\/?)([a-z][a-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>?|([^<]+|<)/gi,
  )) {
    const own = name?.toLowerCase();
    if (comment) continue;
    if (silent) silent = own === silent && end ? null : silent;
    else if (own && SILENT.test(own) && !end) silent = rest?.endsWith("/") ? null : own;
    else if (own) tag(own, end === "/", rest ?? "");
    else if (text) say(text);
  }
  close();
  return blocks;
}

function addressIn(attributes: string): string | null {
  const [, double, single, bare] = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/i.exec(attributes) ?? [];
  return safeAddress(decoded(double ?? single ?? bare ?? ""));
}
