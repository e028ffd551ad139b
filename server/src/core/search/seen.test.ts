import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aSearchWorld, type SearchWorld } from "../../testkit/search-world.ts";
import { aDeal } from "../../testkit/world.ts";
import type { Actor } from "../actor.ts";
import { Refusal } from "../refusal.ts";

describe.each(DATABASES)("What a search shows on $dialect", ({ fresh }) => {
  let search: SearchWorld;

  beforeAll(async () => {
    search = await aSearchWorld(await fresh());
  });
  afterAll(() => search.close());

  describe("never shows", () => {
    test("another organization's records, nor is moved by them", async () => {
      const [one, other] = [await search.alone(), await search.alone()];
      await search.note("Secret merger", null, one);
      await search.note("Segret nothing", null, other);
      const before = await search.hits("secret", other);
      for (let count = 0; count < 20; count += 1) await search.note(`Secret merger ${count}`, "secret", one);
      expect(await search.hits("secret", other)).toEqual(before);
      expect(await search.titles("merger", other)).toEqual([]);
      expect(await search.titles("merge", other)).toEqual([]);
      expect((await search.titles("secret", one, { limit: 50 })).length).toBe(21);
    });

    test("nouns that its asker may not list, nor words of theirs", async () => {
      const own = await search.world.company();
      const { actor } = own.people.owner;
      await search.note("Restructuring", "layoffs", actor);
      await search.tell("deals.create", aDeal(own, { name: "Restructured deal" }), actor);
      await search.settled();
      const seeing = async (permissions: readonly string[], wanted: string): Promise<string[]> => {
        const seer: Actor = { ...actor, permissions: new Set(["search.find", ...permissions]) };
        const { hits: found } = await search.world.core.search.find(seer, { limit: 10, archived: false, text: wanted });
        return found.map(({ title }) => title);
      };
      expect(await seeing(["notes.list", "deals.list"], "restruc")).toEqual(["Restructured deal", "Restructuring"]);
      expect(await seeing(["deals.list"], "restruc")).toEqual(["Restructured deal"]);
      expect(await seeing(["deals.list"], "layoffs")).toEqual([]);
      expect(await seeing(["deals.list"], "layofs")).toEqual([]);
      expect(await seeing([], "restruc")).toEqual([]);
      const refused = await search.world.core
        .query({ ...actor, permissions: new Set(["deals.list"]) }, "search.find", { text: "x" })
        .catch((error: unknown) => error);
      expect((refused as Refusal).code).toBe("FORBIDDEN");
    });

    test("what only fields of operation say", async () => {
      const actor = await search.alone();
      await search.tell("notes.create", { name: "Coded", code: "xyzzy" }, actor);
      expect(await search.titles("xyzzy", actor)).toEqual([]);
      expect(await search.titles("coded", actor)).toEqual(["Coded"]);
    });

    test("a record that is gone though the index still has it", async () => {
      const actor = await search.alone();
      await search.note("Ghost", null, actor);
      await search.settled();
      const sql = "DELETE FROM notes WHERE organization_id=?";
      await search.world.database.transaction((tx) => tx.run(sql, [actor.organization]));
      expect(await search.titles("ghost", actor)).toEqual([]);
    });
  });

  describe("takes as letters and nothing else", () => {
    const ODD = [
      ...["'", '"', "%", "_", "*", "\\", ";", "--", "/*", "(", ")", "^", "=", "!", ":", "\u0000", "\ud800", "\u200f"],
      ...["' OR 1=1 --", '"quoted"', "heat*", "NEAR(a b)", "heat AND meters", "heat OR x", "-heat", "title:heat"],
      ...[
        "%heat%",
        "h_at",
        "heat\u0000",
        "{heat}",
        "he\ud800at",
        "$" + "{heat}",
        "<b>heat</b>",
        "^heat",
        "=heat",
        "!heat",
      ],
      "🚀".repeat(20),
    ];
    test.each(ODD)("%j", async (odd) => {
      const found = await search.hits(odd, await search.alone());
      expect(Array.isArray(found)).toBe(true);
    });

    test("the operators of other languages", async () => {
      const actor = await search.alone();
      for (const name of ["Heat meters", "100% cotton", "snake_case", "C*-algebra"])
        await search.note(name, null, actor);
      expect(await search.titles("%", actor)).toEqual([]);
      expect(await search.titles("*", actor)).toEqual([]);
      expect(await search.titles("h_at", actor)).toEqual([]);
      expect(await search.titles("heat OR snake", actor)).toEqual([]);
      expect(await search.titles("100%", actor)).toEqual(["100% cotton"]);
      expect(await search.titles('"heat" (meters)*', actor)).toEqual(["Heat meters"]);
      expect(await search.titles("snake_case", actor)).toEqual(["snake_case"]);
    });

    test("very long words and many of them", async () => {
      const actor = await search.alone();
      const long = "ab".repeat(90);
      await search.note(long, "w ".repeat(900), actor);
      expect(await search.titles(long, actor)).toEqual([long]);
      expect(await search.titles("a ".repeat(100), actor)).toEqual([long].slice(1));
      expect(await search.titles("w ".repeat(100), actor)).toEqual([long]);
    });
  });

  test.each<[string, unknown]>([
    ["nothing", undefined],
    ["no text", {}],
    ["a number", { text: 7 }],
    ["too long a text", { text: "x".repeat(201) }],
    ["an unknown noun", { text: "x", nouns: ["secrets"] }],
    ["too many hits", { text: "x", limit: 51 }],
    ["an unknown key", { text: "x", organization: "y" }],
  ])("refuses %s", async (_name, input) => {
    const refused = await search.world.core
      .query(await search.alone(), "search.find", input)
      .catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(Refusal);
    expect((refused as Refusal).code).toBe("INVALID");
  });

  test("answers at tRPC's address, to whom it is granted", async () => {
    const company = await search.world.company();
    const cookie = await company.people.viewer.signIn();
    await search.settled();
    const input = encodeURIComponent(JSON.stringify({ text: "alpine" }));
    const answer = await fetch(`${search.world.url}/trpc/search.find?input=${input}`, { headers: { cookie } });
    expect(await answer.json()).toEqual({
      result: {
        data: {
          hits: [{ noun: "accounts", id: company.account, title: "Alpine Fernwärme Graubünden AG", snippet: null }],
        },
      },
    });
  });
});
