import { type Deal, newId, STAGES } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import { createCore } from "../core/core.ts";
import { openDatabase } from "../core/database/database.ts";
import { Refusal } from "../core/refusal.ts";
import { BODIES } from "../modules/bodies.ts";
import { seededRandom } from "../seed/random.ts";

// A process of its own in which many act at once on the same few deals, by chance, until their time is over.

export interface CrowdTask {
  readonly url: string;
  readonly master: string;
  readonly actor: Omit<Actor, "permissions">;
  readonly permissions: readonly string[];
  readonly deals: readonly string[];
  readonly owners: readonly [string, ...string[]];
  readonly newDeal: object;
  readonly seed: number;
  readonly atOnce: number;
  readonly milliseconds: number;
  /** Whether every write that was acknowledged is told, as a line of its key and its place. */
  readonly acknowledging?: boolean;
}

const task = JSON.parse(process.argv[2] ?? "") as CrowdTask;
const database = await openDatabase({ url: task.url });
const core = createCore({
  ...{ database, master: Buffer.from(task.master, "base64url"), baseUrl: "http://127.0.0.1", bodies: BODIES },
  clock: () => new Date(),
  failed: (error) => void process.stderr.write(`${String(error)}\n`),
});
const actor: Actor = { ...task.actor, permissions: new Set(task.permissions) };
const hot: [string, ...string[]] = [task.deals[0] ?? "", ...task.deals.slice(1)];
const until = Date.now() + task.milliseconds;
const told = { done: 0, conflicts: 0 };

async function one(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const amount = () => ({ minor: random.between(1, 1e7), currency: random.pick(["EUR", "JPY"]) });
  const tell = async (verb: string, input: object) => {
    const key = newId();
    const outcome = await core.execute(actor, `deals.${verb}`, { key, input });
    if (task.acknowledging && outcome.outcome === "done") process.stdout.write(`${key} ${outcome.seq}\n`);
  };
  const seen = async (id: string) => {
    const { version } = JSON.parse(await core.query(actor, "deals.get", { id })) as Deal;
    return { id, version };
  };
  while (Date.now() < until) {
    const kind = random.next();
    try {
      const deal = await seen(random.pick(hot));
      if (kind < 0.1) await tell("create", { ...task.newDeal, amount: amount(), owner: random.pick(task.owners) });
      else if (kind < 0.4) await tell("move", { ...deal, stage: random.pick(STAGES) });
      else if (kind < 0.6) await tell("update", { ...deal, changes: { amount: amount() } });
      else if (kind < 0.7) await tell("update", { ...deal, changes: { owner: random.pick(task.owners) } });
      else if (kind < 0.8) await tell("archive", deal);
      else if (kind < 0.9) await tell("restore", deal);
      else {
        const ids = new Set([random.pick(hot), random.pick(hot), random.pick(hot)]);
        const records = await Promise.all([...ids].map(seen));
        await tell("bulk", { verb: "move", records, input: { stage: random.pick(STAGES) } });
      }
      told.done += 1;
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== "CONFLICT") throw error;
      told.conflicts += 1;
    }
  }
}

await Promise.all(Array.from({ length: task.atOnce }, (_, index) => one(task.seed + index)));
process.stdout.write(JSON.stringify(told));
process.exit(0);
