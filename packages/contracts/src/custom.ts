import type { FieldData } from "./field.ts";

/** The kinds that a field of an organization's own can have. */
export const PROPERTY_KINDS = [
  ...(["text", "integer", "yesNo", "date", "instant", "oneOf", "email", "phone", "webAddress"] as const),
] as const;
/** A kind of such a field. */
export type PropertyKind = (typeof PROPERTY_KINDS)[number];

/** What a field of an organization's own is called in calls. */
export const PROPERTY_WORD = /^[a-z][A-Za-z0-9]{0,39}$/;

/** How lists are sorted and groups made by such a field: `custom.<word>`. */
export type CustomKey = `custom.${string}`;
/** What such a key is. */
export const CUSTOM_KEY = /^custom\.[a-z][A-Za-z0-9]{0,39}$/;

/** The word of the field that a key names; null where it names a field of the noun itself. */
export function customWordOf(key: string): string | null {
  return key.startsWith("custom.") ? key.slice("custom.".length) : null;
}

/** A value of such a field; null where it is empty. */
export type CustomValue = string | number | boolean | null;
/** The values of an organization's own fields, by their words. Absent where it has none for the noun. */
export type CustomValues = Readonly<Record<string, CustomValue>>;

/** How lists are narrowed by them: one value, any of several, from and to, or empty. */
export type CustomFilter = Readonly<
  Record<
    string,
    CustomValue | readonly (string | number)[] | { readonly from?: string | number; readonly to?: string | number }
  >
>;

/** How an organization describes a field of its own. */
export interface Property {
  readonly word: string;
  readonly kind: PropertyKind;
  /** The words of a choice, a line each; null for other kinds. */
  readonly choices: string | null;
  readonly required: boolean;
  readonly personal: boolean;
}

/** The words of a choice. */
export function choicesOf({ choices }: Pick<Property, "choices">): readonly string[] {
  return [...new Set((choices ?? "").split("\n").flatMap((line) => line.trim() || []))];
}

/** A field of an organization's own as the field that it is, for forms, checks and filters. */
export function fieldOf(property: Property): FieldData {
  const { kind, required, personal } = property;
  const common = { class: personal ? "personal" : "content", optional: !required, writes: "always" } as const;
  switch (kind) {
    case "text":
      return { ...common, kind, max: 200 };
    case "integer":
      return { ...common, kind, least: Number.MIN_SAFE_INTEGER, most: Number.MAX_SAFE_INTEGER };
    case "oneOf":
      return { ...common, kind, of: choicesOf(property) };
    default:
      return { ...common, kind };
  }
}
