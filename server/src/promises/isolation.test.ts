import { newId, OPERATIONS, type Operation, type Problem } from "@nexus-os/contracts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor, SessionActor } from "../core/actor.ts";
import type { Served } from "../core/operations.ts";
import { Refusal } from "../core/refusal.ts";
import { MIGRATIONS } from "../migrations/index.ts";
import { dispatcher } from "../surfaces/dispatch.ts";
import { DATABASES } from "../testkit/databases.ts";
import { type Denied, deniedIn } from "../testkit/denied.ts";
import { idPaths, maker, withAt } from "../testkit/every.ts";
import type { Sent } from "../testkit/watched.ts";
import { aWorld, type Company, type World } from "../testkit/world.ts";

const NAMES = [...OPERATIONS.keys()];
/** Every table of organizations, as the migrations make them. */
const TABLES = MIGRATIONS.flatMap(({ statements }) => statements.sqlite).flatMap(
  (sql) => /CREATE TABLE IF NOT EXISTS (\w+) \(.*\borganization_id\b/.exec(sql)?.[1] ?? [],
);
const ABOUT = new RegExp(`\\b(FROM|JOIN|INTO|UPDATE)\\s+(${TABLES.join("|")})\\b`, "i");
/** What is answered without the database: a list that the server itself has, letters where no mail is set up. */
const WITHOUT = new Set(["metrics.list", "mails.read"]);
const WRITES = /^\s*(INSERT|UPDATE|DELETE|REPLACE)\b/i;
const TENANT = ["organization", "organizationId", "organization_id", "tenant", "tenantId", "tenant_id"];

/** A1–A6: no call reaches another organization, whatever it names. Over every operation, on both databases. */
describe.each(DATABASES)("an organization's own on $dialect", ({ fresh }) => {
  const sent: Sent[] = [];
  let [ours, theirs]: Company[] = [];
  let world: World;
  let mine: ReturnType<typeof maker>;
  let foreign: ReturnType<typeof maker>;
  let minute = 0;
  /** How many entries of refused attempts all calls left. */
  let attempts = 0;

  beforeAll(async () => {
    world = await aWorld({ url: await fresh(), watch: (each) => void sent.push(each) });
    [ours, theirs] = [await world.company(), await world.company()];
    [mine, foreign] = [maker(world, ours), maker(world, theirs)];
  });
  afterAll(() => world.close());

  const promised = (name: string) => OPERATIONS.get(name) as Operation;

  /** What is asked of no noun has an input of its own. */
  const OWN: Readonly<Record<string, object>> = {
    "metrics.list": {},
    "metrics.read": { metric: "deals.open-count" },
    "search.find": { text: "thing" },
  };
  async function inputOf(name: string): Promise<Record<string, unknown>> {
    const found = world.core.operations.get(name);
    const own = OWN[name] as Record<string, unknown> | undefined;
    if (!found && !own) throw new Error(`${name} has no input here`);
    return own ?? mine.input(found as Served);
  }

  async function told(actor: Actor, name: string, input: unknown): Promise<unknown> {
    const { query, mutate } = dispatcher(world.core);
    const asking = actor as SessionActor;
    try {
      return JSON.parse(
        promised(name).kind === "query"
          ? await query(asking, name, input)
          : await mutate(asking, name, { key: newId(), input }),
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const { code, facts, isDenial } = error;
      return { code, facts, isDenial };
    }
  }

  /** What a call answers, and the statements that it sends, without the id that it named. */
  async function seen(actor: Actor, name: string, input: unknown, id: string) {
    sent.length = 0;
    const answered = await told(actor, name, input);
    const answer = JSON.stringify(answered).replaceAll(id, "the id");
    const { isDenial = false, code = "" } = answered as { readonly isDenial?: boolean; readonly code?: string };
    // Policies and fields are remembered for a second: whichever call comes first after that reads them.
    const statements = sent
      .map(({ sql }) => sql)
      .filter((sql) => !/FROM (policies|properties) t .* LIMIT 501$/.test(sql));
    return { answer, statements, values: sent.flatMap(({ values }) => values), denied: isDenial ? code : null };
  }

  /** Whoever may do anything: even what Nexus alone does. */
  const almighty = (): Actor => ({ ...(ours as Company).people.owner.actor, permissions: new Set(NAMES) });

  async function fingerprint(): Promise<string> {
    const rows = await Promise.all(
      [...Object.keys(world.core.nouns), "journal", "journal_heads"].map((table) =>
        world.database.all(`SELECT * FROM ${table} WHERE organization_id=?`, [(theirs as Company).id]),
      ),
    );
    return JSON.stringify(rows, (_, value) => (typeof value === "bigint" ? String(value) : value));
  }

  /** The rows of our own journal: those of refused attempts, and how many others there are. */
  async function left(after: number) {
    const denied = await deniedIn(world, (ours as Company).id, after);
    const row = await world.database.get("SELECT MAX(seq) AS last FROM journal WHERE organization_id=?", [
      (ours as Company).id,
    ]);
    const last = row?.["last"] as number;
    return { denied, last, others: last - after - denied.length };
  }

  test.each(NAMES)("A1: %s answers for a foreign id as for an unknown one", async (name) => {
    // What was told of the operation before is told by now.
    minute += 1;
    world.setClock(new Date(Date.now() + minute * 61_000));
    const input = await inputOf(name);
    const paths = idPaths(input).filter((path) => !(promised(name).verb === "create" && path[0] === "id"));
    const { last } = await left(0);
    const expected = new Map<string, Denied>();
    for (const path of paths) {
      const own = path.reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], input) as string;
      const word = mine.words.get(own) ?? "";
      const [there, nowhere] = [await foreign.find(word), newId()];
      const before = await fingerprint();
      const actors = [almighty(), ...Object.values((ours as Company).people).map(({ actor }) => actor)];
      for (const actor of actors) {
        const unknown = await seen(actor, name, withAt(input, path, nowhere), nowhere);
        const other = await seen(actor, name, withAt(input, path, there), there);
        expect(other.answer, path.join(".")).toBe(unknown.answer);
        expect(other.statements).toEqual(unknown.statements);
        expect(other.statements.filter((sql) => WRITES.test(sql))).toEqual([]);
        expect(other.values).not.toContain((theirs as Company).id);
        expect(other.denied).toBe(unknown.denied);
        if (other.denied === null) continue;
        const known = expected.get(`${actor.id} ${other.denied}`);
        expected.set(`${actor.id} ${other.denied}`, {
          ...{ actor: actor.id, operation: name, code: other.denied, times: (known?.times ?? 0) + 2 },
        });
      }
      expect(await fingerprint()).toBe(before);
    }
    // Of all that one of them tried in vain our journal has one entry, and nothing else.
    const { denied, others } = await left(last);
    const sorted = (all: Iterable<Denied>) => [...all].map((each) => JSON.stringify(each)).sort();
    expect(sorted(denied)).toEqual(sorted(expected.values()));
    expect(others).toBe(0);
    attempts += denied.length;
  });

  test("A1: attempts of every kind of call were among them", () => {
    expect(attempts).toBeGreaterThan(NAMES.length);
  });

  test.each(NAMES)("A3: every statement of %s names the organization", async (name) => {
    sent.length = 0;
    const input = await inputOf(name);
    const actor = almighty();
    sent.length = 0;
    await told(actor, name, input);
    const statements = sent.filter(({ sql }) => ABOUT.test(sql));
    if (!WITHOUT.has(name)) expect(statements.length).toBeGreaterThan(0);
    expect(statements.filter(({ sql }) => !/\borganization_id\b/.test(sql)).map(({ sql }) => sql)).toEqual([]);
    expect(statements.filter(({ values }) => !values.includes(actor.organization)).map(({ sql }) => sql)).toEqual([]);
  });

  test.each(NAMES)(
    "A5: %s is refused before anything is asked of the database where nobody is signed in",
    async (name) => {
      const { kind } = promised(name);
      const input = encodeURIComponent(JSON.stringify(await inputOf(name)));
      sent.length = 0;
      const answer =
        kind === "query"
          ? await fetch(`${world.url}/trpc/${name}?input=${input}`)
          : await fetch(`${world.url}/trpc/${name}`, {
              ...{ method: "POST", headers: { "content-type": "application/json", origin: world.url } },
              body: JSON.stringify({ key: newId(), input: {} }),
            });
      expect([
        answer.status,
        ((await answer.json()) as { error: { data: { nexus: Problem } } }).error.data.nexus.code,
      ]).toEqual([401, "SIGN_IN_NEEDED"]);
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect(sent).toEqual([]);
    },
  );

  test.each(NAMES)("A6: %s takes no organization from its caller", async (name) => {
    const input = await inputOf(name);
    const inside = Object.keys(input).filter((key) => ["changes", "filter"].includes(key));
    for (const key of TENANT) {
      for (const path of [[key], ...inside.map((each) => [each, key])]) {
        const asked = withAt(input, path, (theirs as Company).id);
        expect(await told(almighty(), name, asked), path.join(".")).toMatchObject({ code: "INVALID" });
      }
    }
  });

  test("A4: the same question of two organizations at the same moment gets two answers", async () => {
    const [one, other] = [(ours as Company).people.owner.actor, (theirs as Company).people.owner.actor];
    const [here, there] = [await mine.make("accounts"), await foreign.make("accounts")];
    const asked = Array.from({ length: 40 }, (_, index) =>
      told(index % 2 ? one : other, "accounts.list", { limit: 500 }),
    );
    const answers = (await Promise.all(asked)) as { items: { id: string }[] }[];
    for (const [index, { items }] of answers.entries()) {
      const ids = items.map(({ id }) => id);
      expect(ids).toContain(index % 2 ? here : there);
      expect(ids).not.toContain(index % 2 ? there : here);
    }
  });
});
