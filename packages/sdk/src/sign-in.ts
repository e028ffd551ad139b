import { failure } from "./errors.ts";
import { errorOf, request, type Target } from "./request.ts";

/** An e-mail address and the password that belongs to it. */
export interface Credentials {
  readonly email: string;
  readonly password: string;
}

/** Signs in by a cookie. Whether the address or the password was wrong is not told. */
export async function signIn(target: Target, { email, password }: Credentials): Promise<void> {
  const answer = await request(target, { path: "/auth/sign-in/email", body: { email, password } });
  if (answer.status === 200) return;
  if (answer.status === 429) {
    const seconds = Number(answer.headers.get("x-retry-after") ?? answer.headers.get("retry-after")) || 60;
    throw failure("TOO_MANY", { seconds });
  }
  if (answer.status < 500) throw failure("SIGN_IN_REFUSED");
  throw errorOf(answer.body, answer);
}

/** Ends the session that the cookie names. */
export async function signOut(target: Target): Promise<void> {
  const answer = await request(target, { path: "/auth/sign-out", body: {} });
  if (answer.status >= 400 && answer.status !== 401) throw errorOf(answer.body, answer);
}
