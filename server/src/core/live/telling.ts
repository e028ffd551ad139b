import type { Actor } from "../actor.ts";
import type { ReadRecords } from "../query/query.ts";
import type { News } from "./feed.ts";

/** An event of the stream, as bytes that are made once and sent to all who hear the same. */
export function eventBytes(event: "hello" | "reset" | "end", data: object, id?: number): Uint8Array {
  return Buffer.from(eventText(event, JSON.stringify(data), id));
}

function eventText(event: string, data: string, id?: number): string {
  return `${id === undefined ? "" : `id: ${id}\n`}event: ${event}\ndata: ${data}\n\n`;
}

/**
 * News as one kind of reader may hear it, all of it in one piece; null where nothing of it is for them. The records are
 * read anew in the reader's scope, in one statement for each noun.
 */
export async function newsBytes(records: ReadRecords, actor: Actor, news: readonly News[]): Promise<Uint8Array | null> {
  const seen = news.filter(({ noun }) => actor.permissions.has(`${noun}.list`));
  if (seen.length === 0) return null;
  const found = new Map<string, string>();
  for (const [noun, own] of Map.groupBy(seen, (each) => each.noun)) {
    const texts = await records(actor, noun, [...new Set(own.map(({ id }) => id))]);
    for (const [id, text] of texts) found.set(`${noun} ${id}`, text);
  }
  const events = seen.map(({ organization: _, ...told }) => {
    const record = found.get(`${told.noun} ${told.id}`) ?? "null";
    return eventText("change", `${JSON.stringify(told).slice(0, -1)},"record":${record}}`, told.seq);
  });
  return Buffer.from(events.join(""));
}
