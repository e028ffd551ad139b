import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { dispatcher } from "../../surfaces/dispatch.ts";
import { DATABASES } from "../../testkit/databases.ts";
import { deniedIn } from "../../testkit/denied.ts";
import { maker } from "../../testkit/every.ts";
import { aStream } from "../../testkit/stream.ts";
import { aDeal, aWorld, type Company, type World } from "../../testkit/world.ts";
import type { SessionActor } from "../actor.ts";
import { createOrganization } from "../identity/organizations.ts";
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

  const entries = (company: Company) => deniedIn(world, company.id);

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
      { actor: actor.id, operation: "deals.get", code: "NOT_FOUND", times: 1 },
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
    expect((await entries(ours as Company)).map(({ actor, code }) => [actor, code])).toEqual([
      [member.id, "INVALID"],
      [viewer.id, "FORBIDDEN"],
    ]);
  });

  test.each(["a foreign file", "an unknown one"])("asking for the address of %s leaves one entry", async (which) => {
    const { member } = (ours as Company).people;
    const file = which === "a foreign file" ? await maker(world, theirs as Company).make("files") : newId();
    const headers = { cookie: await member.signIn() };
    expect((await fetch(`${world.url}/files/${file}/address`, { headers })).status).toBe(404);
    expect(await entries(ours as Company)).toEqual([
      { actor: member.id, operation: "files.get", code: "NOT_FOUND", times: 1 },
    ]);
  });

  test("it is no news: who listens to everything hears nothing of it", async () => {
    const { owner, member } = (ours as Company).people;
    const headers = { cookie: await owner.signIn(), origin: world.url };
    const stream = await aStream(world.url, headers);
    expect(await stream.next()).toMatchObject({ event: "hello" });
    await refused(dispatch().query(asked(member.actor), "deals.get", { id: foreign }));
    expect(await entries(ours as Company)).toHaveLength(1);
    // What is written behind it is told next: it was passed over.
    await world.core.execute(owner.actor, "deals.create", { key: newId(), input: aDeal(ours as Company) });
    expect(await stream.change()).toMatchObject({ noun: "deals" });
    stream.close();
  });

  test("where it is the first row of a journal, figures are kept all the same", async () => {
    const at = new Date().toISOString();
    const id = await createOrganization(world.database, { name: "New", currency: "EUR", timeZone: "UTC" }, at);
    const actor = { ...(ours as Company).people.owner.actor, organization: id };
    expect(await refused(dispatch().query(asked(actor), "deals.get", { id: foreign }))).toBe("NOT_FOUND");
    expect(await deniedIn(world, id)).toHaveLength(1);
    expect(await world.core.metrics.differences({ organization: id, noun: "deals" })).toEqual([]);
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
    expect(await entries(ours as Company)).toMatchObject([{ times: 300 }]);
    for (let count = 0; count < 300; count += 1) await call();
    expect(await entries(ours as Company)).toHaveLength(1);
    world.setClock(new Date(Date.now() + 60_001));
    expect(await entries(ours as Company)).toMatchObject([{ times: 300 }, { times: 300 }]);
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
    expect(told.at(-1)).toMatchObject({ operation: "(more)", times: writes.length - 20 });
  });
});
