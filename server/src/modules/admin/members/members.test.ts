import { type Member, newId, type Role } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../../core/actor.ts";
import { Refusal } from "../../../core/refusal.ts";
import { DATABASES } from "../../../testkit/databases.ts";
import { aStream } from "../../../testkit/stream.ts";
import { aWorld, type Company, type Person, type World } from "../../../testkit/world.ts";

/** How long a right that was taken away may still be used. */
const A_SECOND = 1000;

describe.each(DATABASES)("members on $dialect", ({ fresh }) => {
  let here: World;
  let there: World;
  let company: Company;

  beforeAll(async () => {
    const url = await fresh();
    here = await aWorld({ url });
    there = await aWorld({ url, master: here.master });
    company = await here.company();
  });
  afterAll(async () => {
    expect([here.failures, there.failures]).toEqual([[], []]);
    await here.close();
    await there.close();
  });

  async function write(actor: Actor, operation: string, input: object, world = here): Promise<Member> {
    const outcome = await world.core.execute(actor, operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Member;
  }

  async function codeOf(act: Promise<unknown>): Promise<string> {
    try {
      await act;
      return "done";
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
  }

  async function seen(id: string): Promise<Member> {
    const { actor } = company.people.owner;
    return JSON.parse(await here.core.query(actor, "members.get", { id })) as Member;
  }

  /** The actor of a person as a request of theirs has it. */
  const people = async (...roles: readonly Role[]): Promise<Person[]> => {
    const all: Person[] = [];
    for (const role of roles) all.push(await here.person(company.id, role));
    return all;
  };
  const at = async ({ id }: { readonly id: string }) => ({ id, version: (await seen(id)).version });

  test("an owner gives another role, takes it back, removes a member and brings them back", async () => {
    const { owner } = company.people;
    const [person] = (await people("viewer")) as [Person];
    const promoted = await here.core.execute(owner.actor, "members.assign", {
      key: newId(),
      input: { ...(await at(person)), role: "manager" },
    });
    expect((await seen(person.id)).role).toBe("manager");
    if (promoted.outcome !== "done") throw new Error(promoted.outcome);
    await write(owner.actor, "members.undo", { seq: promoted.seq });
    expect((await seen(person.id)).role).toBe("viewer");
    await write(owner.actor, "members.archive", await at(person));
    expect((await seen(person.id)).archivedAt).not.toBeNull();
    await write(owner.actor, "members.restore", await at(person));
    expect((await seen(person.id)).archivedAt).toBeNull();
  });

  test("C2: nobody gives or takes a role that may do more than they", async () => {
    const [admin, other, viewer] = (await people("admin", "owner", "viewer")) as [Person, Person, Person];
    const refused = [
      codeOf(write(admin.actor, "members.assign", { ...(await at(viewer)), role: "owner" })),
      codeOf(write(admin.actor, "members.assign", { ...(await at(admin)), role: "owner" })),
      codeOf(write(admin.actor, "members.assign", { ...(await at(other)), role: "viewer" })),
      codeOf(write(admin.actor, "members.archive", await at(other))),
    ];
    expect(await Promise.all(refused)).toEqual(refused.map(() => "NOT_YOURS_TO_GRANT"));
    expect((await write(admin.actor, "members.assign", { ...(await at(viewer)), role: "admin" })).role).toBe("admin");
    const unknown = codeOf(write(admin.actor, "members.assign", { ...(await at(viewer)), role: "root" }));
    expect(await unknown).toBe("INVALID");
    const own = { ...admin.actor, permissions: new Set(["members.assign"]) };
    expect(await codeOf(write(own, "members.assign", { ...(await at(viewer)), role: "member" }))).toBe(
      "NOT_YOURS_TO_GRANT",
    );
    await write(company.people.owner.actor, "members.archive", await at(other));
  });

  test("C2: the last owner cannot leave, be demoted or be removed", async () => {
    const { owner, viewer } = company.people;
    expect(await codeOf(write(owner.actor, "members.leave", await at(owner)))).toBe("LAST_OWNER");
    expect(await codeOf(write(owner.actor, "members.assign", { ...(await at(owner)), role: "admin" }))).toBe(
      "LAST_OWNER",
    );
    expect(await codeOf(write(owner.actor, "members.archive", await at(owner)))).toBe("LAST_OWNER");
    // Somebody else's membership is not one's own to end.
    expect(await codeOf(write(viewer.actor, "members.leave", await at(owner)))).toBe("FORBIDDEN");
    expect(await seen(owner.id)).toMatchObject({ role: "owner", archivedAt: null });
  });

  test("C2: of two owners who give it up at once, by two processes, one stays", async () => {
    const theirs = await here.company();
    const first = theirs.people.owner;
    const second = await here.person(theirs.id, "owner");
    for (let round = 0; round < 5; round += 1) {
      const versions = await Promise.all(
        [first, second].map(async ({ id }) => {
          const found = JSON.parse(await here.core.query(first.actor, "members.get", { id })) as Member;
          return { id, version: found.version };
        }),
      );
      const [one, two] = versions as [{ id: string; version: number }, { id: string; version: number }];
      const codes = await Promise.all([
        codeOf(write(first.actor, "members.assign", { ...one, role: "admin" }, here)),
        codeOf(write(second.actor, "members.assign", { ...two, role: "admin" }, there)),
      ]);
      expect(codes.toSorted()).toEqual(["LAST_OWNER", "done"]);
      const [left] = codes[0] === "done" ? [first] : [second];
      const back = JSON.parse(await here.core.query(first.actor, "members.get", { id: left?.id })) as Member;
      await write(first.actor, "members.assign", { id: back.id, version: back.version, role: "owner" });
    }
  });

  test("C4: another role, or none any more, holds within a second at every process, streams included", async () => {
    const { owner } = company.people;
    const [person] = (await people("manager")) as [Person];
    const headers = { cookie: await person.signIn(), origin: there.url, "content-type": "application/json" };
    const call = async (name: string): Promise<number> => {
      const body = JSON.stringify({ key: newId(), input: { name: `Team ${newId()}` } });
      return (await fetch(`${there.url}/trpc/${name}`, { method: "POST", headers, body })).status;
    };
    const stops = async (change: () => Promise<unknown>, status: number): Promise<void> => {
      const stream = await aStream(there.url, headers);
      expect((await stream.next()).event).toBe("hello");
      await change();
      const until = Date.now() + A_SECOND;
      let now = await call("teams.create");
      while (now !== status && Date.now() < until) now = await call("teams.create");
      expect(now).toBe(status);
      await Promise.race([
        stream.ended,
        new Promise((_, late) => setTimeout(() => late(new Error("the stream goes on")), until + 200 - Date.now())),
      ]);
    };
    expect(await call("teams.create")).toBe(200);
    await stops(async () => write(owner.actor, "members.assign", { ...(await at(person)), role: "member" }), 403);
    await stops(async () => write(owner.actor, "members.archive", await at(person)), 401);
  });
});
