import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { type Deal, newId, permissionsOf } from "@nexus-os/contracts";
import { expect, test } from "vitest";
import { verifyChain } from "../core/journal/verify.ts";
import { seededRandom } from "../seed/random.ts";
import type { CrowdTask } from "../testkit/crowd.ts";
import { DATABASES } from "../testkit/databases.ts";
import { aDeal, aWorld, type Company, type World } from "../testkit/world.ts";

const CROWD = fileURLToPath(new URL("../testkit/crowd.ts", import.meta.url));
/** A minute with NEXUS_SOAK=60. */
const SECONDS = Number(process.env["NEXUS_SOAK"] ?? 12);
const PROCESSES = [7, 7, 6];

interface Seen {
  /** The place of every write that was acknowledged, by its key. */
  readonly acknowledged: Map<string, number>;
  readonly troubles: string[];
  kills: number;
}

/** A process of writers that is killed now and then, and begun anew, until the time is over. */
async function keepWriting(task: CrowdTask, seen: Seen, until: number): Promise<void> {
  const random = seededRandom(task.seed);
  while (Date.now() < until) {
    const given = { ...task, seed: random.between(1, 1e6), milliseconds: until - Date.now(), acknowledging: true };
    const child: ChildProcess = spawn(process.execPath, [CROWD, JSON.stringify(given)], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    if (!child.stdout || !child.stderr) throw new Error("a process without its streams");
    // It lives so many writes: a slow machine is not to kill it before it has written at all.
    let life = random.between(20, 300);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [key = "", seq] = line.split(" ");
      if (seq !== undefined) seen.acknowledged.set(key, Number(seq));
      life -= 1;
      if (life === 0 && child.kill("SIGKILL")) seen.kills += 1;
    });
    child.stderr.on("data", (chunk: Buffer) => void seen.troubles.push(chunk.toString()));
    await once(child, "close");
  }
}

async function hotDeals({ core }: World, company: Company): Promise<string[]> {
  const deals: string[] = [];
  for (let index = 0; index < 30; index += 1) {
    const told = { key: newId(), input: aDeal(company) };
    const made = await core.execute(company.people.owner.actor, "deals.create", told);
    if (made.outcome === "done") deals.push((JSON.parse(made.output) as Deal).id);
  }
  return deals;
}

test.each(DATABASES)(
  "P1, P5, G4: twenty writers on three processes that are killed lose nothing and agree about everything, on $dialect",
  async ({ fresh }) => {
    const url = await fresh();
    const world = await aWorld({ url });
    const company = await world.company();
    const { permissions: _, ...actor } = company.people.owner.actor;
    const seen: Seen = { acknowledged: new Map(), troubles: [], kills: 0 };
    const until = Date.now() + SECONDS * 1000;
    const shared = {
      ...{ url, master: Buffer.from(world.master).toString("base64url"), actor, deals: await hotDeals(world, company) },
      ...{ permissions: [...permissionsOf("owner")], owners: [company.people.owner.id, company.people.member.id] },
      ...{ newDeal: aDeal(company), milliseconds: 0 },
    } satisfies Partial<CrowdTask> & { owners: string[] };
    await Promise.all(
      PROCESSES.map((atOnce, index) =>
        keepWriting(
          { ...shared, owners: [shared.owners[0] ?? "", ...shared.owners], atOnce, seed: index + 1 },
          seen,
          until,
        ),
      ),
    );

    // Nobody gave a write up: neither a deadlock nor a busy database was ever told to a writer.
    expect(seen.troubles).toEqual([]);
    expect(seen.kills).toBeGreaterThan(1);
    expect(seen.acknowledged.size).toBeGreaterThan(100);

    const { database } = world;
    const journal = await database.all(
      "SELECT seq, record_id, version, idempotency_key, noun FROM journal WHERE organization_id=? ORDER BY seq",
      [company.id],
    );
    expect(journal.map(({ seq }) => seq)).toEqual(journal.map((_row, index) => index + 1));
    const { broken } = await verifyChain(database, company.id);
    expect(broken).toBeNull();
    const places = new Map(journal.map((row) => [row["idempotency_key"], row["seq"]]));
    const lost = [...seen.acknowledged].filter(([key, seq]) => places.get(key) !== seq);
    expect(lost).toEqual([]);

    // Every version of every deal was made once: nobody wrote over what they had not seen.
    const versions = Map.groupBy(
      journal.filter(({ noun, version }) => noun === "deals" && version !== 0),
      ({ record_id }) => record_id as string,
    );
    const records = await database.all("SELECT id, version FROM deals WHERE organization_id=?", [company.id]);
    for (const { id, version } of records) {
      const made = [...new Set((versions.get(id as string) ?? []).map((row) => row["version"] as number))];
      expect(made.sort((one, other) => one - other)).toEqual(
        Array.from({ length: version as number }, (_v, at) => at + 1),
      );
    }
    for (const task of await world.core.metrics.tasks({ organization: company.id })) {
      expect(await world.core.metrics.differences(task)).toEqual([]);
    }
    expect(world.failures).toEqual([]);
    await world.close();
  },
  60_000 + SECONDS * 3000,
);
