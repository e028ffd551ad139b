import { once } from "node:events";
import { join } from "node:path";
import { createCore } from "../core/core.ts";
import { openDatabase } from "../core/database/database.ts";
import { folderStore } from "../core/files/folder-store.ts";
import type { JobLimits } from "../core/jobs/jobs.ts";
import { BODIES } from "../modules/bodies.ts";
import { heldJob, killedJob, plainJob } from "./job-forms.ts";

// A process of its own that does jobs until it is ended.

interface Task {
  /** Where the contents of files are. */
  readonly folder: string;
  readonly url: string;
  readonly master: string;
  readonly limits: Partial<JobLimits>;
}

const { url, master, limits, folder } = JSON.parse(process.argv[2] ?? "") as Task;

async function hold(): Promise<string> {
  process.stdout.write("held\n");
  // Goes on when it is told to.
  await once(process.stdin, "data");
  return "the process of its own";
}

const core = createCore({
  ...{ database: await openDatabase({ url }), master: Buffer.from(master, "base64url") },
  ...{ baseUrl: "http://127.0.0.1", bodies: BODIES, jobLimits: limits },
  files: {
    ...{ store: folderStore(join(folder, "files")), folder: join(folder, "incoming") },
    ...{ most: 1_048_576, quota: 10_485_760 },
  },
  jobs: [killedJob, heldJob(hold), plainJob],
  clock: () => new Date(),
  failed: (error) => void process.stderr.write(`${String(error)}\n`),
});
core.jobs.start();
process.stdout.write("started\n");
process.on("SIGTERM", () => {
  void core.jobs.stop().then(() => process.exit(0));
});
