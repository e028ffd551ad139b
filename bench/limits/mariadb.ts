// The limit on MariaDB: node:http and mysql2 with prepared statements. It leaves out the session, every permission and
// check, idempotency, versions, the sealing of values and the chain of hashes (constants of the same length lie in their
// columns), live news, and the pool's care for lost connections.
import mysql, { type ResultSetHeader } from "mysql2/promise";
import { cursorOf, serve, taskOf } from "./bare.ts";
import * as deal from "./deal.ts";

const { url, organization, journal } = taskOf();
// As many connections as Nexus has, and its way to read columns.
const pool = mysql.createPool({ uri: url, connectionLimit: 10, typeCast: true, timezone: "Z", dateStrings: true });
type Row = readonly deal.Column[];

async function rows(sql: string, values: readonly deal.Column[]): Promise<Row[]> {
  const [found] = await pool.execute({ sql, rowsAsArray: true, values: [...values] });
  return found as unknown as Row[];
}

const ONE = `SELECT ${deal.COLUMNS} ${deal.ONE}`;
const PAGE = `SELECT ${deal.COLUMNS} ${deal.PAGE}`;
const MOVE_HEAD = "UPDATE journal_heads SET seq=LAST_INSERT_ID(seq+1), hash=? WHERE organization_id=?";

serve({
  get: async (id) => deal.dealOf((await rows(ONE, [organization, id]))[0] as Row),
  list: async (stages) => {
    const found = await rows(PAGE, [organization, ...stages]);
    const more = found.length > 50;
    if (more) found.pop();
    const last = found[found.length - 1];
    let items = "";
    for (let index = 0; index < found.length; index += 1)
      items += (index === 0 ? "" : ",") + deal.dealOf(found[index] as Row);
    return `{"items":[${items}],"next":${more ? `"${cursorOf(last?.[11], last?.[0])}"` : "null"}}`;
  },
  create: async (given) => {
    const [id, now] = [deal.nextId(), new Date().toISOString()];
    const connection = await pool.getConnection();
    await connection.query("START TRANSACTION");
    const refs = [organization, given.account, organization, given.owner];
    const [[named]] = (await connection.execute({ sql: deal.NAMES, rowsAsArray: true, values: refs })) as unknown as [
      Row[],
    ];
    await connection.execute(deal.INSERT_DEAL, deal.dealValues(organization, id, now, given));
    // Locks the head as late as can be, and answers the number that it then has.
    const [{ insertId: seq }] = await connection.execute<ResultSetHeader>(MOVE_HEAD, [deal.HASH, journal]);
    await connection.execute(deal.INSERT_JOURNAL, deal.journalValues(journal, seq, now, id, given));
    await connection.execute(deal.INSERT_VALUES, [journal, seq, id, deal.VALUES]);
    await connection.query("COMMIT");
    connection.release();
    return deal.made(id, now, given, named?.[0] ?? null, named?.[1] ?? null);
  },
  insert: async (given) => {
    const id = deal.nextId();
    await pool.execute(deal.INSERT_DEAL, deal.dealValues(organization, id, new Date().toISOString(), given));
    return `{"id":"${id}"}`;
  },
});
