import type { Account, Change, Deal, List, Page } from "@nexus-os/contracts";
import { accounts, deals, matches, ordered } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { failure } from "./errors.ts";
import type { Listener, LiveStream } from "./live.ts";
import { type LiveInput, LoadedList } from "./live-list.ts";

const at = "2026-05-12T08:00:00.000Z";
const anAccount = (id: string, version = 1, name = id): Account => ({
  id,
  version,
  createdAt: at,
  updatedAt: at,
  archivedAt: null,
  name,
  ...{ website: null, phone: null, street: null, postcode: null, city: null, country: null },
});
const aDeal = (id: string, more: Partial<Deal> = {}): Deal => ({
  ...anAccount(id),
  account: { id: "acc", name: "Norrland" },
  owner: { id: "own", name: "Lea" },
  stage: "qualify",
  stageSince: at,
  amount: { minor: 100, currency: "EUR" },
  closeDate: null,
  nextStep: null,
  nextStepOn: null,
  ...more,
});

const byName: LiveInput<unknown, string> = { sort: { by: "name" } };

/** A list over pages that the test answers, on a stream that the test speaks for. */
function aList(input: LiveInput<unknown, string> = byName) {
  const asked: { input: List; answer: (page: Page<Account>) => void; fail: (error: unknown) => void }[] = [];
  let listener: Listener | undefined;
  const stream = {
    listen: (own: Listener) => {
      listener = own;
      return () => {};
    },
    retry: () => {},
  } as unknown as LiveStream;
  const list = new LoadedList<Account>(
    {
      noun: "accounts",
      stream,
      list: (given) => new Promise((answer, fail) => asked.push({ input: given, answer, fail })),
    },
    input,
  );
  const news = (record: Account | null, id = record?.id ?? "", version = record?.version ?? 0) =>
    listener?.change({ noun: "accounts", id, version, record } as unknown as Change);
  const answer = async (items: readonly Account[], next: string | null = null) => {
    asked.at(-1)?.answer({ items, next });
    await settled();
  };
  const names = () => list.items.map(({ name, version }) => `${name} ${version}`);
  const heard = () => {
    if (!listener) throw new Error("Nobody listens.");
    return listener;
  };
  return { list, asked, news, answer, names, heard };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));

test("a list reads once news flows, page by page, and is complete behind the last", async () => {
  const { list, asked, answer, names, heard } = aList({ ...byName, filter: { city: null } });
  expect(asked).toHaveLength(0);
  expect(list.state).toBe("loading");
  heard().hello(true);
  await answer([anAccount("a")], "cursor");
  expect([list.state, list.complete, names()]).toEqual(["ready", false, ["a 1"]]);
  expect(asked[1]?.input).toEqual({ ...byName, filter: { city: null }, limit: 500, after: "cursor" });
  await answer([anAccount("b")]);
  expect([list.complete, names()]).toEqual([true, ["a 1", "b 1"]]);
  list.close();
});

test("the higher version wins, in whatever order answers, news and pages arrive", async () => {
  const { list, news, answer, names, heard } = aList();
  heard().hello(true);
  news(anAccount("a", 3));
  await answer([anAccount("a", 2), anAccount("b", 1)]);
  expect(names()).toEqual(["a 3", "b 1"]);
  list.apply(anAccount("b", 5));
  news(anAccount("b", 4));
  expect(names()).toEqual(["a 3", "b 5"]);
  list.close();
});

test("a record that left is not brought back by an older page, and enters again when it is newer", async () => {
  const { list, news, answer, names, heard } = aList({ ...byName, filter: { name: "a" } });
  heard().hello(true);
  news(anAccount("1", 2, "b"));
  await answer([anAccount("1", 1, "a"), anAccount("2", 1, "a")]);
  expect(names()).toEqual(["a 1"]);
  news(null, "2", 2);
  expect(names()).toEqual([]);
  news(anAccount("1", 3, "a"));
  expect(names()).toEqual(["a 3"]);
  news({ ...anAccount("1", 4, "a"), archivedAt: at });
  expect(names()).toEqual([]);
  list.close();
});

test("subscribers are told once for all that changed in a tick", async () => {
  const { list, news, answer, heard } = aList();
  heard().hello(true);
  await answer([]);
  let told = 0;
  const end = list.subscribe(() => {
    told += 1;
  });
  for (let version = 1; version <= 20; version += 1) news(anAccount("a", version));
  await settled();
  expect(told).toBe(1);
  end();
  news(anAccount("a", 30));
  await settled();
  expect(told).toBe(1);
  list.close();
});

test("after a reset the shown records stay until all are read again, and what is gone is gone", async () => {
  const { list, asked, news, answer, names, heard } = aList();
  heard().hello(true);
  await answer([anAccount("a"), anAccount("b")]);
  heard().reset();
  expect(names()).toEqual(["a 1", "b 1"]);
  await answer([anAccount("b", 2)], "more");
  news(anAccount("c"));
  expect(names()).toEqual(["a 1", "b 1", "c 1"]);
  await answer([anAccount("d")]);
  expect(names()).toEqual(["b 2", "c 1", "d 1"]);
  expect(asked).toHaveLength(3);
  list.close();
});

