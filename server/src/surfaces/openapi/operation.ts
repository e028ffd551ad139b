import { METRICS, NOUNS, type Noun, type Operation } from "@nexus-os/contracts";
import { inputSchema, metricReadSchema, searchSchema } from "@nexus-os/contracts/schema";
import type { Route } from "../rest/routes.ts";
import { newExample } from "./examples.ts";
import { narrowing, shared, sorting } from "./parameters.ts";
import { answerPart, type Part, ref, taken, typeName } from "./schema.ts";

const json = (schema: Part, example?: unknown): Part => ({
  "application/json": { schema, ...(example === undefined ? {} : { example }) },
});

/** What makes the input of an act into its body: the id stands in the address, the version may stand in a header. */
function acted(noun: Noun, operation: Operation): Part {
  const { properties, required, ...rest } = taken(inputSchema(noun, operation)) as {
    readonly properties: Readonly<Record<string, Part>>;
    readonly required?: readonly string[];
  };
  const { id: _, version = {}, changes, ...own } = properties;
  const inner = (changes ?? { properties: own, required }) as typeof rest & { properties: Part; required?: string[] };
  const needed = (inner.required ?? []).filter((key) => key !== "id" && key !== "version");
  return {
    ...{ ...rest, type: "object", properties: { ...inner.properties, version } },
    ...(needed.length > 0 ? { required: needed } : {}),
  };
}

/** An example that is not made of fields: what takes lists, or forms of its own. */
const EXAMPLES: Readonly<Record<string, unknown>> = {
  aggregate: {},
  export: { format: "csv" },
  undo: { seq: 41 },
};

function bodyOf({ method, operation }: Route, noun: Noun | undefined): Part {
  if (method === "GET" || method === "DELETE") return {};
  if (!noun) {
    const schemas = [...METRICS.values()].flatMap((metric) => {
      const of = NOUNS[metric.noun];
      return of ? [taken(metricReadSchema(metric, of))] : [];
    });
    // Metrics that are read alike are said once.
    const different = [...new Map(schemas.map((schema) => [JSON.stringify(schema), schema])).values()];
    return { requestBody: { required: true, content: json({ anyOf: different }) } };
  }
  if (operation.on === "record") {
    const schema = acted(noun, operation);
    return { requestBody: { required: "required" in schema || operation.verb === "update", content: json(schema) } };
  }
  const fields = operation.verb === "create" && !operation.input ? noun.fields : operation.input;
  const example = fields ? newExample(fields) : EXAMPLES[operation.verb];
  const schema = operation.verb === "create" ? ref(`New${typeName(noun)}`) : taken(inputSchema(noun, operation));
  return { requestBody: { required: true, content: json(schema, example) } };
}

function parametersOf({ method, path, operation }: Route, noun: Noun | undefined): Part[] {
  const { verb, kind, on } = operation;
  const id = path.includes("{id}") ? shared("id") : [];
  if (kind === "mutation") {
    const seen = on === "record" ? shared("ifMatch") : [];
    return [...id, ...shared("idempotencyKey"), ...seen, ...(method === "DELETE" ? shared("version") : [])];
  }
  if (operation.name === "search.find") {
    const { properties } = taken(searchSchema(Object.values(NOUNS))) as { properties: Readonly<Record<string, Part>> };
    const said: Readonly<Record<string, string>> = {
      ...{ text: "The words to look for.", nouns: "The nouns to look in; all where none is named." },
      ...{ limit: "How many hits.", archived: "Looks among what was put away instead." },
    };
    return Object.entries(properties).map(([name, schema]) => ({
      ...{ name, in: "query", required: name === "text", description: said[name] ?? name, schema },
    }));
  }
  if (method !== "GET") return id;
  if (verb === "get") return [...id, ...shared("ifNoneMatch")];
  if (verb === "timeline") return [...id, ...shared("limit", "after")];
  if (!noun) return id;
  return verb === "list" ? [...narrowing(noun), sorting(noun), ...shared("limit", "after")] : narrowing(noun);
}

function readOf({ verb, name }: Operation, noun: Noun | undefined): Part {
  if (name === "metrics.list") return { type: "array", items: ref("Metric") };
  if (name === "metrics.read") return ref("MetricAnswer");
  if (name === "search.find" || !noun) return ref("Hits");
  const question = noun.questions[verb];
  if (question) return answerPart(question);
  const known: Readonly<Record<string, string>> = {
    ...{ list: `${typeName(noun)}Page`, get: typeName(noun), count: "Count" },
    ...{ aggregate: "Groups", timeline: "Timeline" },
  };
  return ref(known[verb] ?? "Count");
}

const etag: Part = { description: "The version of the record.", schema: { type: "string" } };
const seq: Part = { description: "The write's place in the journal: what an undo names.", schema: { type: "integer" } };
const location: Part = { description: "Where it is.", schema: { type: "string" } };

function successesOf({ operation }: Route, noun: Noun | undefined): Record<string, Part> {
  const { kind, verb } = operation;
  if (kind === "query") {
    const link = { description: "The next page, as `rel=next`.", schema: { type: "string" } };
    const headers =
      verb === "list" && noun ? { headers: { Link: link } } : verb === "get" ? { headers: { ETag: etag } } : {};
    const fine = { description: operation.summary, ...headers, content: json(readOf(operation, noun)) };
    return { "200": fine, ...(verb === "get" ? { "304": { description: "It is what you have." } } : {}) };
  }
  const waiting = {
    description: "It waits for an approval, or a job works on it.",
    headers: { Location: location },
    content: json({ oneOf: [ref("PendingOutcome"), ref("AcceptedOutcome")] }),
  };
  if (verb === "export" || verb === "import" || !noun) return { "202": waiting };
  const isMany = verb === "bulk" || verb === "undo";
  const headers = {
    "Nexus-Seq": seq,
    ...(isMany ? {} : { ETag: etag }),
    ...(verb === "create" ? { Location: location } : {}),
  };
  const secret = { type: "string", description: "Shown once, and kept nowhere." };
  const shown =
    operation.name === "apikeys.issue" ? { allOf: [ref("ApiKey"), { type: "object", properties: { secret } }] } : null;
  const done = { description: "Done.", headers, content: json(shown ?? ref(isMany ? "Done" : typeName(noun))) };
  return { [verb === "create" ? "201" : "200"]: done, "202": waiting };
}

function failuresOf({ path, operation }: Route): Record<string, Part> {
  const { kind, on } = operation;
  const statuses = [
    ...["400", "401", "403", ...(path.includes("{id}") ? ["404"] : [])],
    ...(kind === "mutation" ? ["409", ...(on === "record" ? ["412"] : []), "422"] : []),
    ...["429", "503"],
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}

/** An operation as OpenAPI says it. */
export function operationPart(route: Route): Part {
  const { operation } = route;
  const noun = NOUNS[operation.noun];
  const parameters = parametersOf(route, noun);
  return {
    ...{ operationId: operation.name, tags: [operation.noun], summary: operation.summary },
    description: `Permission \`${operation.name}\`: ${operation.roles.join(", ")}. It costs ${operation.cost} of what limits count.`,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...bodyOf(route, noun),
    responses: { ...successesOf(route, noun), ...failuresOf(route) },
  };
}
