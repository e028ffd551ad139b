// What both limits know of a deal: written out by hand, where Nexus computes it from its contract.

/** What the load sends to be made. */
export interface DealInput {
  readonly key: string;
  readonly name: string;
  readonly account: string;
  readonly owner: string;
  readonly amount: { readonly minor: number; readonly currency: string };
  readonly closeDate: string;
  readonly nextStep: string;
  readonly nextStepOn: string;
}

export type Column = string | number | null;

const ACCOUNT = "(SELECT a.name FROM accounts a WHERE a.organization_id=t.organization_id AND a.id=t.account_id)";
const OWNER = "(SELECT m.name FROM members m WHERE m.organization_id=t.organization_id AND m.id=t.owner_id)";

export const COLUMNS = `t.id,t.version,t.created_at,t.updated_at,t.archived_at,t.name,t.account_id,${ACCOUNT},t.owner_id,${OWNER},t.stage,t.stage_since,t.amount_minor,t.amount_currency,t.close_date,t.next_step,t.next_step_on`;

const word = (value: Column | undefined): string => (value === null ? "null" : `"${value}"`);
const text = (value: Column | undefined): string => (value === null ? "null" : JSON.stringify(value));

/** The JSON of a row with these columns. */
export function dealOf(row: readonly Column[]): string {
  const [id, version, created, updated, archived, name, account, accountName, owner, ownerName] = row;
  const [stage, since, minor, currency, close, step, stepOn] = row.slice(10);
  return `{"id":"${id}","version":${version},"createdAt":"${created}","updatedAt":"${updated}","archivedAt":${word(archived)},"name":${text(name)},"account":{"id":"${account}","name":${text(accountName)}},"owner":{"id":"${owner}","name":${text(ownerName)}},"stage":"${stage}","stageSince":"${since}","amount":{"minor":${minor},"currency":"${currency}"},"closeDate":${word(close)},"nextStep":${text(step)},"nextStepOn":${word(stepOn)}}`;
}

/** The same as JSON by SQLite itself, which is quicker there for a whole page. */
export const SQLITE_JSON = `json_object('id',t.id,'version',t.version,'createdAt',t.created_at,'updatedAt',t.updated_at,'archivedAt',t.archived_at,'name',t.name,'account',json_object('id',t.account_id,'name',${ACCOUNT}),'owner',json_object('id',t.owner_id,'name',${OWNER}),'stage',t.stage,'stageSince',t.stage_since,'amount',json_object('minor',t.amount_minor,'currency',t.amount_currency),'closeDate',t.close_date,'nextStep',t.next_step,'nextStepOn',t.next_step_on)`;

export const PAGE =
  "FROM deals t WHERE t.organization_id=? AND t.archived_at IS NULL AND t.stage IN (?,?,?,?,?) ORDER BY t.stage_since DESC, t.id DESC LIMIT 51";
export const ONE = "FROM deals t WHERE t.organization_id=? AND t.id=?";
export const NAMES =
  "SELECT (SELECT name FROM accounts WHERE organization_id=? AND id=?), (SELECT name FROM members WHERE organization_id=? AND id=?)";

export const INSERT_DEAL =
  "INSERT INTO deals (organization_id,id,version,created_at,updated_at,seal,name,account_id,owner_id,stage,stage_since,amount_minor,amount_currency,close_date,next_step,next_step_on) VALUES (?,?,1,?,?,?,?,?,?,'qualify',?,?,?,?,?,?)";
export const INSERT_JOURNAL =
  "INSERT INTO journal (organization_id,seq,at,actor_kind,actor_id,cause,operation,noun,record_id,version,events,idempotency_key,request,value_digest,previous,hash) VALUES (?,?,?,'member',?,NULL,'deals.create','deals',?,1,'',?,?,?,?,?)";
export const INSERT_VALUES =
  "INSERT INTO journal_values (organization_id,seq,noun,record_id,sealed) VALUES (?,?,'deals',?,?)";

/** Stands where Nexus has a sealed key, a hash, and the sealed values of a write. */
export const SEAL = Buffer.alloc(60, 1);
export const HASH = "0".repeat(64);
export const VALUES = Buffer.alloc(1080, 1);

export function dealValues(organization: string, id: string, now: string, deal: DealInput): (Column | Buffer)[] {
  return [
    ...[organization, id, now, now, SEAL, deal.name, deal.account, deal.owner, now, deal.amount.minor],
    ...[deal.amount.currency, deal.closeDate, deal.nextStep, deal.nextStepOn],
  ];
}

export function journalValues(journal: string, seq: number, now: string, id: string, deal: DealInput): Column[] {
  return [journal, seq, now, deal.owner, id, deal.key, HASH, HASH, HASH, HASH];
}

/** A new deal as it is answered. */
export function made(id: string, now: string, deal: DealInput, accountName: Column, ownerName: Column): string {
  const { name, account, owner, amount, closeDate, nextStep, nextStepOn } = deal;
  const refs = [account, accountName, owner, ownerName] as const;
  const rest = ["qualify", now, amount.minor, amount.currency, closeDate, nextStep, nextStepOn] as const;
  return dealOf([id, 1, now, now, null, name, ...refs, ...rest]);
}

let counted = 0;

/** An id behind all that were made before, as UUIDv7 are. */
export function nextId(): string {
  counted += 1;
  const time = Date.now().toString(16).padStart(12, "0");
  return `${time.slice(0, 8)}-${time.slice(8)}-7000-8000-${counted.toString(16).padStart(12, "0")}`;
}
