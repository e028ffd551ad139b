import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { isLocal } from "./config.ts";
import { StartError } from "./start-error.ts";
import { answerNoRequest } from "./surfaces/entrance.ts";

/** Where a server listens, and by which setting. */
export interface Place {
  readonly port: number;
  readonly setting: "PORT" | "NEXUS_FILES_PORT" | "NEXUS_METRICS";
  readonly baseUrl: string;
}

/** A server that nobody can hold open by sending slowly, and that answers what is no HTTP. */
export function aServer(): Server {
  const server = createServer({
    ...{ headersTimeout: 15_000, requestTimeout: 60_000, keepAliveTimeout: 65_000 },
    // The entrance asks for it, and answers with a request id.
    requireHostHeader: false,
  });
  return server.on("clientError", answerNoRequest);
}

/** Why a port cannot be had, and what to do. */
function portError({ port, setting }: Place, { code, message }: NodeJS.ErrnoException): StartError {
  const why =
    code === "EADDRINUSE" ? "is taken by another program. Stop it, or choose" : `cannot be had (${message}). Choose`;
  return new StartError("PORT", `Port ${port} ${why} another port with ${setting}.`);
}

function listen(server: Server, place: Place): Promise<number> {
  const { port, baseUrl } = place;
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(portError(place, error)));
    // An address that only this machine can open is not offered to the network around it.
    server.listen(port, isLocal(baseUrl) ? "127.0.0.1" : undefined, () => {
      const address = server.address();
      resolve(typeof address === "object" && address ? address.port : port);
    });
  });
}

/** The first port question: asked before any work, so that a second start by mistake says so at once. */
export async function claimPort(server: Server, place: Place): Promise<number> {
  // Until the application is there, whoever is early is told to come back.
  server.on("request", early);
  return listen(server, place);
}

/** Puts the application in the place of what told people to come back. */
export function open(server: Server, answer: (request: IncomingMessage, response: ServerResponse) => void): void {
  server.off("request", early).on("request", answer);
}

function early({ url }: IncomingMessage, response: ServerResponse): void {
  if (url === "/health") {
    response.writeHead(200, { "content-type": "application/json" }).end('{"status":"ok"}');
    return;
  }
  response
    .writeHead(503, { "content-type": "text/plain", "retry-after": "1" })
    .end("Nexus is starting. Try again in a moment.\n");
}
