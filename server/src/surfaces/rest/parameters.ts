import { type FieldData, isFilterable, isSecret, type Noun } from "@nexus-os/contracts";
import { refuse } from "../../core/refusal.ts";
import { readJson } from "../json.ts";

/** What every list takes, beside its fields. */
const LIST_PARAMETERS = ["filter", "archived", "sort", "limit", "after"] as const;
const RESERVED: ReadonlySet<string> = new Set(LIST_PARAMETERS);

/** What a field may be narrowed to in an address: some values, an amount in a currency, or a span. */
export type Narrowing = { readonly values: boolean; readonly span: boolean; readonly currency: boolean };

/** How lists of a noun are narrowed by a field in an address; null where it is not. */
export function narrowingOf(key: string, field: FieldData): Narrowing | null {
  if (RESERVED.has(key) || isSecret(field) || !isFilterable(field)) return null;
  switch (field.kind) {
    case "money":
      return { values: false, span: true, currency: true };
    case "integer":
    case "percent":
    case "duration":
    case "localTime":
      return { values: false, span: true, currency: false };
    case "yesNo":
    case "ref":
    case "refs":
    case "file":
    case "manyOf":
    case "oneOf":
      return { values: true, span: false, currency: false };
    default:
      return { values: true, span: true, currency: false };
  }
}

function numberOf(name: string, text: string): number {
  const number = Number(text);
  return text.trim() === "" || !Number.isFinite(number)
    ? refuse("INVALID", { issues: `${name}: must be a number` })
    : number;
}

function yesNoOf(name: string, text: string): boolean {
  if (text === "true" || text === "false") return text === "true";
  return refuse("INVALID", { issues: `${name}: must be true or false` });
}

function soughtOf(name: string, field: FieldData, text: string): unknown {
  // Nothing at all is what an empty field has.
  if (text === "" && field.optional) return null;
  return field.kind === "yesNo" ? yesNoOf(name, text) : text;
}

const isCounted = ({ kind }: FieldData): boolean => ["money", "integer", "percent", "duration"].includes(kind);

/** What an address narrows a list to. A field that is named twice may have either value. */
function filterIn(noun: Noun, given: URLSearchParams): Record<string, unknown> {
  const json = given.get("filter");
  const read = json === null ? {} : readJson(json);
  if (typeof read !== "object" || read === null || Array.isArray(read)) {
    refuse("INVALID", { issues: "filter: must be an object of JSON" });
  }
  const filter: Record<string, unknown> = { ...read };
  for (const name of new Set(given.keys())) {
    if (RESERVED.has(name)) continue;
    const [, key = "", part] = /^([A-Za-z0-9]+)(?:\[(from|to|currency)\])?$/.exec(name) ?? [];
    const field = Object.hasOwn(noun.fields, key) ? noun.fields[key] : undefined;
    const narrowing = field && narrowingOf(key, field);
    if (!field || !narrowing)
      return refuse("INVALID", { issues: `${name.slice(0, 100)}: is no parameter of this list` });
    const texts = given.getAll(name);
    if (part) {
      const [text = ""] = texts;
      const value = part !== "currency" && isCounted(field) ? numberOf(name, text) : text;
      filter[key] = { ...(filter[key] as object | undefined), [part]: value };
    } else {
      const values = texts.map((text) => soughtOf(name, field, text));
      filter[key] = values.length === 1 ? values[0] : values;
    }
  }
  const archived = given.get("archived");
  if (archived !== null) filter["archived"] = yesNoOf("archived", archived);
  return filter;
}

function pageIn(given: URLSearchParams): Record<string, unknown> {
  const [limit, after] = [given.get("limit"), given.get("after")];
  return {
    ...(limit === null ? {} : { limit: numberOf("limit", limit) }),
    ...(after === null ? {} : { after }),
  };
}

function mustTake(given: URLSearchParams, ...names: readonly string[]): void {
  const other = [...given.keys()].find((name) => !names.includes(name));
  if (other !== undefined) refuse("INVALID", { issues: `${other.slice(0, 100)}: is no parameter here` });
}

/** `-createdAt` is the newest first. */
function sortIn(given: URLSearchParams): Record<string, unknown> {
  const sort = given.get("sort");
  if (sort === null) return {};
  const isDown = sort.startsWith("-");
  return { sort: { by: isDown ? sort.slice(1) : sort, direction: isDown ? "down" : "up" } };
}

/** What a read is asked by the parameters of its address. */
export function readingIn(verb: string, noun: Noun | undefined, given: URLSearchParams): Record<string, unknown> {
  switch (verb) {
    case "list": {
      if (!noun) {
        mustTake(given);
        return {};
      }
      const filter = filterIn(noun, given);
      return { ...(Object.keys(filter).length > 0 ? { filter } : {}), ...sortIn(given), ...pageIn(given) };
    }
    case "count":
      return noun ? { filter: filterIn(noun, given) } : {};
    case "timeline":
      mustTake(given, "limit", "after");
      return pageIn(given);
    case "find": {
      mustTake(given, "text", "nouns", "limit", "archived");
      const [nouns, archived] = [given.getAll("nouns"), given.get("archived")];
      return {
        ...{ text: given.get("text") ?? "", ...(nouns.length > 0 ? { nouns } : {}), ...pageIn(given) },
        ...(archived === null ? {} : { archived: yesNoOf("archived", archived) }),
      };
    }
    default:
      mustTake(given);
      return {};
  }
}
