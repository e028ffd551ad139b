import type { Erase, FieldData } from "./field.ts";

const TEXTS: ReadonlySet<FieldData["kind"]> = new Set(["text", "longText", "email", "phone", "webAddress"]);
const WITHOUT_FILTER: ReadonlySet<FieldData["kind"]> = new Set(["longText", "json"]);
const WITHOUT_SORT: ReadonlySet<FieldData["kind"]> = new Set([
  ...WITHOUT_FILTER,
  ...(["manyOf", "ref", "refs", "file"] as const),
]);

/** Whether a field is written and never read. */
export function isSecret(field: FieldData): boolean {
  return field.class === "secret";
}

/** Whether search finds records by a field: text that is content or personal, unless the field says otherwise. Never a secret. */
export function isSearchable(field: FieldData): boolean {
  if (isSecret(field)) return false;
  return field.searchable ?? (TEXTS.has(field.kind) && field.class !== "operational");
}

/** What an erasure does with a field, unless it says so itself: secrets go, personal data go or give way, work stays. */
export function eraseOf(field: FieldData): Erase {
  if (field.erase) return field.erase;
  if (field.class !== "secret" && field.class !== "personal") return "keep";
  return field.optional ? "clear" : "replace";
}

/** Whether lists can be narrowed by a field to more than whether it is empty. */
export function isFilterable(field: FieldData): boolean {
  return !isSecret(field) && !WITHOUT_FILTER.has(field.kind);
}

/** Whether lists can be sorted by a field: it has an order that means something, and is never empty. */
export function isSortable(field: FieldData): boolean {
  return !isSecret(field) && !field.optional && !WITHOUT_SORT.has(field.kind);
}

/** The noun whose records a field refers to; null where it refers to none. */
export function refersTo(field: FieldData): string | null {
  return field.kind === "ref" || field.kind === "refs" || field.kind === "file" ? field.to : null;
}
