import { exponentOf, type FieldData, type LocalTimeWritten, refersTo, stepsOf } from "@nexus-os/contracts";
import type { Cell } from "./formats/sheet.ts";

/** What a row says of a field: nothing, a value as it is written, names of records, or something that cannot be read. */
export type Said =
  | { readonly kind: "nothing" }
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "names"; readonly names: readonly string[]; readonly many: boolean }
  | { readonly kind: "wrong"; readonly why: string };

/** The cells of a field by the part that each holds; "" is the whole. */
export type Parts = Readonly<Partial<Record<"" | "id" | "value" | "currency", Cell>>>;

const NOTHING: Said = { kind: "nothing" };
const value = (given: unknown): Said => ({ kind: "value", value: given });
const wrong = (why: string): Said => ({ kind: "wrong", why });
const isEmpty = (cell: Cell): boolean =>
  cell === undefined || cell === null || (typeof cell === "string" && cell.trim() === "");

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?Z$/;
const YES: Readonly<Record<string, boolean>> = {
  true: true,
  yes: true,
  "1": true,
  false: false,
  no: false,
  "0": false,
};

function whole(text: string): Said {
  return /^-?\d{1,16}$/.test(text) ? value(Number(text)) : wrong("must be a whole number, as 1234");
}

function percent(text: string): Said {
  const steps = stepsOf(text.replace(/\s*%$/, ""), 2);
  return Number.isNaN(steps) ? wrong("must be a percentage with at most two decimals, as 7.25") : value(steps);
}

function money(amount: string, currency: string): Said {
  const decimals = exponentOf(currency);
  const minor = stepsOf(amount.trim(), decimals);
  if (!/^[A-Z]{3}$/.test(currency)) return wrong("must have the ISO 4217 code of its currency, as 1234.56 EUR");
  if (Number.isNaN(minor)) return wrong(`must be an amount with at most ${decimals} decimals, as 1234.56 EUR`);
  return value({ minor, currency });
}

function localTime(text: string): Said {
  const [local = "", zone = "", ...more] = text.split(" ");
  if (zone === "" || more.length > 0) return wrong("must be a time and its zone, as 2026-05-04T10:00 Europe/Berlin");
  return value({ local, zone });
}

function moment(text: string): Said {
  const time = MOMENT.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time)
    ? wrong("must be a moment in UTC, as 2026-05-04T08:00:00Z")
    : value(new Date(time).toISOString());
}

function json(text: string): Said {
  try {
    return value(JSON.parse(text));
  } catch {
    return wrong("must be JSON");
  }
}

/** What text says of a field: the same everywhere, whatever the language of its writer. */
function fromText(field: FieldData, text: string): Said {
  switch (field.kind) {
    case "integer":
    case "duration":
      return whole(text);
    case "percent":
      return percent(text);
    case "money": {
      const at = text.lastIndexOf(" ");
      return at === -1 ? wrong("must have its currency, as 1234.56 EUR") : money(text.slice(0, at), text.slice(at + 1));
    }
    case "yesNo": {
      const found = YES[text.toLowerCase()];
      return found === undefined ? wrong("must be true or false, yes or no") : value(found);
    }
    case "instant":
      return moment(text);
    case "localTime":
      return localTime(text);
    case "manyOf":
      return text === "[]" ? value([]) : value(text.split(";").flatMap((word) => word.trim() || []));
    case "json":
      return json(text);
    case "ref":
    case "file":
      return ID.test(text) ? value(text) : { kind: "names", names: [text], many: false };
    case "refs":
      return { kind: "names", names: text.split(";").flatMap((name) => name.trim() || []), many: true };
    default:
      return value(text);
  }
}

function idOf(cell: Cell): unknown {
  return typeof cell === "object" && cell !== null && "id" in cell ? cell.id : cell;
}

/** What JSON says of a field, beside text: as it is read, so that what was exported comes back as it was. */
function fromJson(field: FieldData, cell: NonNullable<Cell>): Said {
  if (field.kind === "refs" && Array.isArray(cell)) return value(cell.map(idOf));
  if (refersTo(field) !== null) return value(idOf(cell));
  if (field.kind === "localTime" && typeof cell === "object") {
    const { local, zone } = cell as LocalTimeWritten;
    return value({ local, zone });
  }
  return value(cell);
}

/** What the cells of a row say of a field. */
export function saidOf(field: FieldData, parts: Parts, isJson: boolean): Said {
  if (Object.values(parts).every(isEmpty)) return NOTHING;
  if (!isEmpty(parts.value) || !isEmpty(parts.currency)) {
    return money(String(parts.value ?? ""), String(parts.currency ?? "").trim());
  }
  if (!isEmpty(parts.id)) {
    const ids = parts.id === "[]" ? [] : String(parts.id).trim().split(/\s+/);
    const stray = ids.find((id) => !ID.test(id));
    if (stray !== undefined) return wrong("must be the id of a record");
    return value(field.kind === "refs" ? ids : ids[0]);
  }
  const cell = parts[""];
  // In JSON a number, a text or a list is what it is; only names of records are still looked for.
  if (typeof cell !== "string") return fromJson(field, cell as NonNullable<Cell>);
  const isOwn = isJson && refersTo(field) === null && field.kind !== "money" && field.kind !== "json";
  return isOwn ? value(cell) : fromText(field, cell.trim());
}
