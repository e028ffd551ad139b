import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Metric, NOUNS, type Noun, newId, operationsOf, permissionsOf, type Role } from "@nexus-os/contracts";
import pino from "pino";
import { createApp, createContents } from "../app.ts";
import type { Actor } from "../core/actor.ts";
import type { Advising } from "../core/advice/advise.ts";
import type { LookingLimits } from "../core/advice/limits.ts";
import { type Core, type CoreOptions, createCore } from "../core/core.ts";
import { type Database, openDatabase } from "../core/database/database.ts";
import { migrate } from "../core/database/migrate.ts";
import { executor } from "../core/execute.ts";
import type { FileSettings } from "../core/files/files.ts";
import { folderStore } from "../core/files/folder-store.ts";
import { addEmbedKey, addMember, createOrganization } from "../core/identity/organizations.ts";
import type { Answering, Body, Rule } from "../core/implement.ts";
import type { JobForm } from "../core/jobs/form.ts";
import type { JobLimits } from "../core/jobs/jobs.ts";
import type { MailSettings } from "../core/mail/mail.ts";
import { outbox } from "../core/mail/outbox.ts";
import type { OutboundSettings } from "../core/outbound/outbound.ts";
import { ddlOf, tableOf } from "../core/records/table.ts";
import { redisWakes } from "../core/wakes/redis.ts";
import { aServer } from "../listening.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { MAIL_TEMPLATES } from "../modules/admin/mails/templates.ts";
import { ADVISING } from "../modules/advice.ts";
import { BODIES } from "../modules/bodies.ts";
import { type Sent, watched } from "./watched.ts";

const PASSWORD = "a-password-of-tests-1";

export interface Person {
  readonly id: string;
  readonly email: string;
  readonly actor: Actor;
  /** Signs in over HTTP; gives the cookie header. */
  signIn(): Promise<string>;
}

/** An organization of one test: an owner, a member and a viewer, an account, and an embed key. */
export interface Company {
  readonly id: string;
  readonly people: Readonly<Record<"owner" | "member" | "viewer", Person>>;
  readonly account: string;
  readonly embedSecret: string;
}

export interface World {
  readonly database: Database;
  readonly core: Core;
  readonly url: string;
  /** The origin of the contents. */
  readonly filesUrl: string;
  /** The folder of what is no database. */
  readonly folder: string;
  readonly master: Uint8Array;
  /** Sets the clock of this world; it stands still until it is set again. */
  setClock(at: Date | null): void;
  /** What failed in the background. A test that ends with any has failed. */
  readonly failures: readonly unknown[];
  company(): Promise<Company>;
  /** One more member of an organization, who can sign in. */
  person(organization: string, role: Role): Promise<Person>;
  close(): Promise<void>;
}

export interface WorldOptions {
  readonly url: string;
  /** Nouns of the test's own, beside those of the contracts: their tables are made. */
  readonly nouns?: readonly Noun[];
  readonly bodies?: readonly (Body | Answering | Rule)[];
  /** What is counted, where it is not what the contracts declare. */
  readonly metrics?: ReadonlyMap<string, Metric>;
  /** What is decided about files, where it is not what all tests have. */
  readonly files?: Partial<FileSettings>;
  /** How mail leaves the house, where it is not into a folder. */
  readonly mail?: Partial<MailSettings>;
  /** Where calls that leave may go, where it is not to the internet alone. */
  readonly outbound?: OutboundSettings;
  /** The advice of the test, beside that of the modules. */
  readonly advice?: readonly Advising[];
  readonly adviceLimits?: LookingLimits;
  /** The jobs of the test, whose workers it starts itself. */
  readonly jobs?: readonly JobForm[];
  readonly jobLimits?: Partial<JobLimits>;
  /** The key of a world whose database is shared with another one. */
  readonly master?: Uint8Array;
  /** Is told every statement that the server sends. */
  readonly watch?: (each: Sent) => void;
  /** How long a long read may take. */
  readonly longReadMs?: number;
  /** What stands between the server and its database. */
  readonly around?: (database: Database) => Database;
  readonly allowances?: CoreOptions["allowances"];
  readonly admission?: CoreOptions["admission"];
  /** The Redis by which it wakes other processes, and is woken. */
  readonly redis?: string;
}

function ownPermissions(nouns: readonly Noun[], role: Role): string[] {
  return nouns.flatMap((noun) => operationsOf(noun).flatMap(({ name, roles }) => (roles.includes(role) ? [name] : [])));
}

