import { readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { serveStatic } from "@hono/node-server/serve-static";
import { Hono, type MiddlewareHandler } from "hono";
import { compress } from "hono/compress";
import { z } from "zod";

const manifestSchema = z.object({ scriptHashes: z.array(z.string()) });

/** What the portal's page may load and do: its own files, and the one inline script that is its import map, by its hash. */
function policyOf(scriptHashes: readonly string[]): string {
  return [
    "default-src 'none'",
    `script-src 'self' ${scriptHashes.map((hash) => `'${hash}'`).join(" ")}`,
    "style-src 'self'",
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types lit-html nexus-0",
  ].join("; ");
}

const forEveryPage: MiddlewareHandler = async (c, next) => {
  await next();
  c.header("access-control-allow-origin", "*");
};

/** Where no page of the portal is: what is asked for there is there, or it is nowhere. */
const NO_PAGE = /^\/(api|assets|auth|embed|files|live|trpc|v1)(\/|$)|\.[^/]*$/;

/** Whether whoever asks takes a page: a browser says so; who takes anything gets it where a page may be. */
function takesPage(accept: string | undefined, path: string): boolean {
  if (accept?.includes("text/html")) return true;
  const takesAnything = accept === undefined || /(?:\*|text)\/\*/.test(accept);
  return takesAnything && !NO_PAGE.test(path);
}

/** The files of the browser build, and the portal's page at every address that is not a file. */
export function staticRoutes(webDir: string): Hono {
  const routes = new Hono();
  const root = relative(process.cwd(), webDir) || ".";
  const { scriptHashes } = manifestSchema.parse(JSON.parse(readFileSync(join(webDir, "manifest.json"), "utf8")));
  const page = readFileSync(join(webDir, "index.html"), "utf8");

  routes.use(compress());
  routes.use(async (c, next) => {
    await next();
    c.header("x-content-type-options", "nosniff");
    if (!c.res.headers.has("cache-control")) c.header("cache-control", "no-cache");
  });
  // Scripts and fonts hold nothing of anybody's: every page may load them.
  routes.use("/assets/*", forEveryPage);
  routes.use("/embed.js", forEveryPage);
  routes.use("/assets/*", async (c, next) => {
    await next();
    if (c.res.status === 200) c.header("cache-control", "public, max-age=31536000, immutable");
  });
  routes.get("/assets/*", serveStatic({ root }), (c) => c.notFound());
  routes.get("/embed.js", serveStatic({ root }));
  routes.get("/manifest.json", serveStatic({ root }));
  routes.get("*", (c) => {
    c.header("vary", "accept", { append: true });
    if (!takesPage(c.req.header("accept"), c.req.path)) return c.notFound();
    c.header("content-security-policy", policyOf(scriptHashes));
    c.header("referrer-policy", "same-origin");
    c.header("cross-origin-opener-policy", "same-origin");
    return c.html(page);
  });
  return routes;
}
