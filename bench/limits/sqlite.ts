// The limit on SQLite: node:http and statements of node:sqlite that were prepared once. It leaves out the session, every
// permission and check, idempotency, versions, the sealing of values and the chain of hashes (constants of the same
// length lie in their columns), live news, and commits each write by itself.
import { DatabaseSync } from "node:sqlite";
import { cursorOf, serve, taskOf } from "./bare.ts";
import * as deal from "./deal.ts";

const { url, organization, journal } = taskOf();
const database = new DatabaseSync(url.slice("sqlite:".length));
// As Nexus has it: what was answered survives a loss of power.
database.exec("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON");
database.exec("PRAGMA temp_store=MEMORY; PRAGMA cache_size=-16384");

function prepared(sql: string) {
  const statement = database.prepare(sql);
  statement.setReturnArrays(true);
  return statement;
}

type Row = readonly deal.Column[];

const one = prepared(`SELECT ${deal.COLUMNS} ${deal.ONE}`);
const page = prepared(`SELECT ${deal.SQLITE_JSON},t.stage_since,t.id ${deal.PAGE}`);
const names = prepared(deal.NAMES);
const insertDeal = prepared(deal.INSERT_DEAL);
const insertJournal = prepared(deal.INSERT_JOURNAL);
const insertValues = prepared(deal.INSERT_VALUES);
const head = prepared("SELECT seq FROM journal_heads WHERE organization_id=?");
const moveHead = prepared("UPDATE journal_heads SET seq=?, hash=? WHERE organization_id=?");
const [begin, commit] = [prepared("BEGIN IMMEDIATE"), prepared("COMMIT")];

serve({
  get: (id) => deal.dealOf(one.get(organization, id) as unknown as Row),
  list: (stages) => {
    const rows = page.all(organization, ...stages) as unknown as Row[];
    const more = rows.length > 50;
    if (more) rows.pop();
    const last = rows[rows.length - 1];
    let items = "";
    for (let index = 0; index < rows.length; index += 1) items += `${index === 0 ? "" : ","}${rows[index]?.[0]}`;
    return `{"items":[${items}],"next":${more ? `"${cursorOf(last?.[1], last?.[2])}"` : "null"}}`;
  },
  create: (given) => {
    const [id, now] = [deal.nextId(), new Date().toISOString()];
    begin.run();
    const [account, owner] = names.get(organization, given.account, organization, given.owner) as unknown as Row;
    insertDeal.run(...deal.dealValues(organization, id, now, given));
    const seq = Number((head.get(journal) as unknown as Row)[0]) + 1;
    insertJournal.run(...deal.journalValues(journal, seq, now, id, given));
    insertValues.run(journal, seq, id, deal.VALUES);
    moveHead.run(seq, deal.HASH, journal);
    commit.run();
    return deal.made(id, now, given, account ?? null, owner ?? null);
  },
  insert: (given) => {
    const id = deal.nextId();
    insertDeal.run(...deal.dealValues(organization, id, new Date().toISOString(), given));
    return `{"id":"${id}"}`;
  },
});
