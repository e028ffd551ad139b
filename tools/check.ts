import { spawn } from "node:child_process";
import { join, resolve } from "node:path";

/** The root of the repository. */
export const root = resolve(import.meta.dirname, "..");

/** What a check found: nothing, or a text for the person who has to mend it. */
export type Findings = string | null;

/** One of the checks of `npm run verify`. */
export interface Check {
  readonly name: string;
  readonly run: () => Promise<Findings>;
}

/** A check that found something wrong. */
export interface Failure {
  readonly name: string;
  readonly findings: string;
}

/** A check that runs a tool of node_modules on the pinned Node, and fails when the tool does. */
export function tool(name: string, script: string, args: readonly string[]): Check {
  return {
    name,
    run: () =>
      new Promise((done) => {
        const child = spawn(process.execPath, [join(root, "node_modules", script), ...args], { cwd: root });
        let said = "";
        const hear = (text: Buffer): void => {
          said += text.toString();
        };
        child.stdout.on("data", hear);
        child.stderr.on("data", hear);
        child.on("close", (code) => done(code === 0 ? null : said.trim() || `${script} ended with ${code}`));
      }),
  };
}

/** Runs checks, `abreast` at a time in their order, and tells each result in a line as soon as it is there. */
export async function runChecks(
  checks: readonly Check[],
  abreast: number,
  say: (line: string) => void = console.log,
): Promise<readonly Failure[]> {
  const waiting = [...checks];
  const failures: Failure[] = [];
  const worker = async (): Promise<void> => {
    for (let check = waiting.shift(); check !== undefined; check = waiting.shift()) {
      const began = performance.now();
      const findings = await check.run().catch((error: unknown) => String(error));
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      say(`${findings === null ? "✓" : "✗"} ${check.name} (${seconds} s)`);
      if (findings !== null) failures.push({ name: check.name, findings });
    }
  };
  await Promise.all(Array.from({ length: abreast }, worker));
  return failures;
}
