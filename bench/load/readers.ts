// A process of its own that holds many streams, and says how long an event took to each of them.
import { connect, type Socket } from "node:net";

/** What it is told: to open so many streams, to make something happen and wait until all heard it, or to leave. */
export type ReadersTask =
  | {
      readonly do: "open";
      readonly url: string;
      readonly streams: number;
      readonly headers: Readonly<Record<string, string>>;
      /** Whether each stream needs a ticket of its own. */
      readonly tickets: boolean;
    }
  | {
      readonly do: "hear";
      readonly url: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly path: string;
      readonly body: string;
    }
  | { readonly do: "close" };

/** When each stream heard it, in ms after it was asked for, and how long the event was. */
export interface HeardByAll {
  readonly took: readonly number[];
  readonly bytes: number;
}

const MARK = "event: change";
const AT_ONCE = 50;
const PATIENCE_MS = 20_000;
const sockets: Socket[] = [];
let heard: (bytes: number) => void = () => {};

async function pathOf(task: ReadersTask & { do: "open" }): Promise<string> {
  if (!task.tickets) return "/live";
  const answer = await fetch(`${task.url}/live/ticket`, { method: "POST", headers: task.headers });
  if (!answer.ok) throw new Error(`a ticket was answered with ${answer.status}: ${await answer.text()}`);
  return `/live?ticket=${((await answer.json()) as { ticket: string }).ticket}`;
}

async function open(task: ReadersTask & { do: "open" }): Promise<void> {
  const path = await pathOf(task);
  const { hostname, port } = new URL(task.url);
  await new Promise<void>((opened, failed) => {
    const socket = connect(Number(port), hostname);
    socket.once("error", failed);
    socket.write(`GET ${path} HTTP/1.1\r\nhost: ${hostname}:${port}\r\n\r\n`);
    socket.once("data", (head) => {
      if (!head.includes(" 200 ")) failed(new Error(head.toString()));
      else opened();
    });
    socket.on("data", (chunk) => {
      if (chunk.includes(MARK)) heard(chunk.length);
    });
    sockets.push(socket);
  });
}

async function openAll(task: ReadersTask & { do: "open" }): Promise<void> {
  let left = task.streams;
  const one = async (): Promise<void> => {
    while (left > 0) {
      left -= 1;
      await open(task);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
}

async function hear({ url, path, headers, body }: ReadersTask & { do: "hear" }): Promise<HeardByAll> {
  const took: number[] = [];
  const began = performance.now();
  let bytes = 0;
  const all = new Promise<void>((done, failed) => {
    const late = setTimeout(
      () => failed(new Error(`${took.length} of ${sockets.length} streams heard it`)),
      PATIENCE_MS,
    );
    heard = (length) => {
      bytes = length;
      if (took.push(performance.now() - began) < sockets.length) return;
      clearTimeout(late);
      done();
    };
  });
  const answer = await fetch(url + path, { method: "POST", headers, body });
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}: ${await answer.text()}`);
  await answer.text();
  await all;
  return { took, bytes };
}

async function act(task: ReadersTask): Promise<HeardByAll | "done"> {
  if (task.do === "hear") return hear(task);
  if (task.do === "open") await openAll(task);
  else for (const socket of sockets.splice(0)) socket.destroy();
  return "done";
}

process.on("message", (task: ReadersTask) => {
  act(task).then(
    (answer) => process.send?.(answer),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on("disconnect", () => process.exit(0));
process.send?.("ready");
