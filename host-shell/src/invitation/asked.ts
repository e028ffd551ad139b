/** What an invitation tells its holder. */
export interface Invited {
  readonly organization: string;
  readonly email: string;
  readonly way: "sign-in" | "password";
}

/** Why it did not work: a code, and how the invitation stands where it is that. */
export interface Refused {
  readonly code: string;
  readonly state?: string;
}

async function asked<T>(path: string, body: object): Promise<T> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`/auth/invitations/${path}`, { method: "POST", headers, body: JSON.stringify(body) });
  const told = (await answer.json()) as T & { readonly code: string; readonly facts?: { readonly state?: string } };
  if (answer.ok) return told;
  const { code, facts } = told;
  throw { code, ...(facts?.state === undefined ? {} : { state: facts.state }) } satisfies Refused;
}

/** Asks what an invitation is about. */
export const look = (token: string): Promise<Invited> => asked("look", { token });

/** Accepts it: as whoever is signed in, or with a name and a password. */
export const accept = (taking: {
  readonly token: string;
  readonly name?: string;
  readonly password?: string;
}): Promise<unknown> => asked("accept", taking);
