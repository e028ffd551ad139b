import { refuse } from "../refusal.ts";

const MOST_BYTES = 255;

/**
 * The name that somebody gave a file, as a label for people: never a path, nor part of one. Signs that nobody sees are
 * taken out, for with them `invoice\u202Efdp.exe` reads as `invoiceexe.pdf`.
 */
export function labelOf(given: string): string {
  const last = given.normalize("NFC").split(/[/\\]/).at(-1) ?? "";
  // Control and format signs (among them those that turn the direction), line ends, halves of pairs.
  const seen = last.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu, "").trim();
  if (seen === "" || /^\.+$/.test(seen)) refuse("INVALID", { issues: "name: a file must have a name" });
  if (Buffer.byteLength(seen) > MOST_BYTES) {
    refuse("INVALID", { issues: `name: must be at most ${MOST_BYTES} bytes in UTF-8` });
  }
  return seen;
}

/** What follows the last dot, in lower case; empty where there is no dot. */
export function extensionOf(name: string): string {
  const at = name.lastIndexOf(".");
  return at <= 0 ? "" : name.slice(at + 1).toLowerCase();
}

/** The header that names a download (RFC 6266, RFC 8187). What is no ASCII is there twice: once for old readers. */
export function dispositionOf(kind: "inline" | "attachment", name: string): string {
  const plain = name.replace(/[^\x20-\x7e]/g, "_").replace(/["\\%]/g, "_");
  const full = encodeURIComponent(name).replace(
    /['()*!]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${kind}; filename="${plain}"; filename*=UTF-8''${full}`;
}
