import type { IncomingMessage, ServerResponse } from "node:http";
import { type File, KEY_PATTERN, newId } from "@nexus-os/contracts";
import type { Logger } from "pino";
import type { SessionActor } from "../core/actor.ts";
import type { Execute } from "../core/execute.ts";
import type { Files } from "../core/files/files.ts";
import { INLINE } from "../core/files/media-type.ts";
import type { Denials } from "../core/journal/denials.ts";
import { authorise, type Operations } from "../core/operations.ts";
import type { Query } from "../core/query/query.ts";
import { refuse } from "../core/refusal.ts";
import type { Gate } from "./calls.ts";
import { allowReading, answerProblem, type Door, nameRequest, tell } from "./door.ts";
import { bodyOf, readAway } from "./upload-body.ts";

/** Where files are sent to, and their addresses asked for. */
export const FILES_PATH = "/files";

/** Who may give files names may add them: the act itself is nobody's, for what a content is, the server alone has seen. */
const UPLOAD_NEEDS = "files.rename";
const ADDRESS = /^\/files\/([0-9a-f-]{36})\/address$/;

export interface FileRoutesOptions {
  readonly core: {
    readonly operations: Operations;
    readonly execute: Execute;
    readonly query: Query;
    readonly denials: Denials;
  };
  readonly files: Files;
  /** The origin that contents are served from. */
  readonly filesUrl: string;
  readonly door: Door;
  /** Counts the work; a place among what runs is not kept for as long as somebody sends. */
  readonly gate: Gate;
  readonly log: Logger;
  /** How many milliseconds a sender may be silent. */
  readonly silence?: number;
}

function nameIn({ headers }: IncomingMessage): string {
  const given = headers["x-file-name"];
  if (typeof given !== "string") return refuse("INVALID", { issues: "x-file-name: must be the file's name" });
  try {
    return decodeURIComponent(given);
  } catch {
    return refuse("INVALID", { issues: "x-file-name: must be encoded by encodeURIComponent" });
  }
}

function keyIn({ headers }: IncomingMessage): string {
  const given = headers["idempotency-key"];
  if (given === undefined) return newId();
  if (typeof given === "string" && KEY_PATTERN.test(given)) return given;
  return refuse("INVALID", { issues: "idempotency-key: must be 1 to 64 characters of A-Z, a-z, 0-9, _ and -" });
}

function lengthIn({ headers }: IncomingMessage): number | null {
  const given = headers["content-length"];
  return given === undefined ? null : Number(given);
}

function answerPreflight(request: IncomingMessage, response: ServerResponse): void {
  allowReading(response, request.headers.origin ?? "null");
  response.setHeader("access-control-allow-methods", "GET, POST");
  response.setHeader("access-control-allow-headers", "authorization, content-type, x-file-name, idempotency-key");
  response.setHeader("access-control-max-age", "600");
  response.writeHead(204).end();
}

/** Takes uploads, and gives the signed addresses that contents are read by. */
export function fileRoutes({ core, files, filesUrl, door, gate, log, silence = 30_000 }: FileRoutesOptions) {
  async function upload(request: IncomingMessage, actor: SessionActor): Promise<string> {
    authorise(core.operations, actor, UPLOAD_NEEDS);
    const [name, key] = [nameIn(request), keyIn(request)];
    const content = bodyOf(request, silence);
    const claimed = request.headers["content-type"]?.split(";")[0]?.trim().toLowerCase() ?? "";
    const { organization } = actor;
    const input = await files.receive({ organization, name, claimed, length: lengthIn(request), content });
    const granted = { ...actor, permissions: new Set([...actor.permissions, "files.add"]) };
    const outcome = await core.execute(granted, "files.add", { key, input }).catch(async (error: unknown) => {
      await files.release(organization, input);
      throw error;
    });
    if (outcome.outcome !== "done") return JSON.stringify(outcome);
    return `{"outcome":"done","output":${outcome.output},"seq":${outcome.seq}}`;
  }

  async function address(actor: SessionActor, id: string, url: URL): Promise<string> {
    const file = JSON.parse(await core.query(actor, "files.get", { id })) as File;
    if (file.state !== "kept") refuse("NOT_FOUND", { singular: "file" });
    const isInline = url.searchParams.get("disposition") === "inline" && INLINE.has(file.type);
    const disposition = isInline ? "inline" : "attachment";
    const { path, expiresAt } = files.addresses.make({ organization: actor.organization, file: id, disposition });
    return JSON.stringify({ url: `${filesUrl}${path}`, disposition, expiresAt });
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<string> {
    const actor = await door.admit(request, response);
    const leave = await gate(actor, [request.method === "POST" ? "files.add" : "files.get"], response);
    leave();
    const url = new URL(request.url ?? "/", "http://files");
    const [, id] = ADDRESS.exec(url.pathname) ?? [];
    try {
      if (request.method === "GET" && id !== undefined) return await address(actor, id, url);
      if (request.method === "POST" && url.pathname === FILES_PATH) return await upload(request, actor);
    } catch (error) {
      core.denials.saw(actor, request.method === "POST" ? "files.add" : "files.get", error);
      throw error;
    }
    return refuse("UNKNOWN_OPERATION", { operation: `${request.method} ${url.pathname}` });
  }

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const requestId = nameRequest(response);
    response.setHeader("cache-control", "no-store");
    if (request.method === "OPTIONS") return answerPreflight(request, response);
    try {
      const body = await answer(request, response);
      response.writeHead(200, { "content-type": "application/json" }).end(body);
    } catch (error) {
      if (!request.complete) readAway(request);
      answerProblem(response, tell(error, requestId, log).problem);
    }
  };
}
