import { type ChildProcess, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { JobLimits } from "../core/jobs/jobs.ts";
import type { World } from "./world.ts";

const WORKER = fileURLToPath(new URL("job-worker.ts", import.meta.url));

/** Leases that a test can wait for. */
export const SHORT_LEASES: Partial<JobLimits> = { leaseMs: 400, beatMs: 100, pollMs: 50 };

/** A process of its own that does the jobs of a world, and dies where it is told to. */
export function jobWorker(
  world: World,
  url: string,
  { faults = "", limits = SHORT_LEASES }: { readonly faults?: string; readonly limits?: Partial<JobLimits> } = {},
): ChildProcess {
  const task = { url, master: Buffer.from(world.master).toString("base64url"), limits, folder: world.folder };
  return spawn(process.execPath, ["--conditions=nexus-faults", WORKER, JSON.stringify(task)], {
    stdio: ["pipe", "pipe", "inherit"],
    env: { ...process.env, NEXUS_FAULTS: faults, NODE_COMPILE_CACHE: join(tmpdir(), "nexus-test-compiled") },
  });
}
