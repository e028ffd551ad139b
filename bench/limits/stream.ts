// The limit of a live stream: bare node:http that writes the same bytes to all who are there. What it leaves out: who
// listens and what they may see, the journal, resuming, slow readers, heartbeats, what other processes wrote.
import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import "../figures/rest.ts";

const open = new Set<ServerResponse>();

const server = createServer((request, response) => {
  if (request.method === "POST") {
    const event = Buffer.from(`event: change\ndata: ${"x".repeat(Number(request.url?.slice(1)))}\n\n`);
    for (const each of open) each.write(event);
    response.end();
    return;
  }
  // Without frames around the pieces; they cost more than the pieces.
  response.removeHeader("transfer-encoding");
  response.writeHead(200, { "content-type": "text/event-stream", connection: "close" }).flushHeaders();
  open.add(response);
  response.once("close", () => open.delete(response));
});
server.listen(0, "127.0.0.1", () =>
  process.send?.({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }),
);
process.on("disconnect", () => process.exit(0));
