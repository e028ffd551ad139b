import { spawn } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";

/** A process of its own whose server throws where nobody catches it: in a request, and then beside all of them. */
const SCRIPT = `
  const [{ entrance }, { surviving }, { logger }, { createServer }] = await Promise.all([
    import("./surfaces/entrance.ts"), import("./surviving.ts"), import("./core/telemetry/log.ts"), import("node:http"),
  ]);
  const log = logger("info", { write: () => {} });
  surviving(log, () => process.exit(7));
  const answer = (request, response) => {
    if (request.url === "/throw") setTimeout(() => { throw new Error("in a request"); }, 5);
    else if (request.url === "/reject") { setTimeout(() => void Promise.reject(new Error("nobody listens")), 5); response.end("well"); }
    else response.end("well");
  };
  const server = createServer(entrance({ surfaceAt: () => ({ answer, mostBytes: 0 }), standing: { stopping: false }, log, over: [] }));
  server.listen(0, "127.0.0.1", async () => {
    const url = "http://127.0.0.1:" + server.address().port;
    const ask = async (path) => { const a = await fetch(url + path); return [a.status, a.headers.get("x-request-id") !== null || (await a.text())]; };
    console.log(JSON.stringify([(await ask("/throw"))[0], (await ask("/reject"))[0], (await ask("/"))[0]]));
    setTimeout(() => { throw new Error("beside all requests"); }, 5);
  });
`;

test("what nobody caught ends its request and no other; beside all requests it ends the process, in order", async () => {
  const child = spawn(process.execPath, ["--input-type=module", "-e", SCRIPT], { cwd: join(import.meta.dirname) });
  let said = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      said += text;
    });
  const code = await new Promise((resolve) => child.on("close", resolve));
  expect({ said: said.trim(), code }).toEqual({ said: "[500,200,200]", code: 7 });
});
