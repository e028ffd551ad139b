/** What happens at a fault point. `kill` ends the process at once, as a loss of power would. */
export type Fault = "error" | "kill" | { readonly delay: number };

export class PlantedError extends Error {}

interface Planted {
  readonly fault: Fault;
  /** How often the point is passed unharmed before. */
  passes: number;
}

const planted = new Map<string, Planted>();

/** Plants a fault: it strikes once, after the point was passed unharmed so often. */
export function plant(point: string, fault: Fault, passes = 0): void {
  planted.set(point, { fault, passes });
}

/** A process of a test has its faults from the environment: `point=kill@3,point=error`. */
export function plantAll(given: string): void {
  for (const each of given.split(",").filter(Boolean)) {
    const [point = "", rest = ""] = each.split("=");
    const [what = "", passes = "0"] = rest.split("@");
    plant(point, what === "kill" || what === "error" ? what : { delay: Number(what) }, Number(passes));
  }
}

export async function fault(point: string): Promise<void> {
  const found = planted.get(point);
  if (!found) return;
  if (found.passes > 0) {
    found.passes -= 1;
    return;
  }
  planted.delete(point);
  if (found.fault === "kill") process.kill(process.pid, "SIGKILL");
  if (found.fault === "error") throw new PlantedError(`A fault was planted at ${point}`);
  if (typeof found.fault === "object")
    await new Promise((done) => setTimeout(done, (found.fault as { delay: number }).delay));
}

plantAll(process.env["NEXUS_FAULTS"] ?? "");
