import { type Noun, noun, text } from "@nexus-os/contracts";
import { checkContracts } from "@nexus-os/contracts/schema";
import { expect, test } from "vitest";
import { DATABASES } from "../../testkit/databases.ts";
import { type Database, openDatabase } from "../database/database.ts";

/** Whether a database takes a word for a table and a column as our statements write them: without quotes. */
async function takes(database: Database, word: string): Promise<boolean> {
  try {
    await database.all(`SELECT t.${word} FROM (SELECT 1 AS ${word}) t WHERE t.${word}=1 ORDER BY ${word}`);
    await database.transaction(async (tx) => {
      await tx.run(`CREATE TEMPORARY TABLE of_${word} (${word} INTEGER NOT NULL, x INTEGER, PRIMARY KEY (x, ${word}))`);
      await tx.run(`CREATE TEMPORARY TABLE ${word} (x INTEGER)`);
    });
    return true;
  } catch {
    return false;
  }
}

test("a word that either database keeps for itself is refused as the name of a field", async () => {
  const databases = await Promise.all(DATABASES.map(async ({ fresh }) => openDatabase({ url: await fresh() })));
  const keywords = await databases[1]?.all("SELECT WORD AS word FROM information_schema.KEYWORDS");
  const words = (keywords ?? []).map(({ word }) => String(word).toLowerCase()).filter((word) => /^[a-z_]+$/.test(word));
  expect(words.length).toBeGreaterThan(500);
  const refused: string[] = [];
  for (const word of words) {
    for (const database of databases) if (!(await takes(database, word))) refused.push(word);
  }
  await Promise.all(databases.map((database) => database.close()));
  expect(refused.length).toBeGreaterThan(200);
  for (const word of refused) {
    const key = word.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const things = noun("things", {
      ...{ singular: "thing", department: "tests", summary: "A thing.", title: "name" },
      fields: { name: text(), [key]: text() },
    }) as unknown as Noun;
    expect(checkContracts({ nouns: { things } }), word).toContain(`things: ${key} is a word of SQL`);
  }
});
