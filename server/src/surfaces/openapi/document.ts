import { ERRORS, NOUNS, OPERATIONS } from "@nexus-os/contracts";
import { inputSchema } from "@nexus-os/contracts/schema";
import { REST_PATH, type Route, routeOf } from "../rest/routes.ts";
import { recordExample } from "./examples.ts";
import { operationPart } from "./operation.ts";
import { PARAMETERS } from "./parameters.ts";
import { object, type Part, recordPart, ref, SHARED, taken, typeName } from "./schema.ts";

const DESCRIPTION = `Every operation of Nexus at an address of its own.

Send an API key as \`Authorization: Bearer nxk_…\`. A write may be repeated with the same \`Idempotency-Key\`. A change
names the version that its writer saw, by \`If-Match\` or \`version\`. What waits for an approval or a job answers 202
with its \`Location\`. Failures are problem details (RFC 9457) with a \`code\` of a closed list.`;

/** The addresses of what somebody's role allows. What Nexus alone does is nobody's to call. */
function routesShown(): readonly Route[] {
  return [...OPERATIONS.values()].filter(({ roles }) => roles.length > 0).map(routeOf);
}

function problemPart(): Part {
  const codes = Object.keys(ERRORS).filter((code) => code !== "OFFLINE");
  const said = {
    ...{ type: { type: "string" }, title: { type: "string" }, status: { type: "integer" }, detail: { type: "string" } },
    code: { type: "string", enum: codes, description: "What programs act on." },
    facts: {
      type: "object",
      additionalProperties: true,
      description: "What is known of it, as the record that it is now.",
    },
    ...{ requestId: { type: "string" }, message: { type: "string" } },
  };
  return object(said, "A failure (RFC 9457).");
}

const SAID: Readonly<Record<string, string>> = {
  "400": "The input is not valid.",
  "401": "Nobody is signed in, or the key has ended.",
  "403": "Not allowed.",
  "404": "There is no such record.",
  "409": "It does not go with how things stand: `facts.current` has the record as it is.",
  "412": "The record is not at the version of If-Match.",
  "422": "Understood, and not possible.",
  "429": "Too much was asked for.",
  "503": "Busy: try again.",
};

function failurePart(status: string): Part {
  const wait = { description: "After how many seconds to try again.", schema: { type: "integer" } };
  return {
    description: SAID[status],
    ...(status === "429" || status === "503" ? { headers: { "Retry-After": wait } } : {}),
    content: { "application/problem+json": { schema: ref("Problem") } },
  };
}

/** The schemas of a noun: its record, its page, and what a new one is made from. */
function schemasOf(word: string): [string, Part][] {
  const noun = NOUNS[word];
  if (!noun) return [];
  const name = typeName(noun);
  const create = OPERATIONS.get(`${word}.create`);
  const page = object({ items: { type: "array", items: ref(name) }, next: { type: ["string", "null"] } });
  return [
    [name, { ...recordPart(noun), examples: [recordExample(noun)] }],
    [`${name}Page`, page],
    ...(create ? [[`New${name}`, taken(inputSchema(noun, create))] as [string, Part]] : []),
  ];
}

/** The document of every address: OpenAPI 3.1, computed from the contracts. */
export function openApi(): Part {
  const routes = routesShown();
  const words = [...new Set(routes.map(({ operation }) => operation.noun))];
  const paths = Map.groupBy(routes, ({ path }) => path);
  return {
    openapi: "3.1.1",
    info: {
      ...{ title: "Nexus", version: "1", description: DESCRIPTION },
      license: { name: "Apache 2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: REST_PATH.slice(0, -1), description: "This server" }],
    security: [{ key: [] }, { session: [] }],
    tags: words.map((name) => ({ name, description: NOUNS[name]?.summary ?? `All that is about ${name}.` })),
    paths: Object.fromEntries(
      [...paths].map(([path, own]) => [
        `/${path}`,
        Object.fromEntries(own.map((route) => [route.method.toLowerCase(), operationPart(route)])),
      ]),
    ),
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "An API key." },
        session: {
          ...{ type: "apiKey", in: "cookie", name: "nexus.session_token" },
          description: "The portal's own session, from its own origin.",
        },
      },
      parameters: PARAMETERS,
      responses: Object.fromEntries(Object.keys(SAID).map((status) => [status, failurePart(status)])),
      schemas: { Problem: problemPart(), ...SHARED, ...Object.fromEntries(words.flatMap(schemasOf)) },
    },
  };
}
