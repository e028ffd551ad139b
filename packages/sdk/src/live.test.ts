import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { failure, NexusError } from "./errors.ts";
import { type Listener, LiveStream, type Way } from "./live.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A stream whose other end is in the test's hand: each opening is kept with its place and its writer. */
function aStream() {
  const opened: { after: number | null; say: (text: string) => void; end: () => void }[] = [];
  let refusal: NexusError | null = null;
  const ticket = async () => {
    if (refusal) throw refusal;
    return { ticket: "ticket", share: "" };
  };
  const open: Way["open"] = async (_, after, signal) => {
    let say = (_: string): void => {};
    let end = (): void => {};
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        say = (text) => controller.enqueue(new TextEncoder().encode(text));
        end = () => controller.close();
        signal.addEventListener("abort", () => controller.error(new Error("aborted")));
      },
    });
    opened.push({ after, say, end });
    return body;
  };
  const stream = new LiveStream({ ticket, open });
  const told: string[] = [];
  const listener: Listener = {
    hello: (anew) => told.push(anew ? "hello anew" : "hello"),
    change: ({ seq }) => told.push(`change ${seq}`),
    reset: () => told.push("reset"),
    lost: (error) => told.push(error ? `lost ${error.code}` : "lost"),
  };
  const last = () => {
    const one = opened.at(-1);
    if (!one) throw new Error("The stream was never opened.");
    return one;
  };
  return {
    stream,
    opened,
    told,
    listener,
    last,
    refuse: (error: NexusError | null) => {
      refusal = error;
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);
const hello = (seq: number) => `event: hello\ndata: {"seq":${seq}}\n\n`;
const change = (seq: number) => `id: ${seq}\nevent: change\ndata: {"seq":${seq}}\n\n`;

test("a broken stream is resumed behind the last change, and a short break is not told", async () => {
  const { stream, opened, told, listener, last } = aStream();
  stream.listen(listener);
  await settle();
  last().say(hello(7) + change(8));
  await settle();
  last().end();
  await vi.advanceTimersByTimeAsync(1_000);
  expect(opened.map(({ after }) => after)).toEqual([null, 8]);
  last().say(hello(8) + change(9));
  await settle();
  expect(told).toEqual(["hello anew", "change 8", "hello", "change 9"]);
});

test("an event cut in two by the network is heard once, and heartbeats are not heard", async () => {
  const { stream, told, listener, last } = aStream();
  stream.listen(listener);
  await settle();
  last().say(`${hello(1)}:\n\n${change(2).slice(0, 11)}`);
  await settle();
  last().say(change(2).slice(11));
  await settle();
  expect(told).toEqual(["hello anew", "change 2"]);
});

test("a reset with a place goes on from there; one without begins anew", async () => {
  const { stream, opened, told, listener, last } = aStream();
  stream.listen(listener);
  await settle();
  last().say(`${hello(1)}id: 40\nevent: reset\ndata: {}\n\n${change(41)}`);
  await settle();
  last().say("event: reset\ndata: {}\n\n");
  await vi.advanceTimersByTimeAsync(1_000);
  last().say(hello(90));
  await settle();
  expect(told).toEqual(["hello anew", "reset", "change 41", "hello anew"]);
  expect(opened.map(({ after }) => after)).toEqual([null, null]);
});

test("a silent stream is taken for dead and opened again", async () => {
  const { stream, opened, listener, last } = aStream();
  stream.listen(listener);
  await settle();
  last().say(hello(3));
  await vi.advanceTimersByTimeAsync(42_000);
  expect(opened.map(({ after }) => after)).toEqual([null, 3]);
});

test("a server that stays away is told, and asked again at growing intervals", async () => {
  const { stream, told, listener, refuse, opened } = aStream();
  refuse(failure("OFFLINE"));
  stream.listen(listener);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(told).toEqual(["lost"]);
  refuse(null);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(opened.length).toBeGreaterThan(0);
});

test("without a network the stream is lost at once, and resumed when the network is back", async () => {
  const { stream, told, listener, last, opened } = aStream();
  const network = new EventTarget();
  vi.stubGlobal("addEventListener", network.addEventListener.bind(network));
  stream.listen(listener);
  await settle();
  last().say(hello(3));
  await settle();
  network.dispatchEvent(new Event("offline"));
  expect(told).toEqual(["hello anew", "lost"]);
  await settle();
  network.dispatchEvent(new Event("online"));
  await settle();
  last().say(hello(3));
  await settle();
  expect(told).toEqual(["hello anew", "lost", "hello"]);
  expect(opened.map(({ after }) => after)).toEqual([null, 3]);
  vi.unstubAllGlobals();
});

test("a refusal is told with its reason, and not asked again until somebody wants it", async () => {
  const { stream, told, listener, refuse, opened } = aStream();
  refuse(new NexusError({ code: "SIGN_IN_NEEDED", status: 401, message: "", facts: {}, requestId: "" }));
  stream.listen(listener);
  await vi.advanceTimersByTimeAsync(120_000);
  expect(told).toEqual(["lost SIGN_IN_NEEDED"]);
  refuse(null);
  stream.retry();
  await settle();
  expect(opened).toHaveLength(1);
});

test("the stream ends a moment after its last listener, and one that follows meanwhile shares it", async () => {
  const { stream, told, listener, last, opened } = aStream();
  const leave = stream.listen(listener);
  await settle();
  last().say(hello(3));
  await settle();
  leave();
  const leaveAgain = stream.listen(listener);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(opened).toHaveLength(1);
  expect(told).toEqual(["hello anew", "hello anew"]);
  leaveAgain();
  await vi.advanceTimersByTimeAsync(5_000);
  stream.listen(listener);
  await settle();
  expect(opened.map(({ after }) => after)).toEqual([null, null]);
});
