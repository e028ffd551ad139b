import { plainJob } from "./job-forms.ts";
import { aWorld } from "./world.ts";

// A server in a process of its own, on a database and a Redis that it shares.

interface Task {
  readonly url: string;
  readonly master: string;
  readonly redis: string;
}

const { url, master, redis } = JSON.parse(process.argv[2] ?? "") as Task;
const world = await aWorld({ url, redis, master: Buffer.from(master, "base64url"), jobs: [plainJob] });
world.core.jobs.start();
process.stdout.write(`${world.url}\n`);
process.on("SIGTERM", () => {
  void world.close().then(() => {
    for (const failure of world.failures) process.stderr.write(`${String(failure)}\n`);
    process.exit(0);
  });
});
