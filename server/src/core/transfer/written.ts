import {
  decimalOf,
  exponentOf,
  type FieldData,
  type LocalTime,
  type Money,
  type Noun,
  type Property,
  type Ref,
  refersTo,
  transferFields,
  transferValue,
} from "@nexus-os/contracts";
import type { Written } from "./formats/sheet.ts";

type Values = Readonly<Record<string, unknown>>;

/** A column of a file that is written: its name, and what of a record stands in it. */
interface Column {
  readonly name: string;
  of(record: Values): Written;
}

const text = (given: unknown): Written => (given === null || given === undefined ? null : { text: String(given) });
const number = (given: unknown): Written => (given === null || given === undefined ? null : { number: String(given) });

/** An amount of money in its currency's own unit: "1234.56". */
function amountOf({ minor, currency }: Money): string {
  const decimals = exponentOf(currency);
  return decimals === 0 ? String(minor) : decimalOf(minor, decimals);
}

const listOf = (given: unknown): readonly Ref[] => (given === null ? [] : [given as Ref | readonly Ref[]].flat());

/** A list of none. Where the field may be empty, too, the two are told apart. */
const noneOf = ({ optional }: FieldData): string => (optional ? "[]" : "");

function plain(field: FieldData, value: unknown): Written {
  if (value === null || value === undefined) return null;
  switch (field.kind) {
    case "integer":
    case "duration":
    case "decimal":
      return number(value);
    case "percent":
      return number(decimalOf(value as number, 2));
    case "localTime": {
      const { local, zone } = value as LocalTime;
      return text(`${local} ${zone}`);
    }
    case "manyOf":
      return text((value as readonly string[]).join("; ") || noneOf(field));
    case "json":
      return text(JSON.stringify(value));
    default:
      return text(value);
  }
}

function columnsOf(key: string, field: FieldData): Column[] {
  const own = (name: string, of: (value: unknown) => Written): Column => ({
    name,
    of: (record) => of(transferValue(record, key) ?? null),
  });
  if (refersTo(field) !== null) {
    const joined = (part: "name" | "id", by: string) => (value: unknown) => {
      const refs = listOf(value);
      if (refs.length > 0) return text(refs.map((each) => each[part]).join(by));
      return value === null ? null : text(noneOf(field));
    };
    return [own(key, joined("name", "; ")), own(`${key}.id`, joined("id", " "))];
  }
  if (field.kind === "money") {
    return [
      own(`${key}.value`, (value) => (value === null ? null : number(amountOf(value as Money)))),
      own(`${key}.currency`, (value) => (value === null ? null : text((value as Money).currency))),
    ];
  }
  return [own(key, (value) => plain(field, value))];
}

const standing = (name: string, as = text): Column => ({ name, of: (record) => as(record[name]) });

/** The columns of an export, in the order of its fields. */
export function writtenColumns(noun: Noun, properties: readonly Property[], fields: readonly string[]): Column[] {
  const known = transferFields(noun, properties);
  return [
    standing("id"),
    standing("version", number),
    ...fields.flatMap((key) => columnsOf(key, known.get(key) as FieldData)),
    ...["createdAt", "updatedAt", "archivedAt"].map((name) => standing(name)),
  ];
}

/** A record's line in JSON Lines: as it is read, without the fields that nobody asked for. */
export function writtenLine(record: Values, fields: readonly string[]): string {
  const kept = new Set(["id", "version", "createdAt", "updatedAt", "archivedAt", ...fields]);
  const own = Object.entries((record["custom"] as Values | undefined) ?? {}).filter(([word]) =>
    kept.has(`custom.${word}`),
  );
  const line = Object.fromEntries(Object.entries(record).filter(([key]) => kept.has(key)));
  return `${JSON.stringify(own.length > 0 ? { ...line, custom: Object.fromEntries(own) } : line)}\n`;
}