test("a proposal is shown at once, survives news, and gives way to its answer or to nothing", async () => {
  const { list, news, answer, names, heard } = aList();
  heard().hello(true);
  await answer([anAccount("1", 1, "old")]);
  const settle = list.propose(anAccount("1", 1, "new"));
  expect(names()).toEqual(["new 1"]);
  news(anAccount("1", 2, "theirs"));
  expect(names()).toEqual(["new 1"]);
  settle();
  expect(names()).toEqual(["theirs 2"]);
  const again = list.propose(anAccount("1", 2, "new"));
  again(anAccount("1", 3, "new"));
  expect(names()).toEqual(["new 3"]);
  list.close();
});

test("a lost stream makes a list stale, and its return makes it ready", async () => {
  const { list, answer, heard, asked } = aList();
  heard().hello(true);
  await answer([]);
  heard().lost(null);
  expect(list.state).toBe("stale");
  heard().hello(false);
  expect([list.state, asked.length]).toEqual(["ready", 1]);
  list.close();
});

test("a failed reading is told, keeps what was there, and can be tried again", async () => {
  const { list, asked, answer, heard } = aList();
  heard().hello(true);
  asked[0]?.fail(failure("BUSY"));
  await settled();
  expect([list.state, list.error?.code]).toEqual(["error", "BUSY"]);
  list.retry();
  await answer([anAccount("a")]);
  expect([list.state, list.error]).toEqual(["ready", null]);
  heard().reset();
  asked[2]?.fail(failure("OFFLINE"));
  await settled();
  expect([list.state, list.items.length]).toEqual(["offline", 1]);
  list.close();
});

test("records tell by themselves what the contracts declare: filters and orders decide alike", async () => {
  const all = [
    aDeal("1", { amount: { minor: 5, currency: "EUR" }, stage: "won" }),
    aDeal("2", { amount: { minor: 7, currency: "USD" }, owner: { id: "x", name: "X" } }),
    aDeal("3", { closeDate: "2026-06-01", name: "b" }),
    aDeal("4", { archivedAt: at }),
  ];
  const filters = [
    {},
    { stage: ["won", "lost"] },
    { owner: "x" },
    { owner: ["x", "own"] },
    { amount: { currency: "EUR", from: 6 } },
    { closeDate: null },
    { closeDate: { from: "2026-01-01" } },
    { archived: true },
  ];
  for (const filter of filters) {
    let listener: Listener | undefined;
    const stream = {
      listen: (own: Listener) => {
        listener = own;
        return () => {};
      },
    } as unknown as LiveStream;
    const list = new LoadedList<Deal>(
      { noun: "deals", stream, list: () => new Promise(() => {}) },
      { filter, ...byName },
    );
    listener?.hello(true);
    for (const deal of all) list.apply(deal);
    const expected = all.filter((deal) => matches(deals, deal, filter)).sort(ordered(deals, { by: "name" }));
    expect(list.items.map(({ id }) => id)).toEqual(expected.map(({ id }) => id));
    list.close();
  }
  expect(accounts.word).toBe("accounts");
});

test("a list knows who made the last change of a record that it heard of", async () => {
  const { list, answer, heard } = aList();
  heard().hello(true);
  await answer([anAccount("a")]);
  expect(list.changeOf("a")).toBe(null);
  const actor = { kind: "member", id: "m", name: "Jonas Weber" } as const;
  const about = { seq: 2, at, key: "k", cause: null, verb: "accounts.update", noun: "accounts" };
  heard().change({ ...about, actor, id: "a", version: 2, record: { ...anAccount("a", 2) } });
  expect(list.changeOf("a")).toMatchObject({ actor: { name: "Jonas Weber" }, verb: "accounts.update", version: 2 });
  list.close();
});

test("a record that was read later than its change was made is as new as it is", async () => {
  const { list, news, answer, names, heard } = aList();
  heard().hello(true);
  await answer([]);
  news(anAccount("a", 4), "a", 2);
  list.apply(anAccount("a", 3));
  expect(names()).toEqual(["a 4"]);
  list.close();
});

test("a list by pages reads one, the next when it is asked for more, and shows nothing from behind what it read", async () => {
  const { list, asked, answer, news, names, heard } = aList({ ...byName, pageSize: 2 });
  heard().hello(true);
  expect(asked[0]?.input).toEqual({ ...byName, limit: 2 });
  await answer([anAccount("a"), anAccount("c")], "cursor");
  expect([asked.length, list.complete, names()]).toEqual([1, false, ["a 1", "c 1"]]);
  news(anAccount("b"));
  news(anAccount("e"));
  await settled();
  expect(names()).toEqual(["a 1", "b 1", "c 1"]);
  list.more();
  list.more();
  expect(asked.map(({ input }) => input.after)).toEqual([undefined, "cursor"]);
  await answer([anAccount("d"), anAccount("e")]);
  expect([list.complete, names()]).toEqual([true, ["a 1", "b 1", "c 1", "d 1", "e 1"]]);
  list.more();
  expect(asked).toHaveLength(2);
  list.close();
});

test("a list by pages is read anew as far as it had been read", async () => {
  const { list, asked, answer, names, heard } = aList({ ...byName, pageSize: 1 });
  heard().hello(true);
  await answer([anAccount("a")], "one");
  list.more();
  await answer([anAccount("b")], "two");
  heard().reset();
  await answer([anAccount("a", 2)], "one");
  expect(names()).toEqual(["a 1", "b 1"]);
  await answer([anAccount("c")], "two");
  expect([asked.length, list.complete, names()]).toEqual([4, false, ["a 2", "c 1"]]);
  list.close();
});
