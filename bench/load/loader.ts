// A process of its own that makes the load, so that its work is not counted as the server's.

import { newId } from "@nexus-os/contracts";
import autocannon, { type Request } from "autocannon";
import type { Asked, LoadResult, LoadTask } from "./task.ts";

function built({ method, path, body }: Asked, headers: Readonly<Record<string, string>>): Request {
  const request = { method, path, headers: { ...headers, ...(body ? { "content-type": "application/json" } : {}) } };
  if (body === undefined) return request;
  return { ...request, setupRequest: (given) => ({ ...given, body: body.replaceAll("[id]", () => newId()) }) };
}

async function load({ url, headers, connections, amount, requests }: LoadTask): Promise<LoadResult> {
  const share = Math.max(1, Math.floor(requests.length / connections));
  let begun = 0;
  const refusals = new Map<string, number>();
  const result = await autocannon({
    ...{ url, connections, amount, sampleInt: 20 },
    setupClient: (client) => {
      const from = (begun * share) % requests.length;
      begun += 1;
      let body = "";
      client.on("body", (chunk) => {
        body = String(chunk)
          .replace(/,"requestId":"[^"]*"/, "")
          .slice(0, 300);
      });
      client.on("response", (status) => {
        const refusal = `${status} ${body}`;
        if (status >= 300) refusals.set(refusal, (refusals.get(refusal) ?? 0) + 1);
      });
      client.setRequests(requests.slice(from, from + share).map((each) => built(each, headers)));
    },
  });
  return { answered: result["2xx"], refused: result.non2xx + result.errors + result.timeouts, refusals };
}

process.on("message", (task: LoadTask) => {
  load(task).then(
    (result) => process.send?.(result),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
