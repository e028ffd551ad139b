import { afterEach, expect, test, vi } from "vitest";
import { NexusError } from "./errors.ts";
import { LiveStream } from "./live.ts";

const streams: LiveStream[] = [];

afterEach(() => {
  for (const stream of streams.splice(0)) stream.close();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const aName = (): string => `tabs of ${crypto.randomUUID()}`;

/** A tab of a browser: it opens streams as the test lets it, and tells what it heard. */
function aTab(share: string) {
  const opened: { after: number | null; say: (text: string) => void; cut: () => void; isOpen: boolean }[] = [];
  const now = { share, refusal: null as NexusError | null };
  const stream = new LiveStream({
    ticket: async () => {
      if (now.refusal) throw now.refusal;
      return { ticket: "t", share: now.share };
    },
    open: async (_, after, signal) =>
      new ReadableStream<Uint8Array>({
        start: (controller) => {
          const own = {
            after,
            say: (text: string) => controller.enqueue(new TextEncoder().encode(text)),
            cut: () => controller.close(),
            isOpen: true,
          };
          opened.push(own);
          signal.addEventListener("abort", () => {
            own.isOpen = false;
            controller.error(new Error("aborted"));
          });
        },
      }),
  });
  streams.push(stream);
  const told: string[] = [];
  const leave = stream.listen({
    hello: (anew) => told.push(anew ? "hello anew" : "hello"),
    change: ({ seq }) => told.push(`change ${seq}`),
    reset: () => told.push("reset"),
    lost: (error) => told.push(error ? `lost ${error.code}` : "lost"),
  });
  return { stream, opened, told, now, leave, last: () => opened.at(-1) as (typeof opened)[number] };
}

const hello = (seq: number) => `event: hello\ndata: {"seq":${seq}}\n\n`;
const change = (...seqs: number[]) => seqs.map((seq) => `id: ${seq}\nevent: change\ndata: {"seq":${seq}}\n\n`).join("");
const until = (holds: () => unknown) => vi.waitFor(() => expect(holds()).toBeTruthy(), { timeout: 5000, interval: 5 });
/** Until a tab has heard these. That a stream is still there may be said at any time. */
const heard = (tab: ReturnType<typeof aTab>, ...told: string[]) =>
  vi.waitFor(() => expect(tab.told.filter((each) => each !== "hello")).toEqual(told), { timeout: 5000, interval: 5 });

test("tabs that hear the same share one stream, also those that come later", async () => {
  const name = aName();
  const first = aTab(name);
  await until(() => first.opened.length);
  const second = aTab(name);
  first.last().say(hello(4));
  await heard(second, "hello anew");
  first.last().say(change(5));
  await heard(second, "hello anew", "change 5");
  const third = aTab(name);
  await heard(third, "hello anew");
  first.last().say(`${change(6)}id: 9\nevent: reset\ndata: {}\n\n${change(10)}`);
  await heard(third, "hello anew", "change 6", "reset", "change 10");
  expect([second.opened, third.opened]).toEqual([[], []]);
});

test("when the holder goes, the next one goes on behind what it heard: nothing is lost or told twice", async () => {
  const name = aName();
  const first = aTab(name);
  await until(() => first.opened.length);
  const [second, third] = [aTab(name), aTab(name)];
  first.last().say(hello(4));
  for (const tab of [second, third]) await heard(tab, "hello anew");
  first.last().say(change(5));
  for (const tab of [second, third]) await heard(tab, "hello anew", "change 5");
  first.stream.close();
  await until(() => second.opened.length + third.opened.length);
  const [next, other] = second.opened.length ? [second, third] : [third, second];
  expect(next.last().after).toBe(5);
  // A server that tells the last one again is heard once.
  next.last().say(hello(5) + change(5, 6, 7));
  for (const tab of [next, other]) await heard(tab, "hello anew", "change 5", "change 6", "change 7");
  expect(other.opened).toEqual([]);
});

test("those who hear something else hold their own", async () => {
  const [one, other] = [aTab(aName()), aTab(aName())];
  await until(() => one.opened.length && other.opened.length);
  one.last().say(hello(1) + change(2));
  await heard(one, "hello anew", "change 2");
  expect(other.told).toEqual([]);
});

test("where there are no locks each tab holds its own", async () => {
  vi.stubGlobal("navigator", {});
  const name = aName();
  const tabs = [aTab(name), aTab(name)];
  await until(() => tabs.every(({ opened }) => opened.length === 1));
});

test("a holder that is refused lets the others try by themselves", async () => {
  const name = aName();
  const first = aTab(name);
  await until(() => first.opened.length);
  const second = aTab(name);
  first.last().say(hello(4));
  await heard(second, "hello anew");
  const refusal = new NexusError({ code: "SIGN_IN_NEEDED", status: 401, message: "", facts: {}, requestId: "" });
  first.now.refusal = refusal;
  first.last().cut();
  await heard(first, "hello anew", "lost SIGN_IN_NEEDED");
  await until(() => second.opened.length);
  expect(second.last().after).toBe(4);
});

test("a tab whose holder went on without it begins anew", async () => {
  const name = aName();
  const first = aTab(name);
  await until(() => first.opened.length);
  const second = aTab(name);
  first.last().say(hello(4));
  await heard(second, "hello anew");
  const other = new BroadcastChannel(name);
  other.postMessage({ name: "hello", id: "", data: '{"seq":9}' });
  await heard(second, "hello anew", "hello anew");
  other.close();
});

test("somebody else who signed in does not go on in the journal of the one before", async () => {
  const tab = aTab(aName());
  await until(() => tab.opened.length);
  tab.last().say(hello(400));
  await heard(tab, "hello anew");
  tab.now.share = aName();
  tab.last().cut();
  await until(() => tab.opened.length === 2);
  expect(tab.last().after).toBe(null);
});

test("a holder that has fallen asleep loses its turn, and waits behind the others when it wakes", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  const name = aName();
  const soon = async (holds: () => unknown) => {
    for (let tries = 0; tries < 1000 && !holds(); tries += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(holds()).toBeTruthy();
  };
  // A page that is frozen keeps its lock, and nothing in it runs.
  let stolen = false;
  const asleep = (): Promise<void> => new Promise(() => {});
  navigator.locks.request(name, asleep).catch(() => {
    stolen = true;
  });
  const [one, other] = [aTab(name), aTab(name)];
  await soon(() => vi.getTimerCount() >= 4);
  expect([...one.opened, ...other.opened]).toEqual([]);
  await vi.advanceTimersByTimeAsync(60_000);
  await soon(() => stolen && one.opened.length + other.opened.length > 0);
});
