// The intranet of a company that uses Nexus: plain Node, no packages. Two things in it have to do with Nexus:
// the Content-Security-Policy that lets the page load Nexus's script, and POST /nexus-session, which opens a session
// for whoever is signed in to this intranet. The secret key stays here; the page gets a secret that works once.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname } from "node:path";

const nexus = new URL(process.env.NEXUS_URL ?? "http://localhost:4000").origin;
const key = process.env.NEXUS_EMBED_KEY ?? "";
const port = Number(process.env.NEXUS_INTRANET_PORT || 4100);
const asJson = process.env.NEXUS_PROGRESS === "json";

// A real intranet reads this from its own session. Here Jonas Weber is always signed in.
const signedIn = { email: "jonas.weber@havelmann.example" };

const types = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
  ".svg": "image/svg+xml",
};
const files = new Set(["/index.html", "/intranet.css", "/intranet.js", "/havelmann.svg"]);
const policy = [
  "default-src 'none'",
  `script-src 'self' ${nexus}`,
  `connect-src 'self' ${nexus}`,
  "style-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types lit-html nexus-0",
].join("; ");

/** Opens a Nexus session for the person who is signed in here, for one element, on this origin alone. */
async function openSession(origin) {
  const response = await fetch(`${nexus}/v1/embed/sessions`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify({ user: signedIn, elements: ["nexus-deals-board"], origins: [origin] }),
    signal: AbortSignal.timeout(5_000),
  });
  const answer = await response.json();
  if (!response.ok) throw new Error(`Nexus refused to open a session: ${answer.message ?? response.status}`);
  return { clientSecret: answer.clientSecret };
}

async function answer(request, response) {
  const send = (status, type, body) =>
    response
      .writeHead(status, { "content-type": type, "cache-control": "no-store", "x-content-type-options": "nosniff" })
      .end(body);
  const path = request.url === "/" ? "/index.html" : request.url;
  if (path === "/nexus-session" && request.method === "POST") {
    // Only this page's own scripts may ask.
    if (request.headers.origin !== origin) return send(403, "application/json", '{"message":"Ask from the intranet."}');
    return send(200, "application/json", JSON.stringify(await openSession(origin)));
  }
  if (request.method !== "GET" || !files.has(path)) return send(404, "text/plain", "There is nothing at this address.");
  response.setHeader("content-security-policy", policy);
  const body = await readFile(new URL(`public${path}`, import.meta.url));
  send(
    200,
    types[extname(path)],
    path === "/index.html" ? String(body).replaceAll("http://localhost:4000", nexus) : body,
  );
}

let origin = "";
const server = createServer((request, response) => {
  answer(request, response).catch((error) => {
    console.error(error.message);
    if (!response.headersSent) response.writeHead(502, { "content-type": "application/json" });
    response.end('{"message":"Nexus did not open a session."}');
  });
});
server.on("error", ({ code, message }) => {
  const told = code === "EADDRINUSE" ? `Port ${port} is taken. Choose another by NEXUS_INTRANET_PORT.` : message;
  console.log(asJson ? JSON.stringify({ failed: { code, message: told } }) : told);
  process.exitCode = 1;
});
server.listen(port, "127.0.0.1", () => {
  origin = `http://localhost:${server.address().port}`;
  console.log(asJson ? JSON.stringify({ ready: { url: origin } }) : `The intranet is ready at ${origin}.`);
});
// Whoever started it has gone: what it belonged to is no more.
process.on("disconnect", () => process.exit());
for (const signal of ["SIGTERM", "SIGINT"])
  process.once(signal, () => server.close(() => process.exit()).closeIdleConnections());
