import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { openDatabase } from "../../server/src/core/database/database.ts";

/** What a server of searches is told when it is started. */
export interface SearchTask {
  /** Where the deals are. */
  readonly url: string;
  readonly organization: string;
}

export interface FoundDeal {
  readonly id: string;
  readonly name: string;
  readonly nextStep: string | null;
}

export type Answer = readonly FoundDeal[];

export const searchTask = (): SearchTask => JSON.parse(process.argv[2] ?? "") as SearchTask;

/** The deals that are searched, the oldest first. */
export async function dealsOf(): Promise<FoundDeal[]> {
  const { url, organization } = searchTask();
  const database = await openDatabase({ url });
  const rows = await database.lists("SELECT id, name, next_step FROM deals WHERE organization_id=? ORDER BY id", [
    organization,
  ]);
  await database.close();
  return rows.map(([id, name, nextStep]) => ({
    ...{ id: id as string, name: name as string },
    nextStep: nextStep as string | null,
  }));
}

/** The words of a text for limits and peers, which know no other marks than those of the measured names. */
export function searched(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

function answered(found: Answer): string {
  return JSON.stringify({ hits: found.map(({ id, name }) => ({ noun: "deals", id, title: name, snippet: null })) });
}

/** Serves searches: bare node:http. Says its address, and any other process that it works with, when it is ready. */
export function serveSearch(find: (text: string) => Answer | Promise<Answer>): void {
  const server = createServer((request, response) => {
    const text = new URL(request.url ?? "", "http://localhost").searchParams.get("text") ?? "";
    Promise.resolve(find(text)).then(
      (found) => response.writeHead(200, { "content-type": "application/json" }).end(answered(found)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  server.listen(0, "127.0.0.1", () => {
    process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
  });
  process.on("disconnect", () => process.exit(0));
}
