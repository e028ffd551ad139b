import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { freshMariadb } from "../../../../tools/test-database.ts";
import { BusyError, type Database, DeadlineError, openDatabase, together, UnreachableError } from "./database.ts";

/** A way to MariaDB that can be cut, as a restart of the server cuts it. */
async function aWay(url: string) {
  const to = new URL(url);
  const sockets = new Set<Socket>();
  let server: Server;
  async function open(port: number): Promise<number> {
    server = createServer((here) => {
      const there = connect(Number(to.port), to.hostname);
      for (const [one, other] of [
        [here, there],
        [there, here],
      ] as const) {
        sockets.add(one);
        one.on("error", () => other.destroy());
        one.on("close", () => other.destroy());
        one.pipe(other);
      }
    });
    server.listen(port, "127.0.0.1");
    await once(server, "listening");
    return (server.address() as AddressInfo).port;
  }
  const port = await open(0);
  const through = new URL(url);
  through.port = String(port);
  return {
    url: through.href,
    cut: async () => {
      const closed = once(server, "close");
      server.close();
      for (const socket of sockets) socket.destroy();
      sockets.clear();
      await closed;
    },
    mend: () => open(port),
  };
}

describe("A MariaDB server", () => {
  let way: Awaited<ReturnType<typeof aWay>>;
  let database: Database;
  let other: Database;

  beforeEach(async () => {
    const url = await freshMariadb();
    way = await aWay(url);
    database = await openDatabase({ url: way.url });
    other = await openDatabase({ url });
    await other.transaction((tx) => tx.run("CREATE TABLE notes (name VARCHAR(80) PRIMARY KEY, n BIGINT)"));
    await other.transaction((tx) => tx.run("INSERT INTO notes VALUES ('a', 0), ('b', 0)"));
  });

  afterEach(async () => {
    await Promise.all([database.close(), other.close()]);
    await way.cut();
  });

  it("is found again after a restart, by reads and by writes", async () => {
    await Promise.all(Array.from({ length: 8 }, () => database.lists("SELECT sleep(0.01)")));
    await way.cut();
    await way.mend();
    expect(await database.lists("SELECT name FROM notes")).toEqual([["a"], ["b"]]);
    await way.cut();
    await way.mend();
    await database.transaction((tx) => tx.run("UPDATE notes SET n=1"));
    expect(await other.lists("SELECT n FROM notes")).toEqual([[1], [1]]);
  });

  it("takes a write again that a restart has interrupted", async () => {
    let runs = 0;
    await database.transaction(async (tx) => {
      runs += 1;
      await tx.run("UPDATE notes SET n=n+1 WHERE name='a'");
      if (runs === 1) {
        await way.cut();
        await way.mend();
      }
      await tx.run("UPDATE notes SET n=n+1 WHERE name='b'");
    });
    expect(runs).toBe(2);
    expect(await other.lists("SELECT n FROM notes ORDER BY name")).toEqual([[1], [1]]);
  });

  it("is said to be out of reach while it is, without its password", async () => {
    await way.cut();
    const failed = await database.lists("SELECT 1").catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(UnreachableError);
    expect((failed as Error).message).toContain("127.0.0.1");
    expect((failed as Error).message).not.toContain(new URL(way.url).password);
    await expect(openDatabase({ url: way.url })).rejects.toBeInstanceOf(UnreachableError);
    await way.mend();
    // One asks for all whether it is back, several times a second.
    await expect.poll(() => database.lists("SELECT 1").catch(() => "away")).toEqual([[1]]);
  });

  it("has its settings on every connection", async () => {
    const ask = "SELECT @@tx_isolation, @@time_zone, @@collation_connection, @@sql_mode LIKE '%STRICT_ALL%'";
    const expected = [["READ-COMMITTED", "+00:00", "utf8mb4_bin", 1]];
    expect(await database.lists(ask)).toEqual(expected);
    expect(await database.transaction((tx) => tx.lists(ask))).toEqual(expected);
  });

  it("lets two writers pass that stood in each other's way", async () => {
    const both = Array.from({ length: 2 }, () => Promise.withResolvers<void>());
    const add = (first: string, second: string, own: number) => {
      let runs = 0;
      return database.transaction(async (tx) => {
        runs += 1;
        await tx.run("UPDATE notes SET n=n+1 WHERE name=?", [first]);
        both[own]?.resolve();
        if (runs === 1) await both[1 - own]?.promise;
        await tx.run("UPDATE notes SET n=n+1 WHERE name=?", [second]);
      });
    };
    await Promise.all([add("a", "b", 0), add("b", "a", 1)]);
    expect(await other.lists("SELECT n FROM notes ORDER BY name")).toEqual([[2], [2]]);
  });

  it("is no longer waited for when a body's time is over, and what it held is free at once", async () => {
    const held = Promise.withResolvers<void>();
    const holding = Promise.withResolvers<void>();
    const holder = other.transaction(async (tx) => {
      await tx.run("UPDATE notes SET n=1 WHERE name='a'");
      holding.resolve();
      await held.promise;
    });
    await holding.promise;
    const join = together<null, null>(database, async (_tx, left) => left.map(() => null), { deadline: 200 });
    const late = join("one", async (tx) => {
      await tx.run("UPDATE notes SET n=9 WHERE name='b'");
      await tx.run("UPDATE notes SET n=9 WHERE name='a'");
      return null;
    });
    await expect(late).rejects.toBeInstanceOf(DeadlineError);
    await other.transaction((tx) => tx.run("UPDATE notes SET n=2 WHERE name='b'"));
    held.resolve();
    await holder;
    expect(await other.lists("SELECT n FROM notes ORDER BY name")).toEqual([[1], [2]]);
  });

  it("answers reads while as many transactions run as may", async () => {
    const end = Promise.withResolvers<void>();
    const running = Array.from({ length: 20 }, () =>
      database.transaction(async () => {
        await end.promise;
      }),
    );
    expect(await database.lists("SELECT 1")).toEqual([[1]]);
    end.resolve();
    await Promise.all(running);
  });

  it("is not asked for more transactions than it can take within reason", async () => {
    const end = Promise.withResolvers<void>();
    const running = Array.from({ length: 9 }, () =>
      database.transaction(async () => {
        await end.promise;
      }),
    );
    await expect(Promise.race(running)).rejects.toBeInstanceOf(BusyError);
    end.resolve();
    await Promise.allSettled(running);
  });
});
