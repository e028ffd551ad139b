import { ID_PATTERN, METRICS, NOUNS, OPERATIONS, type Operation } from "@nexus-os/contracts";
import { documentOf, inputSchema, type JsonSchema, metricReadSchema, searchSchema } from "@nexus-os/contracts/schema";

/** A procedure as an outsider can test it. */
export interface Procedure {
  readonly name: string;
  readonly kind: "query" | "mutation";
  readonly summary: string;
  /** By what a caller may be known. `system` is Nexus itself: what nobody's role allows. */
  readonly callers: readonly ("session" | "embed" | "system")[];
  readonly roles: readonly string[];
  readonly input: unknown;
  /** Where its input holds ids: `records[].id`. */
  readonly ids: readonly string[];
  /** Where its input holds a cursor, which holds an id. */
  readonly cursors: readonly string[];
  /** The operation that the journal names. */
  readonly audit: string | null;
  readonly rate: { readonly class: "read" | "write"; readonly cost: number };
  /** A write is told with a key: the same key and input have the first answer. */
  readonly idempotency: "key" | "none";
  readonly undo: string | null;
}

/** What operations that belong to no noun take. */
const APART: Readonly<Record<string, () => JsonSchema>> = {
  "metrics.list": () => ({}),
  "metrics.read": () => ({
    anyOf: [...METRICS.values()].map((metric) => {
      const noun = NOUNS[metric.noun];
      if (!noun) throw new Error(`${metric.word} is about no noun`);
      return documentOf(metricReadSchema(metric, noun));
    }),
  }),
  "search.find": () => documentOf(searchSchema(Object.values(NOUNS))),
};

function inputOf(operation: Operation): JsonSchema {
  const noun = NOUNS[operation.noun];
  if (noun) return documentOf(inputSchema(noun, operation));
  const apart = APART[operation.name];
  if (!apart) throw new Error(`${operation.name}: what it takes is not said in tools/manifest/procedures.ts`);
  return apart();
}

/** The paths of a schema at which an id is taken. */
export function idPaths(schema: JsonSchema, path = ""): string[] {
  const own = schema.pattern === ID_PATTERN.source ? [path] : [];
  const parts = Object.entries(schema.properties ?? {}).flatMap(([key, part]) =>
    idPaths(part, path === "" ? key : `${path}.${key}`),
  );
  const items = schema.items ? idPaths(schema.items, `${path}[]`) : [];
  const ways = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [...new Set([...own, ...parts, ...items, ...ways.flatMap((way) => idPaths(way, path))])];
}

/** Where an act on many records takes ids beside the records: where the act on one does. */
function innerIds({ noun, verb }: Operation): string[] {
  if (verb !== "bulk") return [];
  const acts = [...OPERATIONS.values()].filter((each) => each.noun === noun && each.on === "record");
  const paths = acts.flatMap((each) => idPaths(inputOf(each)).filter((path) => path !== "id"));
  return [...new Set(paths)].map((path) => `input.${path}`);
}

function procedureOf(operation: Operation): Procedure {
  const { name, kind, summary, roles, cost, undoneBy } = operation;
  const input = inputOf(operation);
  const isWrite = kind === "mutation";
  return {
    ...{ name, kind, summary, callers: roles.length > 0 ? ["session", "embed"] : ["system"], roles, input },
    ids: [...idPaths(input), ...innerIds(operation)].sort(),
    cursors: input.properties?.["after"] ? ["after"] : [],
    audit: isWrite ? name : null,
    rate: { class: isWrite ? "write" : "read", cost },
    idempotency: isWrite ? "key" : "none",
    undo: undoneBy && `${operation.noun}.${undoneBy}`,
  };
}

/** Every procedure, by its name. */
export function procedures(): readonly Procedure[] {
  return [...OPERATIONS.values()].map(procedureOf).sort((one, other) => (one.name < other.name ? -1 : 1));
}
