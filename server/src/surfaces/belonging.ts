import { Hono, type MiddlewareHandler } from "hono";
import { z } from "zod";
import { checked } from "../core/checked.ts";
import type { Core } from "../core/core.ts";
import { refuse } from "../core/refusal.ts";

const tokenSchema = z.string().min(1).max(200);
const lookSchema = z.strictObject({ token: tokenSchema });
const acceptSchema = z.strictObject({
  token: tokenSchema,
  name: z.string().trim().min(1).max(120).optional(),
  password: z.string().min(8).max(128).optional(),
});
const chooseSchema = z.strictObject({ organization: z.uuid() });

async function jsonOf(request: Request): Promise<unknown> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    refuse("INVALID", { issues: "content-type: must be application/json" });
  }
  try {
    return await request.json();
  } catch {
    return refuse("MALFORMED");
  }
}

/** To which organizations somebody belongs: the invitations that they hold, and the one that their session stands for. */
export function belongingRoutes({ auth, choices, invitations }: Core, baseUrl: string): Hono {
  const routes = new Hono();
  const careful: MiddlewareHandler = async (c, next) => {
    const origin = c.req.header("origin");
    // A cookie comes along by itself: what changes something must have been sent by a page of ours.
    if (c.req.method !== "GET" && origin !== new URL(baseUrl).origin)
      refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
    c.header("cache-control", "no-store");
    await next();
  };
  const organizations = "/auth/organizations";
  for (const path of ["/auth/invitations/*", organizations, `${organizations}/*`]) routes.use(path, careful);

  routes.post("/auth/invitations/look", async (c) => {
    const { token } = checked(lookSchema, await jsonOf(c.req.raw));
    return c.json(await invitations.look(token));
  });

  routes.post("/auth/invitations/accept", async (c) => {
    const { token, ...taking } = checked(acceptSchema, await jsonOf(c.req.raw));
    const person = await auth.signedIn(c.req.raw.headers);
    const organization = await invitations.accept(token, { user: person?.userId ?? null, ...taking });
    // Who has accepted wants to be there.
    if (person) await choices.choose(person.sessionId, person.userId, organization);
    return c.json({ organization });
  });

  routes.get(organizations, async (c) => {
    const person = await auth.signedIn(c.req.raw.headers);
    if (!person) return refuse("SIGN_IN_NEEDED");
    return c.json({ organizations: await choices.of(person.userId) });
  });

  routes.post(`${organizations}/choose`, async (c) => {
    const { organization } = checked(chooseSchema, await jsonOf(c.req.raw));
    const person = await auth.signedIn(c.req.raw.headers);
    if (!person) return refuse("SIGN_IN_NEEDED");
    await choices.choose(person.sessionId, person.userId, organization);
    return c.json({ organization });
  });

  return routes;
}
