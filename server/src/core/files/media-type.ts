import { refuse } from "../refusal.ts";
import { extensionOf } from "./file-name.ts";

/** A type that its content shows by its first bytes. */
interface Signature {
  readonly type: string;
  /** Bytes from the beginning, as Latin-1 text; `?` stands for any one. */
  readonly starts: string;
  readonly extensions: readonly string[];
}

const ZIP = "application/zip";
const COMPOUND = "application/x-ole-storage";
const UNKNOWN = "application/octet-stream";
const OFFICE = "application/vnd.openxmlformats-officedocument";
const OPEN = "application/vnd.oasis.opendocument";

/** The types that are known by their beginning (WHATWG MIME Sniffing, and the formats' own specifications). */
const SIGNATURES: readonly Signature[] = [
  { type: "image/png", starts: "\x89PNG\r\n\x1a\n", extensions: ["png"] },
  { type: "image/jpeg", starts: "\xff\xd8\xff", extensions: ["jpg", "jpeg"] },
  { type: "image/gif", starts: "GIF87a", extensions: ["gif"] },
  { type: "image/gif", starts: "GIF89a", extensions: ["gif"] },
  { type: "image/webp", starts: "RIFF????WEBP", extensions: ["webp"] },
  { type: "image/avif", starts: "????ftypavif", extensions: ["avif"] },
  { type: "image/heic", starts: "????ftypheic", extensions: ["heic", "heif"] },
  { type: "image/bmp", starts: "BM????\0\0\0\0", extensions: ["bmp"] },
  { type: "image/tiff", starts: "II*\0", extensions: ["tif", "tiff"] },
  { type: "image/tiff", starts: "MM\0*", extensions: ["tif", "tiff"] },
  { type: "application/pdf", starts: "%PDF-", extensions: ["pdf"] },
  { type: "audio/mpeg", starts: "ID3", extensions: ["mp3"] },
  { type: "audio/wav", starts: "RIFF????WAVE", extensions: ["wav"] },
  { type: "audio/flac", starts: "fLaC", extensions: ["flac"] },
  { type: "audio/ogg", starts: "OggS", extensions: ["ogg", "oga", "opus"] },
  { type: "video/mp4", starts: "????ftyp", extensions: ["mp4", "m4v", "m4a", "mov"] },
  { type: "video/webm", starts: "\x1aE\xdf\xa3", extensions: ["webm", "mkv"] },
  { type: "application/gzip", starts: "\x1f\x8b", extensions: ["gz", "tgz"] },
  { type: "application/x-7z-compressed", starts: "7z\xbc\xaf\x27\x1c", extensions: ["7z"] },
  { type: "application/vnd.rar", starts: "Rar!\x1a\x07", extensions: ["rar"] },
  { type: "application/rtf", starts: "{\\rtf", extensions: ["rtf"] },
  { type: "application/vnd.sqlite3", starts: "SQLite format 3\0", extensions: ["sqlite", "db"] },
  { type: "application/vnd.microsoft.portable-executable", starts: "MZ", extensions: ["exe", "dll", "com", "scr"] },
  { type: "application/x-elf", starts: "\x7fELF", extensions: ["elf", "so"] },
  { type: COMPOUND, starts: "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", extensions: ["doc", "xls", "ppt", "msg", "msi"] },
  { type: ZIP, starts: "PK\x03\x04", extensions: ["zip"] },
  { type: ZIP, starts: "PK\x05\x06", extensions: ["zip"] },
];

/** What lies in a container is known by its name alone. */
const INSIDE: Readonly<Record<string, { readonly container: string; readonly type: string }>> = {
  docx: { container: ZIP, type: `${OFFICE}.wordprocessingml.document` },
  xlsx: { container: ZIP, type: `${OFFICE}.spreadsheetml.sheet` },
  pptx: { container: ZIP, type: `${OFFICE}.presentationml.presentation` },
  odt: { container: ZIP, type: `${OPEN}.text` },
  ods: { container: ZIP, type: `${OPEN}.spreadsheet` },
  odp: { container: ZIP, type: `${OPEN}.presentation` },
  epub: { container: ZIP, type: "application/epub+zip" },
  doc: { container: COMPOUND, type: "application/msword" },
  xls: { container: COMPOUND, type: "application/vnd.ms-excel" },
  ppt: { container: COMPOUND, type: "application/vnd.ms-powerpoint" },
};

/** Text has no beginning of its own: what is valid UTF-8 is what its name says. */
const TEXTS: Readonly<Record<string, string>> = {
  ...{ txt: "text/plain", log: "text/plain", md: "text/markdown", csv: "text/csv", tsv: "text/tab-separated-values" },
  ...{ json: "application/json", jsonl: "application/jsonl", xml: "application/xml", ics: "text/calendar" },
  ...{ vcf: "text/vcard", eml: "message/rfc822", html: "text/html", htm: "text/html", svg: "image/svg+xml" },
  ...{ css: "text/css", js: "text/javascript", mjs: "text/javascript" },
};

/** What a browser may show by itself: pictures that hold no code. Everything else is only ever saved. */
export const INLINE: ReadonlySet<string> = new Set(["image/png", "image/jpeg", "image/gif", "image/webp"]);

function startsWith(head: Uint8Array, { starts }: Signature): boolean {
  if (head.length < starts.length) return false;
  return [...starts].every((sign, at) => sign === "?" || sign.charCodeAt(0) === head[at]);
}

function isText(head: Uint8Array): boolean {
  if (head.includes(0)) return false;
  try {
    // The beginning may end in the middle of a character.
    new TextDecoder("utf-8", { fatal: true }).decode(head, { stream: true });
    return true;
  } catch {
    return false;
  }
}

/** The types that may go by an extension. */
function promisedBy(extension: string): readonly string[] {
  const inside = INSIDE[extension];
  const types = SIGNATURES.filter(({ extensions }) => extensions.includes(extension)).map(({ type }) => type);
  const text = TEXTS[extension];
  return [...types, ...(inside ? [inside.container] : []), ...(text === undefined ? [] : [text])];
}

const KNOWN: ReadonlySet<string> = new Set(SIGNATURES.map(({ type }) => type));

/**
 * The type of a content: what its first bytes show, else what its name says where that is text and it is. A content that
 * is another one than its name or its sender says is refused: somebody would be deceived by it.
 */
export function typeOf(head: Uint8Array, name: string, claimed: string): string {
  const shown = SIGNATURES.find((signature) => startsWith(head, signature))?.type;
  const extension = extensionOf(name);
  const promised = promisedBy(extension);
  const text = TEXTS[extension];
  // Text first: words may begin as a format does.
  const found = text !== undefined && isText(head) ? text : (shown ?? UNKNOWN);
  if (promised.length > 0 && !promised.includes(found)) {
    refuse("TYPE_REFUSED", { name, found, claimed: `.${extension}` });
  }
  if (KNOWN.has(claimed) && claimed !== found) refuse("TYPE_REFUSED", { name, found, claimed });
  const inside = INSIDE[extension];
  return inside && inside.container === found ? inside.type : found;
}
