// MariaDB's FULLTEXT, as its manual shows it: an index of the deals' texts in boolean mode, all words needed, the last one
// a beginning, behind a bare node:http. It knows no words under three letters.
import mysql from "mysql2/promise";
import { type Answer, dealsOf, searched, searchTask, serveSearch } from "../limits/searched.ts";

const { url, organization } = searchTask();
const pool = mysql.createPool({ uri: url, connectionLimit: 10 });
await pool.query("DROP TABLE IF EXISTS peer_search");
await pool.query(
  "CREATE TABLE peer_search (organization_id CHAR(36) NOT NULL, id CHAR(36) NOT NULL, name VARCHAR(160) NOT NULL, next_step VARCHAR(160), PRIMARY KEY (organization_id, id), FULLTEXT (name, next_step)) ENGINE=InnoDB CHARSET=utf8mb4",
);
const deals = await dealsOf();
for (let from = 0; from < deals.length; from += 1000) {
  const some = deals.slice(from, from + 1000).map(({ id, name, nextStep }) => [organization, id, name, nextStep]);
  await pool.query("INSERT INTO peer_search VALUES ?", [some]);
}
await pool.query("SET GLOBAL innodb_optimize_fulltext_only=ON");
await pool.query("OPTIMIZE TABLE peer_search");
await pool.query("SET GLOBAL innodb_optimize_fulltext_only=OFF");

serveSearch(async (text) => {
  const words = searched(text);
  if (words.length === 0) return [];
  const asked = `${words.map((word) => `+${word}`).join(" ")}*`;
  const [found] = await pool.execute(
    "SELECT id, name FROM peer_search WHERE organization_id=? AND MATCH(name, next_step) AGAINST(? IN BOOLEAN MODE) ORDER BY MATCH(name, next_step) AGAINST(? IN BOOLEAN MODE) DESC LIMIT 10",
    [organization, asked, asked],
  );
  return found as unknown as Answer;
});
