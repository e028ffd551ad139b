import { randomBytes } from "node:crypto";
import { newId, OPEN_STAGES, permissionsOf, STAGES } from "@nexus-os/contracts";
import type { Actor } from "../server/src/core/actor.ts";
import { type Core, createCore } from "../server/src/core/core.ts";
import { type Database, openDatabase, type Transaction, type Value } from "../server/src/core/database/database.ts";
import { migrate } from "../server/src/core/database/migrate.ts";
import { addMember, createOrganization } from "../server/src/core/identity/organizations.ts";
import { MIGRATIONS } from "../server/src/migrations/index.ts";
import { BODIES } from "../server/src/modules/bodies.ts";
import { CUSTOMERS, EXTENTS, NEXT_STEPS, PRODUCTS } from "../server/src/seed/company.ts";
import { seededRandom } from "../server/src/seed/random.ts";

const ACCOUNTS = 500;
const MEMBERS = 20;
/** How many deals go into one statement. */
const TOGETHER = 500;
const SPAN = 540 * 86_400_000;
/** Of the deals of a company most are won or lost. */
const OPEN_SHARE = 0.4;

/** An organization that was filled, and who may sign in to it. */
export interface Seeded {
  readonly organization: string;
  /** The organization that the limit's journal belongs to. */
  readonly other: string;
  readonly email: string;
  readonly password: string;
  readonly account: string;
  readonly owner: string;
  /** Some of the deals, from everywhere. */
  readonly ids: readonly string[];
}

export interface SeedOptions {
  readonly url: string;
  readonly master: Uint8Array;
  readonly deals: number;
  /** Further organizations in the same tables; none unless told. */
  readonly others?: { readonly count: number; readonly dealsEach: number };
}

const COLUMNS = [
  ...[
    "organization_id",
    "id",
    "version",
    "created_at",
    "updated_at",
    "seal",
    "name",
    "account_id",
    "owner_id",
    "stage",
  ],
  ...["stage_since", "amount_minor", "amount_currency", "close_date", "next_step", "next_step_on"],
];

function inserting(rows: number): string {
  const marks = `(${COLUMNS.map(() => "?").join(",")})`;
  return `INSERT INTO deals (${COLUMNS.join(",")}) VALUES ${Array.from({ length: rows }, () => marks).join(",")}`;
}

interface People {
  readonly accounts: readonly [string, ...string[]];
  readonly members: readonly [string, ...string[]];
}

/** Deals as they would lie in the tables after some years of work. The oldest comes first, as it was made first. */
function* deals(seal: (id: string) => Buffer, organization: string, { accounts, members }: People, count: number) {
  const random = seededRandom(20_261_103);
  const now = Date.now();
  for (let index = 0; index < count; index += 1) {
    const made = now - SPAN + Math.floor((SPAN * index) / count);
    const id = newId(made);
    const since = new Date(made + Math.floor(random.next() * (now - made))).toISOString();
    const stage =
      random.next() < OPEN_SHARE ? random.pick(OPEN_STAGES) : random.pick(STAGES.slice(5) as ["won", "lost"]);
    const day = (from: number): string =>
      new Date(from + random.between(-20, 120) * 86_400_000).toISOString().slice(0, 10);
    const step = random.next() < 0.6;
    const values: Value[] = [
      ...[organization, id, 1 + random.between(0, 6), new Date(made).toISOString(), since, seal(id)],
      ...[
        `${random.pick(PRODUCTS)}, ${random.pick(EXTENTS)}`,
        random.pick(accounts),
        random.pick(members),
        stage,
        since,
      ],
      ...[random.between(4, 9000) * 10_000, "EUR", random.next() < 0.9 ? day(now) : null],
      ...[step ? random.pick(NEXT_STEPS) : null, step ? day(now) : null],
    ];
    yield { id, values };
  }
}

async function fill(tx: Transaction, rows: Iterable<{ id: string; values: Value[] }>): Promise<string[]> {
  const ids: string[] = [];
  let waiting: Value[][] = [];
  const flush = async (): Promise<void> => {
    if (waiting.length > 0) await tx.run(inserting(waiting.length), waiting.flat());
    waiting = [];
  };
  for (const { id, values } of rows) {
    ids.push(id);
    if (waiting.push(values) === TOGETHER) await flush();
  }
  await flush();
  return ids;
}

/** Every deal cannot be read once more in a short measurement: these come from everywhere in the table. */
function some(ids: readonly string[], count: number): string[] {
  const random = seededRandom(7);
  return Array.from({ length: count }, () => ids[random.between(0, ids.length - 1)] as string);
}

