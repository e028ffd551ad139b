import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pinnedNode } from "../../tools/install.mjs";
import { freePort, launch, type Program } from "./program.ts";

/** Where a data folder of one test lies. There is a space in its name, as in those of many people. */
export interface Home {
  readonly folder: string;
  readonly remove: () => void;
}

export function aHome(): Home {
  const parent = mkdtempSync(join(tmpdir(), "nexus at home "));
  return { folder: join(parent, "data"), remove: () => rmSync(parent, { recursive: true, force: true }) };
}

/** The whole product, as `npm start` brings it up. */
export interface Nexus {
  readonly program: Program;
  readonly portal: string;
  readonly intranet: string;
}

/** Ports that nobody listens on, as settings of `npm start`. */
export async function freePorts(): Promise<{
  PORT: string;
  NEXUS_FILES_PORT: string;
  NEXUS_INTRANET_PORT: string;
}> {
  return {
    PORT: String(await freePort()),
    NEXUS_FILES_PORT: String(await freePort()),
    NEXUS_INTRANET_PORT: String(await freePort()),
  };
}

/** Begins `npm start` without waiting for it; npm itself only where it matters. */
export function begin(settings: Record<string, string>, by: "npm" | "node" = "node"): Program {
  return by === "npm"
    ? launch("npm", ["start", "--silent"], settings)
    : launch(pinnedNode, ["tools/start.mjs"], settings);
}

const addressIn = (line: string): string => /http:\S+/.exec(line)?.[0] ?? "";

/** Waits for what `npm start` says when it is ready. */
export async function ready(program: Program): Promise<Nexus> {
  const portal = addressIn(await program.line(/^ +Portal +http/));
  const intranet = addressIn(await program.line(/^ +Intranet +http/));
  await program.line(/Stop with Ctrl-C/);
  return { program, portal, intranet };
}

/** The server alone, one process of perhaps several. */
export interface Server {
  readonly program: Program;
  readonly url: string;
  readonly embedKey: string;
}

/** Begins a server without waiting for it. */
export function beginServer(settings: Record<string, string>): Program {
  return launch(pinnedNode, ["server/src/main.ts"], {
    PORT: "0",
    NEXUS_FILES_PORT: "0",
    ...settings,
    NEXUS_PROGRESS: "json",
  });
}

/** Waits until a server is ready. */
export async function serverReady(program: Program): Promise<Server> {
  const said = JSON.parse(await program.line(/^\{"ready":/)) as { ready: { url: string; embedKey: string } };
  return { program, ...said.ready };
}

/** Begins the intranet page's own server, on an origin of its own. */
export async function anIntranet(server: Server): Promise<{ readonly program: Program; readonly url: string }> {
  const program = launch(pinnedNode, ["examples/intranet-html/server.mjs"], {
    NEXUS_URL: server.url,
    NEXUS_EMBED_KEY: server.embedKey,
    NEXUS_INTRANET_PORT: String(await freePort()),
    NEXUS_PROGRESS: "json",
  });
  const said = JSON.parse(await program.line(/^\{"ready":/)) as { ready: { url: string } };
  return { program, ...said.ready };
}
