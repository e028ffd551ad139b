import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { expect, test } from "vitest";
import { costsOf } from "./profile.ts";

const root = join(import.meta.dirname, "../..");
const at = (path: string): string => pathToFileURL(join(root, path)).href;
const node = (id: number, functionName: string, url: string, children: number[] = []) => ({
  ...{ id, children },
  callFrame: { functionName, url },
});

test("time is told by our functions, by packages and by parts of Node, and neither idling nor watching is any", () => {
  const nodes = [
    node(1, "(root)", "", [2, 3, 6, 7, 8]),
    node(2, "(idle)", ""),
    node(3, "list", at("server/src/core/query/query.ts"), [4, 5]),
    node(4, "all", ""),
    node(5, "parse", at("node_modules/zod/v4/core/parse.js")),
    node(6, "writeHead", "node:_http_server"),
    node(7, "(garbage collector)", ""),
    node(8, "post", "node:inspector"),
  ];
  const profile = { nodes, samples: [2, 3, 4, 5, 6, 7, 8], timeDeltas: [900, 20, 50, 15, 10, 5, 70] };
  expect(costsOf(profile)).toEqual([
    { place: "native all, called by server/src/core/query/query.ts list", share: 0.5 },
    { place: "server/src/core/query/query.ts list", share: 0.2 },
    { place: "zod", share: 0.15 },
    { place: "node:_http_server", share: 0.1 },
    { place: "garbage collection", share: 0.05 },
  ]);
});
