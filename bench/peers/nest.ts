import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { OPEN_STAGES } from "@nexus-os/contracts";
import { CORES, startProgram } from "../load/program.ts";
import type { Asked } from "../load/task.ts";
import { newDeal, type Place, type Service, type Work } from "../measures/services.ts";

const FOLDER = join(import.meta.dirname, "nest-typeorm");
const BUILD = "node_modules/.build";
const SOURCES = ["main", "entities", "inputs", "session-guard", "deals-service", "deals-controller"];

/** Installs Nest and TypeORM, with their own lock file, and compiles the peer: when it is measured, and only then. */
export function prepareNest(say: (line: string) => void): void {
  const texts = [...SOURCES.map((name) => `${name}.mts`), "package-lock.json", "tsconfig.peer.json"];
  const hash = createHash("sha256");
  for (const file of texts) hash.update(readFileSync(join(FOLDER, file)));
  const [stamp, made] = [join(FOLDER, BUILD, "made-from"), hash.digest("hex")];
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === made) return;
  say("installing Nest and TypeORM");
  const run = (program: string, ...given: string[]): void => {
    execFileSync(program, given, { cwd: FOLDER, stdio: ["ignore", "ignore", "inherit"] });
  };
  // The prebuilt libraries lie in their packages: nothing has to be compiled.
  run("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error");
  run(process.execPath, "node_modules/typescript/bin/tsc", "-p", "tsconfig.peer.json");
  writeFileSync(stamp, made);
}

/** Which of Nest's two servers it runs on. */
export type Adapter = "express" | "fastify";

/** Starts Nest on a database. */
export async function startNest({ url, seeded }: Place, adapter: Adapter): Promise<Service> {
  const task = { url, adapter, organization: seeded.organization, member: seeded.owner };
  const program = await startProgram(join("peers/nest-typeorm", BUILD, "main.mjs"), CORES.server, task);
  const { url: own, cookie } = program.ready as { url: string; cookie: string };
  const stages = OPEN_STAGES.map((stage) => `stage=${stage}`).join("&");
  const body = JSON.stringify(newDeal(seeded));
  const requests: Record<Work, () => readonly Asked[]> = {
    read: () => seeded.ids.map((id) => ({ method: "GET", path: `/deals/${id}` })),
    list: () => [{ method: "GET", path: `/deals?${stages}` }],
    create: () => [{ method: "POST", path: "/deals", body }],
    insert: () => {
      throw new Error("the peer makes no row without its audit");
    },
  };
  const open = (text: string): unknown => JSON.parse(text);
  return { program, url: own, headers: { cookie }, beside: 0, requests: (work) => requests[work](), open };
}
