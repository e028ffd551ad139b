import { type Advice, filledFrom, thresholdsOf } from "../advice.ts";
import { type Connector, CREDENTIALS } from "../connector.ts";
import type { Department } from "../department.ts";
import { dimensionsOf, measuresOf } from "../dimensions.ts";
import type { Field } from "../field.ts";
import { isSecret, isSortable, refersTo } from "../field-rules.ts";
import { type Noun, STANDARD_VERBS } from "../noun.ts";
import { operationsOf } from "../operations.ts";
import type { Resource } from "../resource.ts";
import { ROLES } from "../verb.ts";
import { fieldSchema, valueSchema } from "./fields.ts";
import { hostSchema } from "./forms.ts";
import { RESERVED } from "./reserved.ts";

type Nouns = Readonly<Record<string, Noun>>;

/** All that is declared. */
export interface Declared {
  readonly nouns: Nouns;
  /** Words of metrics. */
  readonly metrics?: readonly string[];
  /** Names of operations that belong to no noun. */
  readonly operations?: readonly string[];
  readonly advice?: readonly Advice[];
  readonly departments?: readonly Department[];
  readonly resources?: readonly Resource[];
  readonly connectors?: readonly Connector[];
}

const STANDING = new Set([
  "id",
  "version",
  "createdAt",
  "updatedAt",
  "archivedAt",
  "archived",
  "seal",
  "organizationId",
]);
/** What a key of MySQL's index takes beside the organization, the state and the id, in characters of four bytes. */
const MOST_SORTED = 740;

const columnOf = (key: string): string => key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function fieldFindings(key: string, field: Field, { nouns }: Declared): string[] {
  const to = refersTo(field);
  const given = field.initial === undefined ? null : valueSchema(field).safeParse(field.initial);
  const words = field.kind === "oneOf" || field.kind === "manyOf" ? field.of : null;
  const rules: readonly (readonly [boolean, string])[] = [
    [!/^[a-z][a-zA-Z0-9]{0,39}$/.test(key), "is no name of a field"],
    [STANDING.has(key), "is what every record has"],
    [RESERVED.has(columnOf(key)), "is a word of SQL"],
    [to !== null && !nouns[to], `refers to ${to}, which is no noun`],
    [field.kind === "refs" && field.optional, "is never empty: no reference is an empty list"],
    [given !== null && !given.success, "begins with a value that it does not take"],
    [words !== null && (words.length === 0 || new Set(words).size !== words.length), "needs words, each once"],
    [words?.some((each) => !/^[a-zA-Z0-9][a-zA-Z0-9_-]{0,31}$/.test(each)) ?? false, "has a word that is none"],
    ["least" in field && Number(field.least) > Number(field.most), "has bounds that nothing is between"],
  ];
  return rules.flatMap(([isWrong, says]) => (isWrong ? [`${key} ${says}`] : []));
}

function nounFindings(word: string, noun: Noun, declared: Declared): string[] {
  const { fields, verbs, events, questions } = noun;
  const title = fields[noun.title];
  const own = [...Object.keys(verbs), ...Object.keys(questions)];
  const columns = Object.keys(fields).map(columnOf);
  const { dimensions: _, measures: __, ...whole } = noun;
  const [dimensions, measures] = [dimensionsOf(whole), measuresOf(whole)];
  const names = new Set(operationsOf(noun).map(({ verb }) => verb));
  const rules: readonly (readonly [boolean, string])[] = [
    [word !== noun.word, "stands under another word"],
    [!/^[a-z]{2,32}$/.test(noun.word), "is no word of a noun"],
    [RESERVED.has(noun.word), "is a word of SQL"],
    [noun.singular === noun.word, "has no singular of its own"],
    [
      title?.kind !== "text" || title.optional || isSecret(title),
      `is called by ${noun.title}, which is no line of text`,
    ],
    [new Set(columns).size !== columns.length, "has two fields of one column"],
    ...Object.values(noun.about ?? {}).map((key) => {
      const field = fields[key];
      return [
        field?.kind !== "text" || field.optional || isSecret(field),
        `is about ${key}, which names nothing`,
      ] as const;
    }),
    [new Set(own).size !== own.length, "has a verb and a question of one name"],
    ...own.map((verb) => [STANDARD_VERBS.some((each) => each === verb), `${verb} is a verb of every noun`] as const),
    ...own.map((verb) => [!/^[a-z][a-zA-Z]{1,29}$/.test(verb), `${verb} is no word of a verb`] as const),
    ...noun.sorts.map((key) => {
      const field = fields[key];
      const isLong = field?.kind === "text" && field.max > MOST_SORTED;
      return [!field || !isSortable(field) || isLong, `cannot be sorted by ${key}`] as const;
    }),
    ...(noun.dimensions ?? []).map((key) => [!(key in dimensions), `cannot be grouped by ${key}`] as const),
    ...(noun.measures ?? []).map((key) => [!measures.includes(key), `has no figures of ${key}`] as const),
    ...Object.entries(verbs).flatMap(([verb, { emits, undoneBy, roles, input, on }]) => [
      [!events[emits], `${verb} emits ${emits}, which is no event`] as const,
      [undoneBy !== null && !names.has(undoneBy), `${verb} is undone by ${undoneBy}, which is no verb`] as const,
      [roles.some((role) => !ROLES.includes(role)), `${verb} is for a role that is none`] as const,
      [on === "record" && ("id" in input || "version" in input), `${verb} takes id and version already`] as const,
    ]),
  ];
  return [
    ...rules.flatMap(([isWrong, says]) => (isWrong ? [says] : [])),
    ...Object.entries(fields).flatMap(([key, field]) => fieldFindings(key, field, declared)),
  ].map((says) => `${word}: ${says}`);
}

