import type { IncomingHttpHeaders, ServerResponse } from "node:http";
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { aCertificate } from "./certificate.ts";

/** A request as it came in, in its own bytes. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly at: number;
}

/** A server of somebody else, by TLS on this machine. */
export interface Receiver {
  readonly port: number;
  /** Signs its certificate. */
  readonly ca: string;
  readonly received: readonly Received[];
  /** How many connections were opened. */
  readonly connections: () => number;
  /** Decides what is answered from now on. */
  answer(by: (request: Received, response: ServerResponse) => void): void;
  close(): Promise<void>;
}

const fine = (_request: Received, response: ServerResponse): void => void response.end("ok");

export async function aReceiver(names: readonly string[], host = "127.0.0.1"): Promise<Receiver> {
  const { key, cert } = aCertificate([...names.map((name) => `DNS:${name}`), "IP:127.0.0.1"]);
  const received: Received[] = [];
  let by = fine;
  let opened = 0;
  const server = createServer({ key, cert }, (request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => void parts.push(part));
    request.on("end", () => {
      const { method = "", url: path = "", headers } = request;
      const each = { method, path, headers, body: Buffer.concat(parts), at: Date.now() };
      received.push(each);
      by(each, response);
    });
  });
  server.on("connection", () => {
    opened += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  return {
    ...{ port: (server.address() as AddressInfo).port, ca: cert, received, connections: () => opened },
    answer: (given) => {
      by = given;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
