import { newId } from "@nexus-os/contracts";
import { betterAuth } from "better-auth/minimal";
import { z } from "zod";
import type { Database } from "../database/database.ts";
import { storeOf } from "../database/store.ts";
import { refuse } from "../refusal.ts";
import { AUTH_TABLES, authAdapter, storedToken } from "./auth-adapter.ts";
import { cookieName, tokenIn } from "./session-cookie.ts";
import type { SignedIn } from "./sessions.ts";
import { signInLimit } from "./sign-in-limit.ts";

const DAY_SECONDS = 86_400;
const SESSION_SECONDS = 7 * DAY_SECONDS;
/** The longest that browsers keep a cookie. The session's own row says when it ends, and it slides without the browser. */
const COOKIE_SECONDS = 400 * DAY_SECONDS;
const ADDRESS_HEADER = "x-nexus-address";
const PASSWORD = { min: 8, max: 128 };

export interface AuthOptions {
  readonly database: Database;
  readonly secret: string;
  readonly baseURL: string;
  /** The origins whose pages may sign people in and out. */
  readonly trustedOrigins: readonly string[];
  readonly secureCookies: boolean;
  readonly log?: (level: string, message: string, details: readonly unknown[]) => void;
  readonly onSignIn?: (person: SignedIn) => Promise<void>;
  readonly onSignOut?: (person: SignedIn) => Promise<void>;
}

export interface NewUser {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

export interface Auth {
  /** Answers /auth/sign-in/email, /auth/sign-out and /auth/get-session. `address` is where the request came from. */
  handler(request: Request, address?: string): Promise<Response>;
  /** Who the cookie of these headers belongs to; null where it is none, was revoked or has ended. */
  signedIn(headers: Headers): Promise<SignedIn | null>;
  /** Adds a person who can sign in, and answers their id. */
  createUser(user: NewUser): Promise<string>;
}

const credentialsSchema = z.strictObject({
  email: z.email().max(254),
  password: z.string().min(1).max(PASSWORD.max),
});

function betterAuthOn(options: AuthOptions) {
  const { database, secret, baseURL, trustedOrigins, secureCookies, log } = options;
  const stamps = { createdAt: "created_at", updatedAt: "updated_at" };
  return betterAuth({
    ...{ secret, baseURL, basePath: "/auth", trustedOrigins: [...trustedOrigins] },
    database: authAdapter(storeOf(database, AUTH_TABLES)),
    user: { modelName: "users", fields: { ...stamps, emailVerified: "email_verified" } },
    session: {
      ...{ modelName: "sessions", expiresIn: SESSION_SECONDS, updateAge: DAY_SECONDS },
      cookieCache: { enabled: false },
      fields: {
        ...stamps,
        ...{ userId: "user_id", expiresAt: "expires_at", ipAddress: "ip_address", userAgent: "user_agent" },
      },
    },
    account: {
      ...{ modelName: "identities", encryptOAuthTokens: true },
      fields: {
        ...stamps,
        ...{ userId: "user_id", providerId: "provider_id", accountId: "account_id", idToken: "id_token" },
        ...{ accessToken: "access_token", accessTokenExpiresAt: "access_token_expires_at" },
        ...{ refreshToken: "refresh_token", refreshTokenExpiresAt: "refresh_token_expires_at" },
      },
    },
    verification: {
      ...{ modelName: "verifications", storeIdentifier: "hashed" },
      fields: { ...stamps, expiresAt: "expires_at" },
    },
    emailAndPassword: {
      ...{ enabled: true, disableSignUp: true },
      ...{ minPasswordLength: PASSWORD.min, maxPasswordLength: PASSWORD.max },
    },
    // sign-in-limit.ts counts what was refused. This one would count everything, and by headers that anybody can send.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      ...{ level: "warn", disableColors: true },
      log: (level, message, ...details) => log?.(level, message, details),
    },
    advanced: {
      ...{ useSecureCookies: secureCookies, cookiePrefix: "nexus", cookies: { session_token: { name: "nexus" } } },
      database: { generateId: () => newId() },
      // Only the handler below sets this header.
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
      // Said aloud, because the library leaves these checks out where it believes to be under test.
      ...{ disableCSRFCheck: false, disableOriginCheck: false },
    },
  });
}

function isRefused(error: unknown): boolean {
  const status = error instanceof Error && "statusCode" in error ? error.statusCode : null;
  return status === 400 || status === 401;
}

async function bodyOf(request: Request): Promise<unknown> {
  if (!request.headers.get("content-type")?.startsWith("application/json")) {
    refuse("INVALID", { issues: "content-type: must be application/json" });
  }
  try {
    return await request.json();
  } catch {
    return refuse("MALFORMED");
  }
}

function answer(body: unknown, cookies: readonly string[] = []): Response {
  const headers = new Headers({ "content-type": "application/json", "cache-control": "no-store" });
  for (const cookie of cookies) headers.append("set-cookie", cookie);
  return new Response(JSON.stringify(body), { headers });
}