function connectorFindings({ vendor, hosts, credential, actions, triggers }: Connector, { nouns }: Declared): string[] {
  const fields = [
    ...Object.values(actions).flatMap(({ input, output }) => [...Object.entries(input), ...Object.entries(output)]),
    ...Object.values(triggers).flatMap((each) => Object.entries(each.fields)),
  ];
  const names = [...Object.keys(actions), ...Object.keys(triggers)];
  const rules: readonly (readonly [boolean, string])[] = [
    [!/^[a-z][a-z0-9-]{1,39}$/.test(vendor), "is no word of a vendor"],
    [hosts.length === 0, "names no host that it may speak to"],
    [new Set(hosts).size !== hosts.length, "names a host twice"],
    ...hosts.map((host) => [!hostSchema.safeParse(host).success, `${host} is no host of the internet`] as const),
    [!CREDENTIALS.includes(credential), `${credential} is no way to prove who it is`],
    [new Set(names).size !== names.length, "has an action and a trigger of one name"],
    ...names.map((name) => [!/^[a-z][a-zA-Z]{1,29}$/.test(name), `${name} is no word of a verb or an event`] as const),
    ...fields.map(([key, field]) => {
      const to = refersTo(field);
      return [to !== null && !nouns[to], `${key} refers to ${to}, which is no noun`] as const;
    }),
  ];
  return rules.flatMap(([isWrong, says]) => (isWrong ? [`${vendor}: ${says}`] : []));
}

function twice(names: readonly string[]): string[] {
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${name} is declared twice`);
}

/** Kinds that a finding cannot carry: it keeps figures and words, and names no record but the one that it is about. */
const NO_EVIDENCE: ReadonlySet<Field["kind"]> = new Set(["ref", "refs", "file", "longText", "json"]);

function adviceFindings({ word, noun, evidence, thresholds, usual, act, holds, measuredAfter }: Advice, nouns: Nouns) {
  const holding = thresholdsOf({ thresholds, usual } as Advice, "EUR", {}) as Readonly<Record<string, unknown>>;
  const rules: readonly (readonly [boolean, string])[] = [
    [!nouns[noun], `${noun} is no noun`],
    [!/^[a-z]+\.[a-z][a-z-]{1,39}$/.test(word), "is no word of an advice"],
    [holds < 1 || measuredAfter < 1, "holds for no day, or is measured on none"],
    ...Object.entries(evidence).map(
      ([key, field]) => [isSecret(field) || NO_EVIDENCE.has(field.kind), `${key} is nothing to show`] as const,
    ),
    ...Object.entries(thresholds).map(
      ([key, field]) =>
        [!fieldSchema(field).safeParse(holding[key]).success, `${key} is usually what it cannot be`] as const,
    ),
    ...filledFrom(act.input).map(
      (key) => [!evidence[key], `its act is filled from ${key}, which is no evidence`] as const,
    ),
  ];
  return rules.flatMap(([isWrong, says]) => (isWrong ? [`${word}: ${says}`] : []));
}

/** What is wrong with what is declared: a name that is taken or cannot be one, and a word that leads nowhere. */
export function checkContracts(declared: Declared): readonly string[] {
  const { nouns, metrics = [], operations = [], advice = [], departments = [], resources = [] } = declared;
  const { connectors = [] } = declared;
  const names = new Set([
    ...operations,
    ...Object.values(nouns).flatMap((noun) => operationsOf(noun).map((each) => each.name)),
  ]);
  const lost = (word: string, known: boolean, says: string): string[] => (known ? [] : [`${word}: ${says}`]);
  const metric = (word: string, each: string) => lost(word, metrics.includes(each), `${each} is no metric`);
  const operation = (word: string, each: string) => lost(word, names.has(each), `${each} is no operation`);
  return [
    ...Object.entries(nouns).flatMap(([word, noun]) => nounFindings(word, noun, declared)),
    ...twice([...metrics]),
    ...twice(advice.map(({ word }) => word)),
    ...twice(departments.map(({ word }) => word)),
    ...twice(resources.map(({ word }) => word)),
    ...twice(connectors.map(({ vendor }) => vendor)),
    ...connectors.flatMap((each) => connectorFindings(each, declared)),
    ...advice.flatMap((each) => [
      ...adviceFindings(each, nouns),
      ...[...each.metrics, each.effect.metric].flatMap((used) => metric(each.word, used)),
      ...operation(each.word, `${each.noun}.${each.act.verb}`),
    ]),
    ...departments.flatMap(({ word, think, see, act }) => [
      ...think.flatMap((each) => metric(word, each)),
      ...see.flatMap((each) => lost(word, each in nouns, `${each} is no noun`)),
      ...act.flatMap((each) => operation(word, each)),
    ]),
    ...resources.flatMap(({ word, parameters, steps, body }) => [
      ...steps.flatMap((step) => (step.operation === null ? [] : operation(word, step.operation))),
      ...[...body.matchAll(/\{\{(\w+)\}\}/g)].flatMap(([, name = ""]) =>
        lost(word, name in parameters, `${name} is no parameter`),
      ),
    ]),
  ];
}
