import { openDatabase } from "../core/database/database.ts";
import { subscribers } from "../core/journal/subscribe.ts";

// A process of its own that follows the journals until it is killed. It says how many entries it was told, once a line.

interface Task {
  readonly url: string;
  readonly name: string;
}

const task = JSON.parse(process.argv[2] ?? "") as Task;
const database = await openDatabase({ url: task.url });
const following = subscribers({
  ...{ database, clock: () => new Date(), pollEvery: 20 },
  failed: (error) => void process.stderr.write(`${String(error)}\n`),
});
following.add({
  ...{ name: task.name, most: 3 },
  within: async (tx, entries, { organization }) => {
    for (const { seq } of entries) await tx.run("INSERT INTO heard VALUES (?,?,?)", [task.name, organization, seq]);
    process.stdout.write(`${entries.length}\n`);
    return undefined;
  },
});
following.start();
// Nothing else keeps it alive.
setInterval(() => {}, 1000);
