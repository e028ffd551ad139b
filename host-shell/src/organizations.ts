/** An organization that somebody belongs to. */
export interface Organization {
  readonly id: string;
  readonly name: string;
}

/** The organizations of whoever is signed in. */
export async function organizationsOf(): Promise<readonly Organization[]> {
  const answer = await fetch("/auth/organizations");
  if (!answer.ok) throw new Error(`the organizations answered ${answer.status}`);
  return ((await answer.json()) as { readonly organizations: readonly Organization[] }).organizations;
}

/** Goes to another organization: what is on the page belongs to the one before, so it begins anew. */
export async function enter(organization: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  await fetch("/auth/organizations/choose", { method: "POST", headers, body: JSON.stringify({ organization }) });
  location.assign("/");
}
