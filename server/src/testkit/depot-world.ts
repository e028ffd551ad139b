import { newId } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import { verifyChain } from "../core/journal/verify.ts";
import { DEPOT, DEPOT_BODIES, DEPOT_JOBS } from "./depot.ts";
import { aWorld } from "./world.ts";

/** A record as a test knows it. */
export interface Known {
  readonly id: string;
  readonly version: number;
  readonly [key: string]: unknown;
}

/** A world with the small department of tests, a company in it, and a shelf of that company. */
export async function aDepot(url: string) {
  const world = await aWorld({ url, nouns: DEPOT, bodies: DEPOT_BODIES, jobs: DEPOT_JOBS });
  const company = await world.company();
  const owner = company.people.owner.actor;

  async function write(operation: string, input: unknown, actor: Actor = owner, key = newId()) {
    const outcome = await world.core.execute(actor, operation, { key, input });
    if (outcome.outcome !== "done") throw new Error(`${operation} is ${outcome.outcome}`);
    return { seq: outcome.seq, output: JSON.parse(outcome.output) as Known & { records: Known[] } };
  }
  const read = async (operation: string, input: unknown, actor: Actor = owner) =>
    JSON.parse(await world.core.query(actor, operation, input));
  const shelf = (await write("shelves.create", { name: "North" })).output;

  async function aCrate(given: object = {}): Promise<Known> {
    const usual = { name: "Valves", shelf: shelf.id, weight: 10, worth: { minor: 500, currency: "EUR" } };
    return (await write("crates.create", { ...usual, ...given })).output;
  }

  /** Ends it. Answers where the company's chain is broken: nowhere, if all is well. */
  async function close() {
    const { broken } = await verifyChain(world.database, company.id);
    await world.close();
    return broken;
  }
  return { world, company, owner, shelf, write, read, aCrate, close };
}

export type Depot = Awaited<ReturnType<typeof aDepot>>;
