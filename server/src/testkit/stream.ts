import type { Change } from "@nexus-os/contracts";

/** An event of a live stream. */
export interface StreamEvent {
  readonly event: string;
  readonly id: number | null;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A reader of a live stream, as a browser is one. */
export interface Stream {
  /** The next event; waits for it, at most five seconds. */
  next(): Promise<StreamEvent>;
  /** The next change of a record. */
  change(): Promise<Change>;
  /** Settles when the server has ended the stream. */
  readonly ended: Promise<void>;
  close(): void;
}

function parse(block: string): StreamEvent | null {
  const line = (head: string): string | undefined =>
    block
      .split("\n")
      .find((each) => each.startsWith(`${head}: `))
      ?.slice(head.length + 2);
  const [event, data, id] = [line("event"), line("data"), line("id")];
  if (event === undefined || data === undefined) return null;
  return { event, id: id === undefined ? null : Number(id), data: JSON.parse(data) as StreamEvent["data"] };
}

/** Opens a live stream: a ticket by the caller's credentials, then the stream by the ticket. */
export async function aStream(url: string, headers: Record<string, string>, after?: number | string): Promise<Stream> {
  const answer = await fetch(`${url}/live/ticket`, { method: "POST", headers });
  if (!answer.ok) throw new Error(`no ticket: ${answer.status} ${await answer.text()}`);
  const { ticket } = (await answer.json()) as { ticket: string };
  return openStream(url, ticket, headers, after);
}

export async function openStream(
  url: string,
  ticket: string,
  headers: Record<string, string>,
  after?: number | string,
): Promise<Stream> {
  const ending = new AbortController();
  const query = after === undefined ? "" : `&after=${encodeURIComponent(after)}`;
  const { origin } = headers;
  const stream = await fetch(`${url}/live?ticket=${ticket}${query}`, {
    signal: ending.signal,
    ...(origin === undefined ? {} : { headers: { origin } }),
  });
  if (!stream.ok || !stream.body) throw new Error(`no stream: ${stream.status} ${await stream.text()}`);
  const events: StreamEvent[] = [];
  let waiting: ((event: StreamEvent) => void) | null = null;
  const take = (event: StreamEvent): void => {
    if (waiting) waiting(event);
    else events.push(event);
    waiting = null;
  };
  async function read(body: ReadableStream<Uint8Array>): Promise<void> {
    let rest = "";
    const decoder = new TextDecoder();
    for await (const chunk of body) {
      const blocks = (rest + decoder.decode(chunk, { stream: true })).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const event of blocks.map(parse)) if (event) take(event);
    }
  }
  const ended = read(stream.body).catch((error: unknown) => {
    if (!ending.signal.aborted) throw error;
  });
  const next = (): Promise<StreamEvent> => {
    const first = events.shift();
    if (first) return Promise.resolve(first);
    return new Promise((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("no event within twenty seconds")), 20_000);
      waiting = (event) => {
        clearTimeout(late);
        resolve(event);
      };
    });
  };
  const change = async (): Promise<Change> => {
    const { event, data } = await next();
    if (event !== "change") throw new Error(`a ${event} instead of a change`);
    return data as unknown as Change;
  };
  return { next, change, ended, close: () => ending.abort() };
}

/** What a reader heard that broke off at random and came back by the last place it had seen, until it heard the last one. */
export interface Heard {
  readonly seqs: readonly number[];
  readonly resets: number;
  readonly comings: number;
}

/** Follows the news over several servers, each time at another one, until `last` says that this was all. */
export async function follow(
  urls: readonly string[],
  headers: Record<string, string>,
  { from, breaks, last }: { from: number; breaks: () => boolean; last: (seq: number) => boolean },
): Promise<Heard> {
  const seqs: number[] = [];
  let [at, resets, comings] = [from, 0, 0];
  for (;;) {
    const url = urls[comings % urls.length] as string;
    const stream = await aStream(url, { ...headers, ...("cookie" in headers ? { origin: url } : {}) }, at);
    comings += 1;
    do {
      const { event, id } = await stream.next();
      if (event === "reset") resets += 1;
      if (event === "change" && id !== null) seqs.push(id);
      at = id ?? at;
    } while (!last(at) && !breaks());
    stream.close();
    if (last(at)) return { seqs, resets, comings };
  }
}
