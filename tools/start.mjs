// `npm start`: from a fresh clone to a running portal. Plain JavaScript for Node 20, with nothing installed.
import { createServer } from "node:net";
import { join } from "node:path";
import { build } from "./build.mjs";
import { Child } from "./child.mjs";
import { install, root, Trouble } from "./install.mjs";

/** @typedef {import("./child.mjs").Ready} Ready */

/** @type {Child[]} */
const children = [];
let stopping = false;
/** When it was first asked to stop, as performance.now() counts. */
let asked = 0;
/** One Ctrl-C comes twice: from the terminal, and from npm, which passes it on. */
const ONE_PRESS = 1000;
/** Where Node keeps what it compiled: the next start is a third shorter, and the server needs less memory. */
const COMPILED = join(root, "build/compiled");

/** @param {string} line */
const say = (line) => console.log(`· ${line}`);

/**
 * @param {Child} child
 * @param {string} [address] where it answers
 */
function launch(child, address) {
  children.push(child);
  child.ended.then((code) => {
    if (!stopping) void stop(child.end(code));
  });
  return child.ready(say, address);
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
  if (!stopping) {
    asked = performance.now();
    console.log("\n· stopping");
    void stop();
  } else if (performance.now() - asked > ONE_PRESS) for (const child of children) child.kill();
}

/**
 * Fails at once if the port of the intranet is taken, rather than after all the work. (The server asks for its own.)
 * @param {number} port
 */
async function claim(port) {
  if (!(port > 0 && port < 65_536)) throw new Trouble("NEXUS_INTRANET_PORT must be a port, from 1 to 65535.");
  const server = createServer();
  const free = await new Promise((done) => {
    server.on("error", () => done(false)).listen(port, () => done(true));
  });
  if (!free) {
    throw new Trouble(
      `Port ${port} is taken by another program. Stop it, or choose another port with NEXUS_INTRANET_PORT.`,
    );
  }
  await new Promise((done) => server.close(done));
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
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) process.on(signal, onSignal);
  // A terminal that was closed takes no more text: that is no reason to leave anything running.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  const intranetPort = Number(process.env.NEXUS_INTRANET_PORT || 4100);
  await claim(intranetPort);
  await install(say);
  await build(say);
  if (stopping) return;
  const portal = await launch(new Child("The server", "server/src/main.ts", { NODE_COMPILE_CACHE: COMPILED }));
  const intranet = await launch(
    new Child("The intranet", "examples/intranet-html/server.mjs", {
      NEXUS_URL: portal.url,
      NEXUS_EMBED_KEY: portal.embedKey ?? "",
      NEXUS_INTRANET_PORT: String(intranetPort),
    }),
    `http://localhost:${intranetPort}`,
  );
  announce(portal, intranet);
}

start().catch((error) => {
  if (error instanceof Trouble) return stop(error.message);
  if (children.length > 0) return;
  return stop(String(error.stack ?? error));
});
