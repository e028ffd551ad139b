import { isDeepStrictEqual } from "node:util";
import { newId } from "@nexus-os/contracts";
import type { Service, Work } from "./services.ts";

const SOME = 20;

async function answers({ url, headers, requests, open }: Service, work: Work): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const { method, path, body } of requests(work).slice(0, SOME)) {
    const asked = body === undefined ? {} : { body: body.replaceAll("[id]", newId()) };
    const answer = await fetch(url + path, {
      ...{ method, ...asked },
      headers: { ...headers, ...(body === undefined ? {} : { "content-type": "application/json" }) },
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 300)}`);
    found.push(open(text));
  }
  return found;
}

/** What a write answers, without what is new each time; an outcome of Nexus holds it as `output`. */
function lasting(answer: unknown): unknown {
  const { output = answer } = answer as { output?: unknown };
  const { id, createdAt, updatedAt, stageSince, ...rest } = output as Readonly<Record<string, unknown>>;
  return [rest, [id, createdAt, updatedAt, stageSince].map((each) => typeof each)];
}

/** Makes sure that the limit does the same work: what is compared must answer alike, to the last field. */
export async function sameAnswers(limit: Service, nexus: Service): Promise<void> {
  for (const work of ["read", "list", "create"] as const) {
    const [own, other] = [await answers(nexus, work), await answers(limit, work)];
    const compared = work === "create" ? [own.map(lasting), other.map(lasting)] : [own, other];
    if (!isDeepStrictEqual(compared[0], compared[1])) {
      throw new Error(
        `limit and Nexus answer ${work} differently:\n${JSON.stringify(other[0])}\n${JSON.stringify(own[0])}`,
      );
    }
  }
}
