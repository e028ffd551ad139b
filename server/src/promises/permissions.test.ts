import { NOUNS, newId, OPERATIONS, ROLES } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import { DATABASES } from "../testkit/databases.ts";
import { maker } from "../testkit/every.ts";
import { aWorld, type Company, type World } from "../testkit/world.ts";

const MATRIX = [...OPERATIONS.values()].flatMap(({ name, roles }) =>
  ROLES.map((role) => ({ name, role, may: roles.includes(role) })),
);
const AT = "2026-05-04T08:00:00.000Z";
const WRITTEN = Object.values(NOUNS).flatMap((noun) =>
  (["create", "update"] as const)
    .filter((verb) => OPERATIONS.has(`${noun.word}.${verb}`))
    .map((verb) => [noun.word, verb, noun] as const),
);

/** C1 and C3: roles and fields, as the contracts publish them. */
describe.each(DATABASES)("what a role may do on $dialect", ({ fresh }) => {
  let world: World;
  let company: Company;
  let make: ReturnType<typeof maker>;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh() });
    company = await world.company();
    make = maker(world, company);
  });
  afterAll(() => world.close());

  async function codeOf(actor: Actor, name: string, input: unknown): Promise<string> {
    try {
      if (OPERATIONS.get(name)?.kind === "query") await world.core.query(actor, name, input);
      else await world.core.execute(actor, name, { key: newId(), input });
      return "done";
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  // Input that no operation takes: whoever may not call does not even learn that.
  test.each(MATRIX)("C1: $role may call $name: $may", async ({ name, role, may }) => {
    expect(await codeOf(company.people[role].actor, name, { nonsense: 1 })).toBe(may ? "INVALID" : "FORBIDDEN");
  });

  test.each(WRITTEN)("C3: %s.%s sets no field that only the server sets", async (_, verb, noun) => {
    const served = world.core.operations.get(`${noun.word}.${verb}`);
    if (!served) throw new Error("it is not served");
    const input = await make.input(served);
    const standing = { createdAt: AT, updatedAt: AT, archivedAt: AT, version: 1, seal: "x" };
    const byServer = Object.entries(noun.fields).filter(
      ([, { writes }]) => writes === "never" || (verb === "update" && writes === "create"),
    );
    // Each with a value that it could have.
    const values = { ...standing, ...(await make.values(Object.fromEntries(byServer))) };
    for (const [key, value] of Object.entries(values)) {
      const given = verb === "create" ? { ...input, [key]: value } : { ...input, changes: { [key]: value } };
      expect(await codeOf(company.people.owner.actor, served.promise.name, given), key).toBe("INVALID");
    }
  });
});
