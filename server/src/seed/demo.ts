import type { Actor } from "../core/actor.ts";
import type { Core } from "../core/core.ts";
import { alone, type Database } from "../core/database/database.ts";
import type { Execute } from "../core/execute.ts";
import { membershipIn } from "../core/identity/members.ts";
import { addEmbedKey, addMember, createOrganization } from "../core/identity/organizations.ts";
import { COMPANY, CONTACTS, CUSTOMERS, DEMO_PASSWORD, PEOPLE } from "./company.ts";
import { dealStories, SPAN } from "./deals.ts";
import { waitForApproval } from "./waiting.ts";

export interface DemoOptions {
  readonly core: Core;
  readonly database: Database;
  /** A core's execute whose clock is this one: the demo's past is written as it would have been. */
  readonly executeAt: (clock: () => Date) => Execute;
  readonly embedSecret: string;
  readonly now: Date;
  readonly progress: (text: string) => void;
}

interface Act {
  readonly at: number;
  run(): Promise<void>;
}

const BEFORE = SPAN + 86_400_000;

async function userOf({ core, database }: DemoOptions, name: string, email: string): Promise<string> {
  const known = await database.get("SELECT id FROM users WHERE email=?", [email]);
  return (known?.["id"] as string | undefined) ?? core.auth.createUser({ name, email, password: DEMO_PASSWORD });
}

async function addPeople(options: DemoOptions, organization: string, at: string): Promise<string[]> {
  const { core, database } = options;
  const ids: string[] = [];
  for (const { name, email, role } of PEOPLE) {
    const known = await membershipIn(database, organization, { email });
    const user = await userOf(options, name, email);
    ids.push(known?.member.id ?? (await addMember(database, core.keys, { organization, at, name, email, role, user })));
  }
  return ids;
}

/** The demo organization and the day that its story ends; made now, or by an earlier start that was interrupted. */
async function organizationOf({ database, now }: DemoOptions): Promise<{ organization: string; today: number }> {
  const known = await database.get("SELECT id, created_at FROM organizations LIMIT 1");
  if (known) return { organization: known["id"] as string, today: Date.parse(known["created_at"] as string) + BEFORE };
  const today = now.getTime();
  const organization = await createOrganization(database, COMPANY, new Date(today - BEFORE).toISOString());
  return { organization, today };
}

interface Written {
  readonly id: string;
  readonly version: number;
}

/**
 * Fills an empty database with the demo organization, through the same `execute` that people use: its journal is whole.
 * Every write has a key of its own, so an interrupted filling is taken up where it ended. A filled one stays as it is.
 */
export async function seedDemo(options: DemoOptions): Promise<void> {
  // A filled one is not to wait: so it is asked twice.
  if (await isFilled(options)) return;
  await alone(options.database, "demo", async () => {
    if (!(await isFilled(options))) await fill(options);
  });
}

const isFilled = async ({ database }: DemoOptions): Promise<boolean> =>
  (await database.get("SELECT id FROM embed_keys LIMIT 1")) !== undefined;

async function fill(options: DemoOptions): Promise<void> {
  const { core, database, embedSecret, now, progress } = options;
  progress("Making the demo organization");
  const { organization, today } = await organizationOf(options);
  const begin = new Date(today - BEFORE);
  const stories = dealStories(today, PEOPLE.filter(({ sells }) => sells).length);
  const members = await addPeople(options, organization, begin.toISOString());
  const actor: Actor = {
    ...{ kind: "system", id: "demo", name: "Nexus demo", organization },
    permissions: new Set(["accounts.create", "contacts.create", "deals.create", "deals.move"]),
  };

  let at = begin.getTime();
  let told = 0;
  const execute = options.executeAt(() => new Date(at));
  async function write(operation: string, input: unknown): Promise<Written> {
    told += 1;
    const outcome = await execute(actor, operation, { key: `demo-${told}`, input });
    if (outcome.outcome !== "done") throw new Error(`${operation} was not done`);
    return JSON.parse(outcome.output) as Written;
  }

  const accounts: string[] = [];
  for (const [name, city] of CUSTOMERS) accounts.push((await write("accounts.create", { name, city })).id);

  for (const [name, customer, position, local] of CONTACTS) {
    const email = `${local}@customer-${customer + 1}.example`;
    await write("contacts.create", { name, account: accounts[customer], position, email });
  }

  const sellers = members.filter((_, index) => PEOPLE[index]?.sells);
  const acts: Act[] = stories.flatMap(({ begins, deal: { customer, seller, ...deal }, moves }) => {
    let record: Written | null = null;
    const create = async () => {
      record = await write("deals.create", { ...deal, account: accounts[customer], owner: sellers[seller] });
    };
    const move = (stage: string) => async () => {
      if (record) record = await write("deals.move", { id: record.id, version: record.version, stage });
    };
    return [{ at: begins, run: create }, ...moves.map((each) => ({ at: each.at, run: move(each.stage) }))];
  });
  acts.sort((one, other) => one.at - other.at);
  for (const act of acts) {
    at = act.at;
    await act.run();
  }
  await waitForApproval({ core, database, organization });
  // Last: with its key the filling is complete.
  await addEmbedKey(database, { organization, name: "Demo intranet", secret: embedSecret, at: now.toISOString() });
}
