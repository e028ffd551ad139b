import { newId } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld } from "../testkit/world.ts";
import { executor } from "./execute.ts";
import type { Finisher } from "./journal/keep.ts";
import { remembering } from "./remembered.ts";

const clock = (): Date => new Date();

test("what failed for one is read anew for whoever asked beside them, and is not remembered", async () => {
  const first = Promise.withResolvers<string>();
  let reads = 0;
  const read = async (): Promise<string> => {
    reads += 1;
    return reads === 1 ? first.promise : `read ${reads}`;
  };
  const remembered = remembering({ noun: "things", read, clock });
  const [one, other] = [remembered.of("us"), remembered.of("us")];
  first.reject(new Error("gone"));
  await expect(one).rejects.toThrow("gone");
  expect(await other).toBe("read 2");
  expect([await remembered.of("us"), await remembered.of("them")]).toEqual(["read 2", "read 3"]);
});

test.each(DATABASES)(
  "nobody is told of a field or a policy before it is committed, or after it was taken back, and everybody at once behind it, on $dialect",
  async ({ fresh }) => {
    const world = await aWorld({ url: await fresh() });
    const { core, database } = world;
    const company = await world.company();
    const { actor } = company.people.owner;
    const made = await core.execute(actor, "deals.create", { key: newId(), input: aDeal(company) });
    if (made.outcome !== "done") throw new Error(made.outcome);
    const { id, version } = JSON.parse(made.output) as { id: string; version: number };
    /** The words that a deal is read with, as anybody of the organization reads it. */
    const words = async (): Promise<string[]> => {
      const deal = JSON.parse(await core.query(actor, "deals.get", { id })) as { custom?: object };
      return Object.keys(deal.custom ?? {});
    };
    let seen: string[] = [];
    let fails = true;
    const held: Finisher = async (_tx, lefts) => {
      if (!lefts.some(({ subject }) => subject.noun === "properties")) return;
      seen = await words();
      if (fails) throw new Error("taken back");
    };
    const { custom } = core;
    const execute = executor({
      ...{ ...core, database, also: [...core.also, held], clock },
      committed: (organization) => custom.committed(organization),
    });
    const input = { label: "Region", noun: "deals", word: "region", kind: "text" };
    const create = () => execute(actor, "properties.create", { key: newId(), input });
    await expect(create()).rejects.toThrow("taken back");
    expect([seen, await words()]).toEqual([[], []]);
    fails = false;
    await create();
    expect([seen, await words()]).toEqual([[], ["region"]]);
    const policy = { name: "Moves", operation: "deals.move" };
    await core.execute(actor, "policies.create", { key: newId(), input: policy });
    const told = { key: newId(), input: { id, version, stage: "won" } };
    expect(await core.execute(actor, "deals.move", told)).toMatchObject({ outcome: "pending" });
    await world.close();
  },
);
