import { readFileSync } from "node:fs";
import { NOUNS, newId, OPERATIONS, type Problem, ROLES, type Role } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../core/actor.ts";
import { Refusal } from "../core/refusal.ts";
import { DATABASES } from "../testkit/databases.ts";
import { maker } from "../testkit/every.ts";
import { aWorld, type Company, type World } from "../testkit/world.ts";

/** The published table: whose role allows each operation. */
const PUBLISHED = new Map(
  readFileSync(new URL("../../../docs/manifest/roles.md", import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.startsWith("| `"))
    .map((line) => {
      const [name = "", ...marks] = line.split("|").slice(1, -1);
      const roles = ROLES.filter((_, index) => marks[index]?.trim() === "yes");
      return [name.replaceAll("`", "").trim(), roles] as const;
    }),
);
/** As many calls as one request may hold, whatever they cost. */
const MOST_CALLS = 4;
const PLENTY = { perSecond: 1_000_000, atOnce: 1_000_000 };
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
    world = await aWorld({ url: await fresh(), allowances: { actor: PLENTY, organization: PLENTY } });
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

  /** What each of some calls answers at its address. */
  async function codesOf(cookie: string, kind: "query" | "mutation", names: readonly string[]): Promise<string[]> {
    // Input that no operation takes: whoever may not call does not even learn that.
    const input = JSON.stringify(Object.fromEntries(names.map((_, index) => [index, { nonsense: 1 }])));
    const address = `${world.url}/trpc/${names.join(",")}?batch=1`;
    const headers = { cookie, origin: world.url, "content-type": "application/json" };
    const answer = await (kind === "query"
      ? fetch(`${address}&input=${encodeURIComponent(input)}`, { headers })
      : fetch(address, { method: "POST", headers, body: input }));
    const told = (await answer.json()) as readonly {
      readonly error?: { readonly data: { readonly nexus: Problem } };
    }[];
    return told.map(({ error }) => error?.data.nexus.code ?? "done");
  }

  test("C1: the published table names every operation, and nothing else", () => {
    expect([...PUBLISHED.keys()].sort()).toEqual([...OPERATIONS.keys()].sort());
  });

  test.each(ROLES)("C1: as the published table says, at every address: %s", async (role: Role) => {
    const cookie = await (await world.person(company.id, role)).signIn();
    const answered = new Map<string, string>();
    for (const [kind, all] of Map.groupBy(OPERATIONS.values(), (each) => each.kind)) {
      const names = all.map(({ name }) => name);
      while (names.length > 0) {
        const some = names.splice(0, MOST_CALLS);
        const codes = await codesOf(cookie, kind, some);
        for (const [index, name] of some.entries()) answered.set(name, codes[index] ?? "nothing");
      }
    }
    const expected = [...OPERATIONS.keys()].map((name) => {
      return [name, PUBLISHED.get(name)?.includes(role) ? "INVALID" : "FORBIDDEN"];
    });
    expect(Object.fromEntries(answered)).toEqual(Object.fromEntries(expected));
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
