import type { IncomingMessage } from "node:http";
import { REST_PATH } from "./routes.ts";

/** What is answered: its status, its headers, and its text. */
export interface RestAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text: string;
}

const etagOf = (version: number): string => `"${version}"`;

/** A read: a record with the version that it has, a list with the address of its next page. */
export function doneOf(
  { headers }: IncomingMessage,
  { text, url, verb }: { readonly text: string; readonly url: URL; readonly verb: string },
): RestAnswer {
  if (verb === "get") {
    const etag = etagOf((JSON.parse(text) as { version: number }).version);
    if (headers["if-none-match"] === etag) return { status: 304, headers: { etag }, text: "" };
    return { status: 200, headers: { etag }, text };
  }
  const [, next] = /"next":"([^"\\]+)"\}$/.exec(text) ?? [];
  if (next === undefined) return { status: 200, text };
  const following = new URLSearchParams(url.searchParams);
  following.set("after", next);
  return { status: 200, headers: { link: `<${url.pathname}?${following}>; rel="next"` }, text };
}

const HEAD = '{"outcome":"done","output":';
const SEQ = ',"seq":';

/** A write: what was done with its place in the journal, or where to look for what is still to come. */
export function waitingOf(
  outcome: string,
  { noun, verb }: { readonly noun: string; readonly verb: string },
): RestAnswer {
  if (!outcome.startsWith(HEAD)) {
    const { approval, job } = JSON.parse(outcome) as { approval?: { id: string }; job?: { id: string } };
    const location = `${REST_PATH}${approval ? `approvals/${approval.id}` : `jobs/${job?.id}`}`;
    return { status: 202, headers: { location }, text: outcome };
  }
  const end = outcome.lastIndexOf(SEQ);
  const text = outcome.slice(HEAD.length, end);
  const headers = { "nexus-seq": outcome.slice(end + SEQ.length, -1) };
  const { id, version } = JSON.parse(text) as { id?: string; version?: number };
  if (version === undefined) return { status: 200, headers, text };
  const etag = etagOf(version);
  if (verb !== "create") return { status: 200, headers: { ...headers, etag }, text };
  return { status: 201, headers: { ...headers, etag, location: `${REST_PATH}${noun}/${id}` }, text };
}