/** Identity and sessions by better-auth, of which only what Nexus uses can be reached. */
export function createAuth(options: AuthOptions): Auth {
  const { database, secret, secureCookies, trustedOrigins, onSignIn, onSignOut } = options;
  const auth = betterAuthOn(options);
  const limit = signInLimit(database);

  async function sessionIn(headers: Headers) {
    const { headers: told, response } = await auth.api.getSession({ headers, returnHeaders: true });
    return { found: response, cookies: told.getSetCookie() };
  }

  /** better-auth would take milliseconds for this, and it happens all the time. */
  async function signedIn(headers: Headers): Promise<SignedIn | null> {
    const token = tokenIn(headers.get("cookie") ?? "", cookieName(secureCookies), secret);
    const person = token === null ? null : await sessionOf(token);
    const left = person === null ? 0 : Date.parse(person.expiresAt) - Date.now();
    if (left <= 0) return null;
    if (left > (SESSION_SECONDS - DAY_SECONDS) * 1000) return person;
    // A day old: better-auth lets it slide.
    const { found } = await sessionIn(headers);
    return found && person && { ...person, expiresAt: found.session.expiresAt.toISOString() };
  }

  async function sessionOf(token: string): Promise<SignedIn | null> {
    const row = await database.get("SELECT id, user_id, expires_at FROM sessions WHERE token=?", [storedToken(token)]);
    if (!row) return null;
    return {
      ...{ userId: row["user_id"] as string, sessionId: row["id"] as string },
      expiresAt: row["expires_at"] as string,
    };
  }

  /** Of who may not sign in nothing is told: an unknown address, a wrong password and an impossible one are one answer. */
  async function signIn(request: Request, address: string | undefined): Promise<Response> {
    const body = await bodyOf(request);
    const given = credentialsSchema.safeParse(body);
    if (!given.success) return refuse("SIGN_IN_REFUSED");
    const attempt = { address, email: given.data.email };
    await limit.take(attempt);
    const headers = new Headers({ "user-agent": request.headers.get("user-agent")?.slice(0, 500) ?? "" });
    if (address !== undefined) headers.set(ADDRESS_HEADER, address);
    try {
      const signed = await auth.api.signInEmail({ body: given.data, headers, returnHeaders: true });
      await limit.giveBack(attempt);
      await database.transaction((tx) => tx.run("DELETE FROM sessions WHERE expires_at<?", [new Date().toISOString()]));
      const person = await sessionOf(signed.response.token);
      if (person) await onSignIn?.(person);
      const { id, name, email } = signed.response.user;
      const cookies = signed.headers.getSetCookie();
      const kept = cookies.map((cookie) => cookie.replace(/(?<=; Max-Age=)\d+/, String(COOKIE_SECONDS)));
      return answer({ user: { id, name, email } }, kept);
    } catch (error) {
      if (isRefused(error)) return refuse("SIGN_IN_REFUSED");
      throw error;
    }
  }

  async function signOut({ headers }: Request): Promise<Response> {
    const person = await signedIn(headers);
    const out = await auth.api.signOut({ headers, returnHeaders: true });
    // better-auth says so too where it could not be done. A session that lives on must not look ended.
    if (await signedIn(headers)) throw new Error("The session could not be ended");
    if (person) await onSignOut?.(person);
    return answer({ success: true }, out.headers.getSetCookie());
  }

  async function whoAmI({ headers }: Request): Promise<Response> {
    const { found, cookies } = await sessionIn(headers);
    if (!found) return answer(null, cookies);
    const { session, user } = found;
    const shown = {
      session: { id: session.id, expiresAt: session.expiresAt.toISOString() },
      user: { id: user.id, name: user.name, email: user.email },
    };
    return answer(shown);
  }

  return {
    signedIn,
    handler: async (request, address) => {
      const origin = request.headers.get("origin");
      // Signing somebody else's browser in or out is an attack too, with or without a cookie.
      if (request.method !== "GET" && (origin === null || !trustedOrigins.includes(origin))) {
        refuse("ORIGIN_REFUSED", { origin: origin ?? "(none)" });
      }
      switch (`${request.method} ${new URL(request.url).pathname}`) {
        case "POST /auth/sign-in/email":
          return signIn(request, address);
        case "POST /auth/sign-out":
          return signOut(request);
        case "GET /auth/get-session":
          return whoAmI(request);
        default:
          return refuse("UNKNOWN_OPERATION", { operation: new URL(request.url).pathname });
      }
    },
    createUser: async ({ email, name, password }) => {
      if (password.length < PASSWORD.min || password.length > PASSWORD.max) {
        throw new Error(`A password has ${PASSWORD.min} to ${PASSWORD.max} characters`);
      }
      const { password: hasher } = await auth.$context;
      const hash = await hasher.hash(password);
      const id = newId();
      const now = new Date().toISOString();
      await database.transaction(async (tx) => {
        await tx.run(
          "INSERT INTO users (id, name, email, email_verified, created_at, updated_at) VALUES (?,?,?,1,?,?)",
          [id, name, email.toLowerCase(), now, now],
        );
        await tx.run(
          "INSERT INTO identities (id, user_id, provider_id, account_id, password, created_at, updated_at) VALUES (?,?,'credential',?,?,?,?)",
          [newId(), id, id, hash, now, now],
        );
      });
      return id;
    },
  };
}
