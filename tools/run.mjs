// `node tools/run.mjs verify` runs tools/verify.ts on the pinned Node, after installing what is missing.
import { spawn } from "node:child_process";
import { join } from "node:path";
import { environment, install, pinnedNode, root, Trouble } from "./install.mjs";

const [name = "", ...rest] = process.argv.slice(2);
try {
  await install();
  const child = spawn(pinnedNode, [join(root, "tools", `${name}.ts`), ...rest], {
    stdio: "inherit",
    env: environment(),
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => child.kill(signal));
  process.exitCode = await new Promise((done) => child.on("close", (code) => done(code ?? 1)));
} catch (error) {
  if (!(error instanceof Trouble)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
