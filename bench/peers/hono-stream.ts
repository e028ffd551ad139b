// A live stream as Hono's own pages write it: streamSSE, which writes each event to each reader by itself.
import { EventEmitter, once } from "node:events";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import "../figures/rest.ts";

const open = new Set<SSEStreamingApi>();
const app = new Hono();
app.get("/live", (c) =>
  streamSSE(c, async (stream) => {
    const gone = new EventEmitter();
    open.add(stream);
    stream.onAbort(() => void gone.emit("gone"));
    await once(gone, "gone");
    open.delete(stream);
  }),
);
app.post("/:bytes", async (c) => {
  const data = "x".repeat(Number(c.req.param("bytes")));
  await Promise.all([...open].map((stream) => stream.writeSSE({ event: "change", data })));
  return c.text("");
});
serve({ fetch: app.fetch, port: 0, hostname: "127.0.0.1" }, ({ port }) =>
  process.send?.({ url: `http://127.0.0.1:${port}` }),
);
process.on("disconnect", () => process.exit(0));
