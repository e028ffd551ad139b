import { type CustomValues, fieldOf, type Property } from "./custom.ts";
import type { FieldData } from "./field.ts";
import { isSecret, refersTo } from "./field-rules.ts";
import type { Noun } from "./noun.ts";

/** The forms of a file that records are written into and read from. */
export const TRANSFER_FORMATS = ["csv", "xlsx", "jsonl"] as const;
/** A form of such a file. */
export type TransferFormat = (typeof TRANSFER_FORMATS)[number];

/** What an import may do: only make records, only change them, or whichever it takes. */
export const IMPORT_MODES = ["create", "update", "upsert"] as const;
/** What an import may do. */
export type ImportMode = (typeof IMPORT_MODES)[number];

/** What every record has that an import does not write, and an export does. */
export const TRANSFER_STANDING = ["id", "version", "createdAt", "updatedAt", "archivedAt"] as const;

/** What is asked of an export. */
export interface Export<Filter = unknown, Sort extends string = string> {
  readonly format: TransferFormat;
  readonly filter?: Filter;
  readonly sort?: { readonly by: Sort; readonly direction?: "up" | "down" };
  /** Fields of the noun, all where nothing is said. An organization's own are called `custom.<word>`. */
  readonly fields?: readonly string[];
  /** What the file is called, without its ending. */
  readonly name?: string;
  /** Whether a CSV begins with a byte order mark, by which Excel knows it for UTF-8. */
  readonly bom?: boolean;
}

/** Which column of a file is written to which place of a record: see `placesOf`. */
export interface Mapped {
  readonly column: string;
  readonly to: string;
}

/** What is asked of an import. */
export interface Import {
  /** A file that was uploaded. */
  readonly file: string;
  /** Told from the file's name where it is left out. */
  readonly format?: TransferFormat;
  /** Suggested from the names of the columns where it is left out. */
  readonly mapping?: readonly Mapped[];
  readonly mode?: ImportMode;
  /** The place by which a row finds the record that it changes; its id where nothing is said. */
  readonly by?: string;
  /** Writes nothing, and tells what would become of each row. */
  readonly dryRun?: boolean;
  /** Imports a file that was imported in the same way before. Otherwise the first job is the answer. */
  readonly again?: boolean;
}

/** What became of a row of an import. */
export const ROW_OUTCOMES = ["created", "updated", "unchanged", "error"] as const;
/** What became of a row. */
export type RowOutcome = (typeof ROW_OUTCOMES)[number];

/** What a place in a record takes: the field, and which part of it a column holds. */
export interface Place {
  /** The field's key; an organization's own are called `custom.<word>`. */
  readonly key: string;
  readonly field: FieldData | null;
  /** A reference's id, an amount's value, its currency; null where the column holds it all. */
  readonly part: "id" | "value" | "currency" | null;
}

/** The fields of a noun and an organization's own, by the names that files have for them. */
export function transferFields(noun: Noun, properties: readonly Property[]): ReadonlyMap<string, FieldData> {
  const own = properties.map((each): [string, FieldData] => [`custom.${each.word}`, fieldOf(each)]);
  return new Map([...Object.entries<FieldData>(noun.fields), ...own]);
}

/** The value of a field as it is read, by the name that files have for it. */
export function transferValue(record: Readonly<Record<string, unknown>>, key: string): unknown {
  if (!key.startsWith("custom.")) return record[key];
  return (record["custom"] as CustomValues | undefined)?.[key.slice("custom.".length)] ?? null;
}

/** Every place of a record that a column can be written to, by its name. */
export function placesOf(noun: Noun, properties: readonly Property[]): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>([
    ["id", { key: "id", field: null, part: null }],
    ["version", { key: "version", field: null, part: null }],
  ]);
  for (const [key, field] of transferFields(noun, properties)) {
    if (field.writes === "never") continue;
    places.set(key, { key, field, part: null });
    if (refersTo(field) !== null) places.set(`${key}.id`, { key, field, part: "id" });
    if (field.kind === "money") {
      places.set(`${key}.value`, { key, field, part: "value" });
      places.set(`${key}.currency`, { key, field, part: "currency" });
    }
  }
  return places;
}

/** The fields that are written into files: all that are read. */
export function exportable(noun: Noun, properties: readonly Property[]): readonly string[] {
  return [...transferFields(noun, properties)].flatMap(([key, field]) => (isSecret(field) ? [] : [key]));
}

const bare = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");

/**
 * Which place each column is probably meant for: by its name, without regard to case, spaces and hyphens. A column that
 * nothing is called by is left out. Where a file has a reference's id beside its name, the id counts.
 */
export function suggestMapping(places: ReadonlyMap<string, Place>, columns: readonly string[]): readonly Mapped[] {
  const byName = new Map([...places.keys()].map((to) => [bare(to), to]));
  const taken = new Map<string, Mapped>();
  for (const column of columns) {
    const to = byName.get(bare(column));
    if (to !== undefined && !taken.has(to)) taken.set(to, { column, to });
  }
  for (const to of [...taken.keys()]) {
    if (to.endsWith(".id") || to.endsWith(".value")) taken.delete(to.slice(0, to.lastIndexOf(".")));
  }
  // Whoever changed a file did not change what it says of a record's past.
  return [...taken.values()].filter(({ to }) => to !== "version");
}
