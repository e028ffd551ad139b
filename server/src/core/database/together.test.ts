import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import {
  type Database,
  DeadlineError,
  isUniqueViolation,
  openDatabase,
  type Transaction,
  together,
} from "./database.ts";

const INSERT = "INSERT INTO notes (name) VALUES (?)";

describe.each(DATABASES)("Writes that are committed together on $dialect", ({ fresh }) => {
  let database: Database;

  beforeEach(async () => {
    database = await openDatabase({ url: await fresh() });
    await database.transaction((tx) => tx.run("CREATE TABLE notes (name VARCHAR(80) NOT NULL PRIMARY KEY)"));
  });

  afterEach(() => database.close());

  const names = async (): Promise<unknown[]> =>
    (await database.lists("SELECT name FROM notes ORDER BY name")).map(([name]) => name);

  /** Writes each name by a body of its own, and remembers the groups that were finished. */
  function notes(deadline?: number) {
    const groups: string[][] = [];
    const join = together<string, string>(
      database,
      async (_tx, left) => {
        groups.push([...left]);
        return left.map((name) => `kept ${name}`);
      },
      deadline === undefined ? {} : { deadline },
    );
    const write = (name: string, before?: (tx: Transaction) => Promise<unknown>, lane = "one") =>
      join(lane, async (tx) => {
        await before?.(tx);
        await tx.run(INSERT, [name]);
        return name;
      });
    return { groups, join, write };
  }

  it("share a transaction when they wait for each other, and each gets its own answer", async () => {
    const { groups, write } = notes();
    const answers = await Promise.all(["a", "b", "c"].map((name) => write(name)));
    expect(answers).toEqual(["a", "b", "c"].map((name) => ({ left: name, kept: `kept ${name}` })));
    expect(groups.flat()).toEqual(["a", "b", "c"]);
    expect(groups.length).toBeLessThan(3);
    expect(await names()).toEqual(["a", "b", "c"]);
  });

  it("finish with everything that was left, in order and within the transaction", async () => {
    const join = together<string, number>(database, async (tx, left) => {
      const rows = await tx.all("SELECT name FROM notes");
      await tx.run(INSERT, [`${left.join("+")} of ${rows.length}`]);
      return left.map((_, index) => index);
    });
    const write = (name: string) =>
      join("one", async (tx) => {
        await tx.run(INSERT, [name]);
        return name;
      });
    const answers = await Promise.all(["a", "b", "c"].map(write));
    expect(answers.map(({ kept }) => kept)).toEqual([0, 1, 2]);
    expect(await names()).toEqual(["a", "a+b+c of 3", "b", "c"]);
  });

  it("let one fail alone that fails before it has written", async () => {
    const { groups, write } = notes();
    const refused = write("b", async () => {
      throw new Error("no");
    });
    const others = Promise.all([write("a"), write("c")]);
    await expect(refused).rejects.toThrow("no");
    await others;
    expect(await names()).toEqual(["a", "c"]);
    expect(groups.flat()).toEqual(["b", "a", "c"].filter((name) => name !== "b"));
  });

  it("roll everything back when one fails after it has written, and run each again by itself", async () => {
    const { groups, join, write } = notes();
    let runs = 0;
    const first = write("a");
    const spoilt = join("one", async (tx) => {
      runs += 1;
      await tx.run(INSERT, ["half"]);
      throw new Error("too late");
    });
    const last = write("c");
    await expect(spoilt).rejects.toThrow("too late");
    await Promise.all([first, last]);
    expect(runs).toBe(2);
    expect(await names()).toEqual(["a", "c"]);
    expect(groups).toEqual([["a"], ["c"]]);
  });

  it("say which of them broke a rule of the database", async () => {
    const { write } = notes();
    const all = await Promise.allSettled([write("a"), write("a"), write("b")]);
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(all.map((each) => each.status === "rejected" && isUniqueViolation(each.reason))).toEqual([
      false,
      true,
      false,
    ]);
    expect(await names()).toEqual(["a", "b"]);
  });

  it("run each by itself when finish fails for all of them", async () => {
    const join = together<string, null>(database, async (_tx, left) => {
      if (left.includes("b")) throw new Error("not b");
      return left.map(() => null);
    });
    const write = (name: string) =>
      join("one", async (tx) => {
        await tx.run(INSERT, [name]);
        return name;
      });
    const all = await Promise.allSettled(["a", "b", "c"].map(write));
    expect(all.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(await names()).toEqual(["a", "c"]);
  });

  it("end one that takes too long, and keep the others", async () => {
    const { write } = notes(60);
    const never = Promise.withResolvers<void>();
    let late: Promise<unknown> = Promise.resolve();
    const slow = write("slow", async (tx) => {
      await tx.run(INSERT, ["half"]);
      late = never.promise.then(() => tx.run(INSERT, ["after its end"]));
      await late;
    });
    const others = Promise.all([write("a"), write("b")]);
    await expect(slow).rejects.toBeInstanceOf(DeadlineError);
    await others;
    never.resolve();
    await expect(late).rejects.toThrow("ended");
    expect(await names()).toEqual(["a", "b"]);
  });

  it("never mix two organizations on a server, whose writes do not wait for each other", async () => {
    const { write } = notes();
    const second = Promise.withResolvers<void>();
    const waiting = write("a", () => (database.dialect === "mysql" ? second.promise : Promise.resolve()), "one");
    await write("b", undefined, "two");
    second.resolve();
    await waiting;
    expect(await names()).toEqual(["a", "b"]);
  });

  it("lose none of a thousand", async () => {
    const { groups, write } = notes();
    await Promise.all(Array.from({ length: 1000 }, (_, index) => write(`n${index}`, undefined, `lane ${index % 3}`)));
    expect(await names()).toHaveLength(1000);
    expect(Math.max(...groups.map((group) => group.length))).toBeLessThanOrEqual(100);
  });
});
