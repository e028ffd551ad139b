import type { Operation } from "@nexus-os/contracts";

export const REST_PATH = "/api/v1/";

/** The address of an operation: `/deals/{id}/move`, and how it is called there. */
export interface Route {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  /** Behind the place of all addresses. */
  readonly path: string;
  readonly operation: Operation;
}

/** The verbs that HTTP has methods for. */
const PLAIN: Readonly<Record<string, Pick<Route, "method"> & { readonly isOne: boolean }>> = {
  list: { method: "GET", isOne: false },
  get: { method: "GET", isOne: true },
  create: { method: "POST", isOne: false },
  update: { method: "PATCH", isOne: true },
  archive: { method: "DELETE", isOne: true },
};

/** Where an operation is. What asks for more than fits into an address is a POST, also where it only reads. */
export function routeOf(operation: Operation): Route {
  const { noun, verb, on, kind } = operation;
  const plain = Object.hasOwn(PLAIN, verb) ? PLAIN[verb] : undefined;
  if (plain) return { method: plain.method, path: plain.isOne ? `${noun}/{id}` : noun, operation };
  if (operation.name === "search.find") return { method: "GET", path: noun, operation };
  if (verb === "timeline") return { method: "GET", path: `${noun}/{id}/${verb}`, operation };
  const method = kind === "query" && verb === "count" ? "GET" : "POST";
  return { method, path: on === "record" ? `${noun}/{id}/${verb}` : `${noun}/${verb}`, operation };
}

/** What an address leads to: the routes there, and the id in it. */
export interface Found {
  readonly routes: readonly Route[];
  readonly id: string | null;
}

/** Finds addresses. What is written out goes before what an id could stand for. */
export function routeFinder(operations: Iterable<Operation>) {
  const routes = Map.groupBy(Array.from(operations, routeOf), ({ path }) => path);
  return (path: string): Found | null => {
    const written = routes.get(path);
    if (written && !path.includes("{")) return { routes: written, id: null };
    const [noun = "", id = "", ...rest] = path.split("/");
    const found = routes.get([noun, "{id}", ...rest].join("/"));
    return found && id !== "" ? { routes: found, id } : null;
  };
}
