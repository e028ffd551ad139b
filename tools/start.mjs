// `npm start`: from a fresh clone to a running portal. Plain JavaScript for Node 20, with nothing installed.
import { build } from "./build.mjs";
import { Child } from "./child.mjs";
import { install, Trouble } from "./install.mjs";

/** @typedef {import("./child.mjs").Ready} Ready */

/** @type {Child[]} */
const children = [];
let stopping = false;

/** @param {string} line */
const say = (line) => console.log(`· ${line}`);

/** @param {Child} child */
function launch(child) {
  children.push(child);
  child.ended.then((code) => {
    if (!stopping) void stop(child.end(code));
  });
  return child.ready(say);
}

/**
 * Stops what was started, in the opposite order, and ends this process.
 * @param {string} [trouble] why, if it was not asked for
 */
async function stop(trouble) {
  if (stopping) return;
  stopping = true;
  if (trouble !== undefined) console.error(`\n${trouble}`);
  const clean = await Promise.all([...children].reverse().map((child) => child.stop()));
  const late = children.filter((_, index) => !clean[children.length - 1 - index]);
  for (const { name } of late) console.error(`${name} did not stop within 10 seconds and was killed.`);
  process.exit(trouble === undefined && late.length === 0 ? 0 : 1);
}

function onSignal() {
  if (stopping) for (const child of children) child.kill();
  else {
    console.log("\n· stopping");
    void stop();
  }
}

/**
 * @param {Ready} portal
 * @param {Ready} intranet
 */
function announce(portal, intranet) {
  const signIns = portal.signIns ?? [];
  const width = Math.max(0, ...signIns.map(({ email }) => email.length));
  const lines = ["", "Nexus is ready.", "", `  Portal      ${portal.url}`, `  Intranet    ${intranet.url}`];
  for (const [index, { email, password, role }] of signIns.entries()) {
    const head = index === 0 ? "\n  Sign in     " : "              ";
    lines.push(`${head}${email.padEnd(width)}  ${password}  (${role})`);
  }
  console.log([...lines, "", "  Stop with Ctrl-C.", ""].join("\n"));
}

async function start() {
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, onSignal);
  await install(say);
  await build(say);
  if (stopping) return;
  const portal = await launch(new Child("The server", "server/src/main.ts", {}));
  const settings = { NEXUS_URL: portal.url, NEXUS_EMBED_KEY: portal.embedKey ?? "" };
  const intranet = await launch(new Child("The intranet", "examples/intranet-html/server.mjs", settings));
  announce(portal, intranet);
}

start().catch((error) => {
  if (error instanceof Trouble) return stop(error.message);
  if (children.length > 0) return;
  return stop(String(error.stack ?? error));
});
