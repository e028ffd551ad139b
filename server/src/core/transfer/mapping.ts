import { type ImportMode, isFilterable, type Mapped, type Place, suggestMapping } from "@nexus-os/contracts";
import { refuse } from "../refusal.ts";

type Kind = NonNullable<Place["field"]>["kind"];

/** The kinds of fields that a record can be known by. */
const KNOWING: ReadonlySet<Kind> = new Set<Kind>([
  ...(["text", "email", "phone", "webAddress", "integer", "date", "oneOf"] as const),
]);

export type Places = ReadonlyMap<string, Place>;

function invalid(issue: string): never {
  return refuse("INVALID", { issues: issue });
}

/** Refuses a mapping that names places which are not there, or the same field twice, or finds records by nothing. */
export function checkMapping(places: Places, mapping: readonly Mapped[], mode: ImportMode, by: string): void {
  for (const { to } of mapping) if (!places.has(to)) invalid(`mapping: there is no place ${to} that can be written`);
  const taken = new Set(mapping.map(({ to }) => to));
  for (const to of taken) {
    const whole = to.slice(0, to.lastIndexOf("."));
    if (/\.(id|value|currency)$/.test(to) && places.get(to)?.part && taken.has(whole)) {
      invalid(`mapping: ${to} and ${whole} are the same field`);
    }
  }
  if (mode === "create") return;
  const { field = null, key = "" } = places.get(by) ?? {};
  const canKnow =
    by === "id" || (field && KNOWING.has(field.kind) && isFilterable(field) && !key.startsWith("custom."));
  if (!canKnow) invalid(`by: records are not known by ${by}`);
  if (!taken.has(by)) invalid(`by: no column is written to ${by}`);
}

/** The mapping of a file: what was said, else what its columns are called. */
export function mappingOf(places: Places, columns: readonly string[], asked: readonly Mapped[] | undefined) {
  if (!asked) {
    const suggested = suggestMapping(places, columns);
    if (suggested.length === 0) invalid("mapping: no column is called by a field's name. Say what each is for");
    return suggested;
  }
  const missing = asked.find(({ column }) => !columns.includes(column.normalize("NFC").trim()));
  if (missing) invalid(`mapping: the file has no column ${missing.column}`);
  return asked;
}
