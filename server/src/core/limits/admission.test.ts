import { expect, test } from "vitest";
import { Refusal } from "../refusal.ts";
import { admission, type Rank } from "./admission.ts";

const settled = async (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => "admitted",
    (error: unknown) => (error instanceof Refusal ? error.code : error),
  );

test("as many as there are places are worked on at once, the others wait, and each gives its place to the next", async () => {
  const doors = admission({ places: 2 });
  const [one, two] = [doors.enter("interactive", "a"), doors.enter("interactive", "a")];
  const third = doors.enter("interactive", "a");
  expect([typeof one, typeof two, doors.active, doors.waiting]).toEqual(["function", "function", 2, 1]);
  (one as () => void)();
  const leave = await third;
  expect([doors.active, doors.waiting]).toEqual([2, 0]);
  leave();
  leave();
  (two as () => void)();
  expect(doors.active).toBe(0);
});

test("who waits too long is told to come again, with a time, and the queue is never older", async () => {
  const doors = admission({ places: 1, patience: 100 });
  void doors.enter("interactive", "a");
  const began = performance.now();
  const waiting = Array.from({ length: 20 }, () => Promise.resolve(doors.enter("interactive", "a")));
  expect(new Set(await Promise.all(waiting.map(settled)))).toEqual(new Set(["BUSY"]));
  expect(performance.now() - began).toBeLessThan(1000);
  expect(doors.waiting).toBe(0);
});

test("a queue that is full takes nobody more", () => {
  const doors = admission({ places: 1, mostWaiting: 1 });
  void doors.enter("interactive", "a");
  Promise.resolve(doors.enter("interactive", "a")).catch(() => {});
  expect(() => doors.enter("interactive", "a")).toThrow(Refusal);
});

async function orderOf(entering: readonly (readonly [Rank, string])[]): Promise<string[]> {
  const doors = admission({ places: 1 });
  const first = doors.enter("interactive", "holder") as () => void;
  const order: string[] = [];
  const all = entering.map(async ([rank, lane], index) => {
    const leave = await doors.enter(rank, lane);
    order.push(`${rank[0]}${lane}${index}`);
    leave();
  });
  first();
  await Promise.all(all);
  return order;
}

test("signing in goes before what a person waits for, and that before what is done in bulk", async () => {
  const order = await orderOf([
    ["bulk", "a"],
    ["interactive", "a"],
    ["first", "a"],
  ]);
  expect(order).toEqual(["fa2", "ia1", "ba0"]);
});

test("an organization that sends a hundred does not make another wait behind all of them", async () => {
  const order = await orderOf([
    ...Array.from({ length: 100 }, () => ["interactive", "loud"] as const),
    ["interactive", "quiet"],
  ]);
  expect(order.indexOf("iquiet100")).toBeLessThan(3);
});

test("what is done in bulk never has all places", () => {
  const doors = admission({ places: 8 });
  const taken = Array.from({ length: 8 }, () => doors.enter("bulk", "a"));
  for (const each of taken) if (typeof each !== "function") each.catch(() => {});
  expect(doors.active).toBe(2);
  expect(typeof doors.enter("interactive", "a")).toBe("function");
});
