import type { FieldData, Noun, Ref } from "@nexus-os/contracts";
import type { Choice } from "./choice-fields.ts";
import type { ComboboxSays } from "./combobox.ts";
import type { Upload } from "./file-field.ts";
import type { Source } from "./finder.ts";

/** A field of a form: what the contract says of it, and what only its page knows. */
export interface FormField {
  readonly key: string;
  readonly field: FieldData;
  readonly label: string;
  readonly help?: string;
  readonly room?: "half" | "most" | "rest";
  /** Fields of one section stand together under its name. */
  readonly section?: string;
  /** It is seen, and cannot be changed by whoever sees it. */
  readonly readOnly?: boolean;
  /** What the words of a choice are called. */
  readonly nameOf?: (word: string) => string;
  /** How the records are found that a reference points to. */
  readonly find?: Source;
  readonly create?: ComboboxSays["create"];
  readonly currencies?: readonly [string, ...string[]];
  readonly upload?: Upload;
}

/** What a form holds: by the keys of its fields, as records have it; references with their names. */
export type FormValues = Readonly<Record<string, unknown>>;

/** What a noun's form is for: all that can be given to a new record, or all that can be changed of one that is there. */
export type FormFor = "create" | "update";

/** The fields that a form has for a noun, in the order of its contract. Secrets are given by forms of their own. */
export function formFields(
  noun: Pick<Noun, "fields">,
  what: FormFor,
  says: (key: string, field: FieldData) => Omit<FormField, "key" | "field">,
): readonly FormField[] {
  return Object.entries(noun.fields).flatMap(([key, field]) => {
    const isWritten = field.writes === "always" || (field.writes === "create" && what === "create");
    return isWritten && field.class !== "secret" ? [{ key, field, ...says(key, field) }] : [];
  });
}

const isRef = (value: unknown): value is Ref => typeof value === "object" && value !== null && "id" in value;

/** A value as it is written: a reference is its id, an empty text is nothing. */
export function writtenOf({ kind }: FieldData, value: unknown): unknown {
  if (kind === "ref" || kind === "file") return isRef(value) ? value.id : null;
  if (kind === "refs") return (value as readonly Ref[]).map(({ id }) => id);
  if (kind === "localTime" && value !== null) {
    const { local, zone } = value as { local: string; zone: string };
    return { local, zone };
  }
  return typeof value === "string" && value.trim() === "" ? null : typeof value === "string" ? value.trim() : value;
}

/** What a field begins with where nothing is given: what its contract says, or nothing. */
export function blankOf(field: FieldData): unknown {
  if (field.initial !== undefined) return field.initial;
  if (field.kind === "manyOf" || field.kind === "refs") return [];
  return field.kind === "yesNo" && !field.optional ? false : null;
}

/** Whether nothing stands in a field. */
export const isEmpty = (value: unknown): boolean =>
  value === null || value === undefined || (typeof value === "string" && value.trim() === "");

/** The words of a choice, with their names. */
export const choicesOf = ({ field, nameOf }: FormField): readonly Choice[] =>
  "of" in field ? field.of.map((word) => ({ value: word, label: nameOf?.(word) ?? word })) : [];

const LINE = /^([a-zA-Z][\w.]*): (.+)$/;

/**
 * What a server says is wrong with an input, by the field it is about. The facts of `INVALID` tell it as
 * `name: must not be empty; amount.minor: must be a whole number`.
 */
export function issuesOf(issues: unknown): {
  readonly byField: Readonly<Record<string, string>>;
  readonly rest: readonly string[];
} {
  const byField: Record<string, string> = {};
  const rest: string[] = [];
  for (const issue of String(issues ?? "").split("; ")) {
    const [, path = "", text = ""] = LINE.exec(issue) ?? [];
    const [key = ""] = path.split(".");
    if (key) byField[key] ??= text;
    else if (issue) rest.push(issue);
  }
  return { byField, rest };
}
