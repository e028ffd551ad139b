import { newId } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import { createCore } from "../core/core.ts";
import { openDatabase } from "../core/database/database.ts";
import { BODIES } from "../modules/bodies.ts";

// A process of its own that writes until it is killed. It says what was acknowledged, one key a line.

interface Task {
  readonly url: string;
  readonly master: string;
  readonly actor: Omit<Actor, "permissions">;
  readonly input: object;
  readonly writes: number;
  readonly atOnce: number;
}

const task = JSON.parse(process.argv[2] ?? "") as Task;
const database = await openDatabase({ url: task.url });
const core = createCore({
  ...{ database, master: Buffer.from(task.master, "base64url"), baseUrl: "http://127.0.0.1", bodies: BODIES },
  clock: () => new Date(),
  failed: (error) => void process.stderr.write(`${String(error)}\n`),
});
const actor: Actor = { ...task.actor, permissions: new Set(["deals.create"]) };

let left = task.writes;
async function write(): Promise<void> {
  while (left > 0) {
    left -= 1;
    const [key, id] = [newId(), newId()];
    process.stdout.write(`asked ${key} ${id}\n`);
    await core.execute(actor, "deals.create", { key, input: { ...task.input, id } });
    process.stdout.write(`done ${key} ${id}\n`);
  }
}
await Promise.all(Array.from({ length: task.atOnce }, write));
process.stdout.write("finished\n");
process.exit(0);
