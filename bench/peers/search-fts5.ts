// SQLite's FTS5 with bm25, as its manual shows it: an index of the deals' texts with beginnings of two and three letters,
// the title counting ten times, behind a bare node:http. Words are quoted, the last one is a beginning.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { type Answer, dealsOf, searched, searchTask, serveSearch } from "../limits/searched.ts";

const database = new DatabaseSync(join(mkdtempSync(join(tmpdir(), "nexus-fts5-")), "search.sqlite"));
database.exec("PRAGMA journal_mode=WAL; PRAGMA cache_size=-65536");
database.exec(
  "CREATE VIRTUAL TABLE search USING fts5(organization UNINDEXED, id UNINDEXED, name, next_step, prefix='2 3')",
);
const { organization } = searchTask();
const insert = database.prepare("INSERT INTO search VALUES (?,?,?,?)");
database.exec("BEGIN");
for (const { id, name, nextStep } of await dealsOf()) insert.run(organization, id, name, nextStep);
database.exec("COMMIT");
database.exec("INSERT INTO search(search) VALUES('optimize')");
const find = database.prepare(
  "SELECT id, name FROM search WHERE search MATCH ? AND organization=? ORDER BY bm25(search, 0, 0, 10, 1) LIMIT 10",
);

serveSearch((text) => {
  const words = searched(text);
  if (words.length === 0) return [];
  return find.all(`${words.map((word) => `"${word}"`).join(" ")}*`, organization) as unknown as Answer;
});
