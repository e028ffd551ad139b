import { newId } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld } from "../../testkit/world.ts";
import { executor } from "../execute.ts";

test.each(DATABASES)(
  "what is counted anew waits for a write that has begun, and has it, on $dialect",
  async ({ fresh, dialect }) => {
    const world = await aWorld({ url: await fresh() });
    const { core, database } = world;
    const company = await world.company();
    const task = { organization: company.id, noun: "deals" };
    // Counted by a definition of another version: a write adds nothing to that.
    await database.transaction((tx) =>
      tx.run("UPDATE rollup_states SET definition='' WHERE organization_id=? AND noun='deals'", [company.id]),
    );
    const [begun, go] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const held = async (): Promise<void> => {
      begun.resolve();
      await go.promise;
    };
    const execute = executor({ ...core, database, also: [...core.also, held], clock: () => new Date() });
    const writing = execute(company.people.owner.actor, "deals.create", { key: newId(), input: aDeal(company) });
    await begun.promise;
    let isOver = false;
    const counting = core.metrics.rebuild(task, { always: false }).finally(() => {
      isOver = true;
    });
    // On SQLite it has not even begun: transactions of a process take turns.
    if (dialect === "mysql") {
      const waiting = async () =>
        isOver ||
        (await database.all("SELECT trx_id FROM information_schema.innodb_trx WHERE trx_state='LOCK WAIT'")).length > 0;
      // InnoDB shows what it showed before, as long as it is asked more often than every tenth of a second.
      await expect.poll(waiting, { timeout: 10_000, interval: 250 }).toBe(true);
    }
    go.resolve();
    await writing;
    expect(await counting).toBe(true);
    expect(await core.metrics.differences(task)).toEqual([]);
    expect(world.failures).toEqual([]);
    await world.close();
  },
);
