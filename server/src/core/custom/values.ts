import type { CustomValue, CustomValues, Property } from "@nexus-os/contracts";
import { customFiltersSchema, customValuesSchema } from "@nexus-os/contracts/schema";
import { checked } from "../checked.ts";
import type { Reader, Transaction, Value } from "../database/database.ts";
import { refuse } from "../refusal.ts";

/** The record whose values they are. */
interface Of {
  readonly organization: string;
  readonly noun: string;
  readonly id: string;
}

function readOf({ kind }: Property, text: Value | undefined, number: Value | undefined): CustomValue {
  if (kind === "yesNo") return number === 1;
  return kind === "integer" ? (number as number) : (text as string);
}

/** The column that the values of such a field are compared and sorted by. */
export function columnOf({ kind }: Property): "text_value" | "number_value" {
  return kind === "yesNo" || kind === "integer" ? "number_value" : "text_value";
}

/** The values of the records of a noun: of each record every field, empty ones as null. */
export async function customValuesOf(
  reader: Reader,
  { organization, noun }: Omit<Of, "id">,
  properties: readonly Property[],
  ids: readonly string[],
): Promise<ReadonlyMap<string, CustomValues>> {
  const empty = Object.fromEntries(properties.map(({ word }) => [word, null]));
  const values = new Map<string, Record<string, CustomValue>>(ids.map((id) => [id, { ...empty }]));
  if (ids.length === 0) return values;
  const rows = await reader.lists(
    `SELECT v.record_id, v.word, v.text_value, v.number_value FROM property_values v WHERE v.organization_id=? AND v.noun=? AND v.record_id IN (${ids.map(() => "?").join(",")})`,
    [organization, noun, ...ids],
  );
  const byWord = new Map(properties.map((each) => [each.word, each]));
  for (const [id, word, text, number] of rows) {
    const property = byWord.get(word as string);
    const own = values.get(id as string);
    if (property && own) own[property.word] = readOf(property, text, number);
  }
  return values;
}

const schemas = new WeakMap<readonly Property[], ReturnType<typeof customValuesSchema>>();

function schemaOf(properties: readonly Property[]) {
  const known = schemas.get(properties);
  if (known) return known;
  const made = customValuesSchema(properties);
  schemas.set(properties, made);
  return made;
}

/** What a writer says of an organization's own fields, as those fields take it. */
export function checkCustom(
  properties: readonly Property[],
  given: unknown,
  isNew: boolean,
): Readonly<Record<string, CustomValue>> {
  const values = given === undefined ? {} : (checked(schemaOf(properties), given) as Record<string, CustomValue>);
  for (const { word, required } of properties) {
    if (required && (isNew ? (values[word] ?? null) === null : values[word] === null))
      refuse("INVALID", { issues: `custom.${word}: must be given` });
  }
  return values;
}

/** Refuses a filter by what the organization has not added to the noun, or by values that it cannot have. */
export function checkCustomFilter(properties: readonly Property[], given: unknown): void {
  checked(customFiltersSchema(properties), given);
}

/** Writes these values of a record; those that are not named stay. */
export async function writeCustom(
  tx: Transaction,
  { organization, noun, id }: Of,
  values: Readonly<Record<string, CustomValue>>,
): Promise<void> {
  const words = Object.keys(values);
  if (words.length === 0) return;
  await tx.run(
    `DELETE FROM property_values WHERE organization_id=? AND noun=? AND record_id=? AND word IN (${words.map(() => "?").join(",")})`,
    [organization, noun, id, ...words],
  );
  const rows = Object.entries(values).flatMap(([word, value]) => {
    if (value === null) return [];
    const isText = typeof value === "string";
    return [[organization, noun, id, word, isText ? value : null, isText ? null : Number(value)]];
  });
  if (rows.length === 0) return;
  await tx.run(
    `INSERT INTO property_values (organization_id, noun, record_id, word, text_value, number_value) VALUES ${rows.map(() => "(?,?,?,?,?,?)").join(",")}`,
    rows.flat(),
  );
}
