/** One event of a stream of server-sent events. */
export interface ServerEvent {
  readonly name: string;
  readonly id: string;
  readonly data: string;
}

/** The server says something every fifteen seconds; a stream that is silent for longer than this is dead. */
const SILENCE = 40_000;

/**
 * The events of a body in the format of server-sent events. Read by ourselves, not by EventSource: that one hides the
 * server's heartbeats and the reason of a refusal, and would use a ticket twice.
 */
export async function* eventsOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ServerEvent> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = "";
  try {
    for (;;) {
      const silent = setTimeout(() => void reader.cancel(), SILENCE);
      const { done, value } = await reader.read().finally(() => clearTimeout(silent));
      if (done) return;
      const blocks = (text + decoder.decode(value, { stream: true })).split("\n\n");
      text = blocks.pop() ?? "";
      for (const block of blocks) yield eventOf(block);
    }
  } finally {
    // Where the stream broke by itself there is nothing left to cancel.
    reader.cancel().catch(() => {});
  }
}

function eventOf(block: string): ServerEvent {
  const said: Record<string, string> = {};
  for (const line of block.split("\n")) {
    const [, key = "", value = ""] = /^(\w*): ?(.*)$/.exec(line) ?? [];
    said[key] = said[key] === undefined ? value : `${said[key]}\n${value}`;
  }
  return { name: said["event"] ?? "", id: said["id"] ?? "", data: said["data"] ?? "" };
}