/** Another organization beside the one that is measured: one member, one account, and deals. */
async function neighbour(core: Core, database: Database, count: number): Promise<void> {
  const at = new Date(Date.now() - SPAN).toISOString();
  const company = { name: "A neighbour", currency: "EUR", timeZone: "Europe/Berlin" };
  const organization = await createOrganization(database, company, at);
  const person = { organization, at, name: "Ben Neighbour", email: "ben@neighbour.example", user: null };
  const owner = await addMember(database, core.keys, { ...person, role: "owner" });
  const permissions = permissionsOf("owner");
  const actor: Actor = { kind: "member", id: owner, name: person.name, organization, permissions };
  const account = await core.execute(actor, "accounts.create", {
    key: newId(),
    input: { name: "Customer", city: null },
  });
  if (account.outcome !== "done") throw new Error("an account was not made");
  const { id } = JSON.parse(account.output) as { id: string };
  const seal = (deal: string): Buffer => core.keys.make(organization, "deals", deal).sealed;
  const rows = deals(seal, organization, { accounts: [id], members: [owner] }, count);
  await database.transaction((tx) => fill(tx, rows));
  for (const task of await core.metrics.tasks({ organization })) await core.metrics.rebuild(task, { always: true });
}

async function seedInto(database: Database, { master, deals: count, others }: SeedOptions): Promise<Seeded> {
  await migrate(database, MIGRATIONS);
  const options = { database, master, baseUrl: "http://127.0.0.1", bodies: BODIES, clock: () => new Date() };
  const core = createCore({ ...options, failed: (error) => console.error(error) });
  const at = new Date(Date.now() - SPAN).toISOString();
  const company = { currency: "EUR", timeZone: "Europe/Berlin" };
  const organization = await createOrganization(database, { ...company, name: "Measured" }, at);
  const other = await createOrganization(database, { ...company, name: "The limit's journal" }, at);
  const [email, password] = ["owner@bench.example", randomBytes(12).toString("base64url")];
  const user = await core.auth.createUser({ name: "Ada Owner", email, password });
  const people = { organization, at, role: "member" as const };
  const owner = await addMember(database, core.keys, { ...people, name: "Ada Owner", email, role: "owner", user });
  const members: [string, ...string[]] = [owner];
  for (let index = 1; index < MEMBERS; index += 1) {
    const named = { name: `Member Number ${index}`, email: `member-${index}@bench.example`, user: null };
    members.push(await addMember(database, core.keys, { ...people, ...named }));
  }
  const actor: Actor = {
    kind: "member",
    id: owner,
    name: "Ada Owner",
    organization,
    permissions: permissionsOf("owner"),
  };
  const accounts: string[] = [];
  for (let index = 0; index < ACCOUNTS; index += 1) {
    const [name, city] = CUSTOMERS[index % CUSTOMERS.length] ?? ["", ""];
    const told = { key: newId(), input: { name: `${name} ${Math.ceil((index + 1) / CUSTOMERS.length)}`, city } };
    const made = await core.execute(actor, "accounts.create", told);
    if (made.outcome === "done") accounts.push((JSON.parse(made.output) as { id: string }).id);
  }
  const [account = "", ...rest] = accounts;
  const seal = (id: string): Buffer => core.keys.make(organization, "deals", id).sealed;
  const rows = deals(seal, organization, { accounts: [account, ...rest], members }, count);
  const ids = await database.transaction((tx) => fill(tx, rows));
  // What is kept was not told of the deals that were laid there.
  for (const task of await core.metrics.tasks({ organization })) await core.metrics.rebuild(task, { always: true });
  for (let index = 0; index < (others?.count ?? 0); index += 1) await neighbour(core, database, others?.dealsEach ?? 0);
  await core.hub.stop();
  await core.metrics.stop();
  return { organization, other, email, password, account, owner, ids: some(ids, Math.min(count, 5000)) };
}

/**
 * Fills an empty database with an organization of so many deals. The deals are laid into their table directly, with keys
 * of their own as `execute` would have made them, since that many writes would take minutes; all else goes the usual way.
 */
export async function seed(options: SeedOptions): Promise<Seeded> {
  const database = await openDatabase({ url: options.url });
  try {
    const seeded = await seedInto(database, options);
    // MySQL and MariaDB count their rows by themselves, some time after they have changed; here it is done at once.
    if (database.dialect === "mysql") await database.all("ANALYZE TABLE deals, accounts, members");
    return seeded;
  } finally {
    await database.close();
  }
}
