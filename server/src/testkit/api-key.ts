import { newId } from "@nexus-os/contracts";
import type { Company, World } from "./world.ts";

/** A new API key of a company, as its owner makes it: its id, its secret, and the header by which a program sends it. */
export async function anApiKey(world: World, company: Company, given: object) {
  const input = { name: "Warehouse sync", ...given };
  const made = await world.core.execute(company.people.owner.actor, "apikeys.issue", { key: newId(), input });
  if (made.outcome !== "done") throw new Error("the key was not made");
  const { id, secret, version } = JSON.parse(made.output) as { id: string; secret: string; version: number };
  return { id, secret, version, headers: { authorization: `Bearer ${secret}` }, text: made.output };
}
