import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { checked } from "../core/checked.ts";
import { type Embeds, embedRequestSchema } from "../core/identity/embed.ts";
import { refuse } from "../core/refusal.ts";

const exchangeSchema = z.strictObject({ clientSecret: z.string().max(200) });

async function jsonOf(request: Request): Promise<unknown> {
  try {
    return await request.json();
  } catch {
    return refuse("MALFORMED");
  }
}

/** The two steps of an embed session: a customer's server opens it with its secret key, the page exchanges what it got. */
export function embedRoutes(embeds: Embeds): Hono {
  const routes = new Hono();

  const neverStored: MiddlewareHandler = async (c, next) => {
    c.header("cache-control", "no-store");
    await next();
  };
  routes.use("/v1/embed/*", neverStored);
  routes.use("/embed/exchange", neverStored);

  routes.post("/v1/embed/sessions", async (c) => {
    const [, key] = /^Bearer (.+)$/.exec(c.req.header("authorization") ?? "") ?? [];
    if (!key) return refuse("SECRET_REFUSED");
    return c.json(await embeds.open(key, checked(embedRequestSchema, await jsonOf(c.req.raw))));
  });

  routes.use("/embed/exchange", async (c, next) => {
    // The secret alone decides; which page may read the answer is settled by the origins that it was opened for.
    c.header("access-control-allow-origin", c.req.header("origin") ?? "null");
    c.header("access-control-expose-headers", "x-request-id");
    c.header("vary", "origin");
    await next();
  });

  routes.options("/embed/exchange", (c) => {
    c.header("access-control-allow-methods", "POST");
    c.header("access-control-allow-headers", "content-type");
    c.header("access-control-max-age", "600");
    return c.body(null, 204);
  });

  routes.post("/embed/exchange", async (c) => {
    const { clientSecret } = checked(exchangeSchema, await jsonOf(c.req.raw));
    const { accessToken, expiresAt } = await embeds.exchange(clientSecret, c.req.header("origin") ?? "(none)");
    return c.json({ accessToken, expiresAt });
  });

  return routes;
}
