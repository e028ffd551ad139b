import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import type { DealInput } from "./deal.ts";

/** What a limit answers, as JSON. */
export interface Limit {
  get(id: string): string | Promise<string>;
  list(stages: readonly string[]): string | Promise<string>;
  /** The rows that a write of Nexus makes, in one transaction. */
  create(deal: DealInput): string | Promise<string>;
  /** The deal's row alone, committed by itself. */
  insert(deal: DealInput): string | Promise<string>;
}

/** What a limit is told when it is started. */
export interface LimitTask {
  readonly url: string;
  /** Whose deals are read and made. */
  readonly organization: string;
  /** Whose journal grows: another one, so that the chain of the first stays whole. */
  readonly journal: string;
}

function bodyOf(request: IncomingMessage): Promise<DealInput> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => resolve(JSON.parse(Buffer.concat(chunks).toString()) as DealInput));
  });
}

async function answer(limit: Limit, request: IncomingMessage): Promise<string> {
  const url = request.url as string;
  if (url.startsWith("/get/")) return limit.get(url.slice(5));
  if (url.startsWith("/list?")) return limit.list(url.slice(6).split(","));
  const deal = await bodyOf(request);
  return url === "/create" ? limit.create(deal) : limit.insert(deal);
}

function send(response: ServerResponse, text: string): void {
  response.writeHead(200, { "content-type": "application/json", "content-length": Buffer.byteLength(text) }).end(text);
}

/** Serves a limit: bare node:http, no session, no check of anything. Says its address when it is ready. */
export function serve(limit: Limit): void {
  const server = createServer((request, response) => {
    answer(limit, request).then(
      (text) => send(response, text),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  process.on("disconnect", () => process.exit(0));
}

export function cursorOf(since: unknown, id: unknown): string {
  return Buffer.from(JSON.stringify([since, id])).toString("base64url");
}

export const taskOf = (): LimitTask => JSON.parse(process.argv[2] ?? "") as LimitTask;
