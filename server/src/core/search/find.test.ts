import { newId } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { aSearchWorld, type SearchWorld } from "../../testkit/search-world.ts";
import { aDeal } from "../../testkit/world.ts";

describe.each(DATABASES)("Search on $dialect", ({ fresh }) => {
  let search: SearchWorld;

  beforeAll(async () => {
    search = await aSearchWorld(await fresh());
  });
  afterAll(() => search.close());

  describe("finds", () => {
    test("what begins with the letters that are typed, from the first letter on", async () => {
      const actor = await search.alone();
      const { id } = await search.note("Quarterly zoning report", null, actor);
      for (let end = 1; end <= "zoning".length; end += 1) {
        const found = await search.hits("zoning".slice(0, end), actor);
        expect(found).toEqual([{ noun: "notes", id, title: "Quarterly zoning report", snippet: null }]);
      }
    });

    test("long words by a beginning that is longer than those that are kept", async () => {
      const actor = await search.alone();
      await search.note("Betriebskostenabrechnung 2026", null, actor);
      expect(await search.titles("betriebskosten", actor)).toEqual(["Betriebskostenabrechnung 2026"]);
      expect(await search.titles("betriebskostem", actor, { limit: 3 })).toEqual(["Betriebskostenabrechnung 2026"]);
    });

    test("only what has all words, wherever they stand in the record", async () => {
      const actor = await search.alone();
      await search.note("Window cleaning", "Every second Tuesday", actor);
      await search.note("Window repair", "Every Friday", actor);
      expect(await search.titles("window tues", actor)).toEqual(["Window cleaning"]);
      expect(await search.titles("tuesday window", actor)).toEqual(["Window cleaning"]);
      expect(await search.titles("window cleaning friday", actor)).toEqual([]);
    });

    test("whatever the case and the marks, and umlauts by two letters", async () => {
      const actor = await search.alone();
      const names = ["Müller Söhne", "Mueller Bros", "ÉCLAIR à la crème", "Straße", "Łódź", "Ålesund"];
      for (const name of names) await search.note(name, null, actor);
      const expected: [string, string[]][] = [
        ["muller", ["Müller Söhne"]],
        ["mueller", ["Mueller Bros", "Müller Söhne"]],
        ["MÜLLER", ["Mueller Bros", "Müller Söhne"]],
        ["soehne", ["Müller Söhne"]],
        ["eclair creme", ["ÉCLAIR à la crème"]],
        ["strasse", ["Straße"]],
        ["STRASSE", ["Straße"]],
        ["lodz", ["Łódź"]],
        ["aalesund", ["Ålesund"]],
        ["mu\u0308ller", ["Mueller Bros", "Müller Söhne"]],
      ];
      for (const [wanted, found] of expected) {
        expect([wanted, (await search.titles(wanted, actor)).slice(0, found.length).sort()]).toEqual([wanted, found]);
      }
    });

    test("what was mistyped, after what was not", async () => {
      const actor = await search.alone();
      for (const name of ["Heat meters", "Wintergarten", "Conference room", "Hear"])
        await search.note(name, null, actor);
      const expected: [string, string][] = [
        ["haet", "Heat meters"],
        ["metres", "Heat meters"],
        ["meterz", "Heat meters"],
        ["wintegarten", "Wintergarten"],
        ["wimtergartne", "Wintergarten"],
        ["confrence", "Conference room"],
        ["conferense ro", "Conference room"],
        ["confer3n", "Conference room"],
      ];
      for (const [wanted, found] of expected) {
        expect([wanted, await search.titles(wanted, actor)]).toEqual([wanted, expect.arrayContaining([found])]);
      }
      expect(await search.titles("heat", actor)).toEqual(["Heat meters", "Hear"]);
      expect(await search.titles("hxyt", actor)).toEqual([]);
    });

    test.each<[string, string, string[]]>([
      ["Chinese, by any part", "東京都庁舎の改修", ["東京", "都庁", "改", "修", "東京都庁舎"]],
      ["Japanese kana", "データセンター移転", ["データ", "センター", "移転"]],
      ["Arabic, without its marks", "مُحَمَّد أحمد التجارية", ["محمد", "احمد", "التجار"]],
      ["Hebrew between marks of direction", "חברת חשמל", ["חברת", "\u200fחשמל", "חשמ"]],
      ["Korean", "한국전력공사 계약", ["한국", "계약", "한국전력"]],
      ["Greek, whatever its last letter", "ΣΊΣΥΦΟΣ ΑΕ", ["σισυφος", "Σίσυφ", "σις"]],
      ["Thai", "กรุงเทพมหานคร", ["กรุงเทพ", "มหานคร"]],
      ["emoji", "🚀 Launch 👨‍👩‍👧", ["🚀", "launch 🚀", "👧"]],
      ["numbers and codes", "INV-2026/0042 (draft)", ["2026", "inv-2026", "0042", "INV-2026/0042"]],
      ["addresses", "ada.lovelace@example.com", ["ada", "lovelace", "ada.lovelace@example.com", "example.com"]],
    ])("%s", async (_name, title, all) => {
      const actor = await search.alone();
      await search.note("something else", null, actor);
      await search.note(title, null, actor);
      for (const wanted of all) expect([wanted, await search.titles(wanted, actor)]).toEqual([wanted, [title]]);
    });
  });

  describe("ranks", () => {
    test("the title itself, then titles that begin so, then titles, then the rest; whole words first; newest first", async () => {
      const actor = await search.alone();
      const given: [string, string | null][] = [
        ["Another thing", "about heating"],
        ["Some thing", "about heat"],
        ["The heater", null],
        ["The heat", null],
        ["Heater, old", null],
        ["Heater, new", null],
        ["Heat pump", null],
        ["Heat", null],
        ["Nothing of it", "a pump"],
      ];
      for (const [name, body] of given) await search.note(name, body, actor);
      expect(await search.titles("heat", actor)).toEqual([
        ...["Heat", "Heat pump", "Heater, new", "Heater, old", "The heat", "The heater", "Some thing", "Another thing"],
      ]);
    });

    test("several words by the same rule", async () => {
      const actor = await search.alone();
      const given: [string, string | null][] = [
        ["Plan", "the heat pump"],
        ["A heat and pumping plan", null],
        ["A heat pump", null],
        ["Heat pumping", null],
        ["Heat pump, large", null],
        ["Heat pump", null],
      ];
      for (const [name, body] of given) await search.note(name, body, actor);
      expect(await search.titles("heat pump", actor)).toEqual([
        ...["Heat pump", "Heat pump, large", "Heat pumping", "A heat pump", "A heat and pumping plan", "Plan"],
      ]);
    });

    test("over nouns by the same rule, and gives as many as are asked for", async () => {
      const own = await search.world.company();
      const { actor } = own.people.owner;
      await search.note("Alpine walk", null, actor);
      await search.tell("deals.create", aDeal(own, { name: "Meters for alpine huts" }), actor);
      const all = await search.hits("alpine", actor);
      expect(all.map(({ noun, title }) => [noun, title])).toEqual([
        ["notes", "Alpine walk"],
        ["accounts", "Alpine Fernwärme Graubünden AG"],
        ["deals", "Meters for alpine huts"],
      ]);
      expect(await search.hits("alpine", actor, { limit: 2 })).toEqual(all.slice(0, 2));
      expect(await search.hits("alpine", actor, { nouns: ["deals"] })).toEqual(all.slice(2));
    });

    test("the same way over more records than one cell tells of", async () => {
      const actor = await search.alone();
      await search.note("Common first", null, actor);
      await search.settled();
      // As if four thousand others had been made between the two.
      await search.world.database.transaction((tx) =>
        tx.run(
          "INSERT INTO search_documents (organization_id,noun,doc,record_id,version,created_at,archived,words) VALUES (?,'notes',4095,?,1,'',0,?)",
          [actor.organization, newId(), JSON.stringify({ fields: {}, first: [], whole: "" })],
        ),
      );
      for (const name of ["Common second", "Uncommon", "Common"]) await search.note(name, "common", actor);
      expect(await search.titles("common", actor)).toEqual(["Common", "Common second", "Common first", "Uncommon"]);
      expect(await search.titles("common f", actor)).toEqual(["Common first"]);
      const chunks = await search.world.database.lists(
        "SELECT DISTINCT chunk FROM search_cells WHERE organization_id=?",
        [actor.organization],
      );
      expect(chunks.flat().sort()).toEqual([0, 1]);
    });

    test("shows where else than in the title the words stand", async () => {
      const actor = await search.alone();
      await search.note("Protocol", `${"before ".repeat(30)}the Übergabe was late${" after".repeat(40)}`, actor);
      const [hit] = await search.hits("ubergabe", actor);
      expect(hit?.snippet?.field).toBe("body");
      expect(hit?.snippet?.text).toContain("the Übergabe was late");
      expect(hit?.snippet?.text.length).toBeLessThan(140);
    });
  });
});
