import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dispatcher } from "../../surfaces/dispatch.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { SessionActor } from "../actor.ts";
import { openValues } from "./values.ts";
import { verifyChain } from "./verify.ts";

describe.each(DATABASES)("what is refused, in the journal, on $dialect", ({ fresh }) => {
  let world: World;
  let [ours, theirs]: Company[] = [];
  let foreign = "";

  const dispatch = () => dispatcher(world.core);
  const asked = (actor: Company["people"]["owner"]["actor"]) => actor as SessionActor;
  const refused = (call: Promise<unknown>): Promise<string> =>
    call.then(
      () => "answered",
      (error: { code: string }) => error.code,
    );

  interface Told {
    readonly actor: string;
    readonly events: string;
    readonly data: Readonly<Record<string, unknown>>;
  }
  async function entries(company: Company): Promise<Told[]> {
    await world.core.denials.flush();
    const rows = await world.database.all(
      "SELECT j.seq, j.actor_id, j.events, v.sealed FROM journal j JOIN journal_values v ON v.organization_id=j.organization_id AND v.seq=j.seq WHERE j.organization_id=? AND j.operation='denials' ORDER BY j.seq",
      [company.id],
    );
    return rows.map((row) => {
      const at = { organization: company.id, seq: row["seq"] as number, noun: "denials" };
      const record = "00000000-0000-0000-0000-000000000000";
      const { events } = openValues(world.core.keys.own(company.id), {
        ...{ ...at, record, sealed: row["sealed"] as Uint8Array },
      });
      const { since: _, until: __, ...data } = (events[0]?.data ?? {}) as Record<string, unknown>;
      return { actor: row["actor_id"] as string, events: row["events"] as string, data };
    });
  }

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
  });
  beforeEach(async () => {
    world.setClock(null);
    [ours, theirs] = [await world.company(), await world.company()];
    const made = await world.core.execute(theirs.people.owner.actor, "deals.create", {
      ...{ key: newId(), input: aDeal(theirs) },
    });
    foreign = (JSON.parse((made as { output: string }).output) as { id: string }).id;
  });
  afterAll(() => world.close());

  test.each(["a foreign record", "an unknown one"])("reading %s leaves one entry, which names no id", async (which) => {
    const { actor } = (ours as Company).people.member;
    const id = which === "a foreign record" ? foreign : newId();
    expect(await refused(dispatch().query(asked(actor), "deals.get", { id }))).toBe("NOT_FOUND");
    expect(await entries(ours as Company)).toEqual([
      { actor: actor.id, events: "denied", data: { operation: "deals.get", code: "NOT_FOUND", times: 1 } },
    ]);
    expect(await entries(theirs as Company)).toEqual([]);
    await expect(verifyChain(world.database, (ours as Company).id)).resolves.toEqual({ entries: 2, broken: null });
  });

  test("referring to a foreign record, and calling what one may not, leaves one each", async () => {
    const { member, viewer } = (ours as Company).people;
    const input = { ...aDeal(ours as Company), account: (theirs as Company).account };
    const told = { key: newId(), input };
    expect(await refused(dispatch().mutate(asked(member.actor), "deals.create", told))).toBe("INVALID");
    expect(await refused(dispatch().mutate(asked(viewer.actor), "deals.create", told))).toBe("FORBIDDEN");
    expect((await entries(ours as Company)).map(({ actor, data }) => [actor, data["code"]])).toEqual([
      [member.id, "INVALID"],
      [viewer.id, "FORBIDDEN"],
    ]);
  });

  test("a mistake in an input is none", async () => {
    const { actor } = (ours as Company).people.member;
    expect(await refused(dispatch().query(asked(actor), "deals.get", { id: "x" }))).toBe("INVALID");
    expect(await entries(ours as Company)).toEqual([]);
  });

  test("a flood is counted, and written down once a minute", async () => {
    const { actor } = (ours as Company).people.member;
    const call = () => refused(dispatch().query(asked(actor), "deals.get", { id: foreign }));
    for (let count = 0; count < 300; count += 1) await call();
    expect(await entries(ours as Company)).toMatchObject([{ data: { times: 300 } }]);
    for (let count = 0; count < 300; count += 1) await call();
    expect(await entries(ours as Company)).toHaveLength(1);
    world.setClock(new Date(Date.now() + 60_001));
    expect(await entries(ours as Company)).toMatchObject([{ data: { times: 300 } }, { data: { times: 300 } }]);
  });

  test("of one actor only so many attempts are told apart", async () => {
    const { viewer } = (ours as Company).people;
    const writes = [...world.core.operations.values()]
      .filter(({ promise }) => promise.kind === "mutation" && !viewer.actor.permissions.has(promise.name))
      .map(({ promise }) => promise.name);
    expect(writes.length).toBeGreaterThan(30);
    for (const name of writes) await refused(dispatch().mutate(asked(viewer.actor), name, { key: newId(), input: {} }));
    const told = await entries(ours as Company);
    expect(told).toHaveLength(21);
    expect(told.at(-1)?.data).toMatchObject({ operation: "(more)", times: writes.length - 20 });
  });
});