async function listening(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** A whole server on a database of its own: nothing of it is pretended. */
export async function aWorld(options: WorldOptions): Promise<World> {
  const { url, master = randomBytes(32), nouns: own = [], bodies = [] } = options;
  const { longReadMs } = options;
  const opened = await openDatabase({ url, ...(longReadMs === undefined ? {} : { longReadMs }) });
  const { around = (given) => given, allowances = {}, admission = {} } = options;
  const database = around(options.watch ? watched(opened, options.watch) : opened);
  await migrate(database, MIGRATIONS);
  const tables = own.flatMap((noun) => ddlOf(tableOf(noun), database.dialect));
  for (const sql of tables) await database.transaction((tx) => tx.run(sql));
  const failures: unknown[] = [];
  let at: Date | null = null;
  const [server, contents] = [aServer(), aServer()];
  const [baseUrl, filesUrl] = [await listening(server), await listening(contents)];
  const folder = mkdtempSync(join(tmpdir(), "nexus-test-files-"));
  const wakes = options.redis === undefined ? null : redisWakes({ url: options.redis, master, log: () => {} });
  const core = createCore({
    ...(wakes ? { wakes } : {}),
    ...{ database, master, baseUrl, bodies: [...BODIES, ...bodies] },
    nouns: { ...NOUNS, ...Object.fromEntries(own.map((noun) => [noun.word, noun])) },
    files: {
      ...{ store: folderStore(join(folder, "files")), folder: join(folder, "incoming") },
      ...{ most: 1_048_576, quota: 10_485_760, ...options.files },
    },
    mail: {
      ...{ transport: outbox(join(folder, "outbox")), from: "Nexus <nexus@example.com>", templates: MAIL_TEMPLATES },
      ...options.mail,
    },
    ...{ allowances, admission },
    ...(options.outbound ? { outbound: options.outbound } : {}),
    ...(options.metrics ? { metrics: options.metrics } : {}),
    ...{ advice: [...ADVISING, ...(options.advice ?? [])] },
    ...(options.adviceLimits ? { adviceLimits: options.adviceLimits } : {}),
    ...{ jobs: options.jobs ?? [], jobLimits: options.jobLimits ?? {} },
    clock: () => at ?? new Date(),
    failed: (error) => void failures.push(error),
  });
  wakes?.start();
  const log = pino({ level: "silent" });
  server.on("request", createApp({ core, baseUrl, filesUrl, log, webDir: null }));
  contents.on("request", createContents({ core, log }));

  async function person(organization: string, role: Role): Promise<Person> {
    const email = `${role}-${newId()}@example.com`;
    const name = `The ${role}`;
    const user = await core.auth.createUser({ name, email, password: PASSWORD });
    const now = new Date().toISOString();
    const id = await addMember(database, core.keys, { organization, at: now, name, email, role, user });
    const permissions = new Set([...permissionsOf(role), ...ownPermissions(own, role)]);
    const actor: Actor = { kind: "member", id, name, organization, permissions };
    const signIn = async (): Promise<string> => {
      const answer = await fetch(`${baseUrl}/auth/sign-in/email`, {
        method: "POST",
        headers: { "content-type": "application/json", origin: baseUrl },
        body: JSON.stringify({ email, password: PASSWORD }),
      });
      if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
      return answer.headers
        .getSetCookie()
        .map((cookie) => cookie.split(";")[0])
        .join("; ");
    };
    return { id, email, actor, signIn };
  }

  async function company(): Promise<Company> {
    const now = new Date().toISOString();
    const id = await createOrganization(database, { name: "Test", currency: "EUR", timeZone: "Europe/Berlin" }, now);
    const people = {
      owner: await person(id, "owner"),
      member: await person(id, "member"),
      viewer: await person(id, "viewer"),
    };
    const input = { name: "Alpine Fernwärme Graubünden AG", city: "Chur" };
    const made = await core.execute(people.owner.actor, "accounts.create", { key: newId(), input });
    if (made.outcome !== "done") throw new Error("the account was not made");
    const embedSecret = `nxs_${randomBytes(24).toString("base64url")}`;
    await addEmbedKey(database, { organization: id, name: "Test", secret: embedSecret, at: now });
    return { id, people, account: (JSON.parse(made.output) as { id: string }).id, embedSecret };
  }

  return {
    ...{ database, core, url: baseUrl, filesUrl, folder, master, failures, company, person },
    setClock: (given) => {
      at = given;
    },
    close: async () => {
      wakes?.stop();
      await core.jobs.stop();
      await core.hub.stop();
      await core.subscribers.stop();
      await core.metrics.stop();
      for (const each of [server, contents]) {
        each.closeAllConnections();
        await new Promise((resolve) => each.close(resolve));
      }
      rmSync(folder, { recursive: true });
      await database.close();
    },
  };
}

/** A second core on the same database, as another process has it. */
export function anotherExecute({ core, database }: World) {
  return executor({ ...core, database, clock: () => new Date() });
}

/** The input of a new deal of a company. */
export function aDeal(company: Company, given: object = {}): object {
  const { account, people } = company;
  return {
    name: "Heat meters, winter roll-out",
    account,
    owner: people.member.id,
    amount: { minor: 39_260_000, currency: "EUR" },
    ...given,
  };
}
