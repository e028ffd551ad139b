import { type Deal, type Hit, type Noun, newId, noun, optional, text } from "@nexus-os/contracts";
import { expect } from "vitest";
import type { Actor } from "../core/actor.ts";
import { createOrganization } from "../core/identity/organizations.ts";
import { aWorld, type World } from "./world.ts";

/** A noun with more than one field that it is found by, and one that it is not. */
const notes = noun("notes", {
  ...{ singular: "note", department: "workspace", summary: "Something written down.", title: "name" },
  fields: {
    name: text(),
    body: optional(text({ max: 2000 })),
    code: optional(text({ class: "operational" })),
  },
});

const RIGHTS = ["list", "create", "update", "archive", "restore"].map((verb) => `notes.${verb}`);

/** Where the index is kept by this process, and asked. */
export interface SearchWorld {
  readonly world: World;
  /** An owner who may also write notes. */
  writerOf(actor: Actor): Actor;
  /** An organization of one test. */
  alone(): Promise<Actor>;
  tell(operation: string, input: object, actor: Actor): Promise<Deal>;
  note(name: string, body: string | null, actor: Actor): Promise<Deal>;
  /** Waits until the index has heard of everything. */
  settled(): Promise<void>;
  hits(wanted: string, actor: Actor, more?: object): Promise<readonly Hit[]>;
  titles(wanted: string, actor: Actor, more?: object): Promise<string[]>;
  close(): Promise<void>;
}

export async function aSearchWorld(url: string): Promise<SearchWorld> {
  const world = await aWorld({ url, nouns: [notes as Noun] });
  world.core.subscribers.start();
  const first = (await world.company()).people.owner.actor;
  const writerOf = (actor: Actor): Actor => ({ ...actor, permissions: new Set([...actor.permissions, ...RIGHTS]) });

  async function alone(): Promise<Actor> {
    const said = { name: "Alone", currency: "EUR", timeZone: "Europe/Berlin" };
    const organization = await createOrganization(world.database, said, new Date().toISOString());
    return { ...first, organization };
  }

  async function tell(operation: string, input: object, actor: Actor): Promise<Deal> {
    const outcome = await world.core.execute(writerOf(actor), operation, { key: newId(), input });
    if (outcome.outcome !== "done") throw new Error(outcome.outcome);
    return JSON.parse(outcome.output) as Deal;
  }

  async function settled(): Promise<void> {
    const behind = async () => (await world.core.subscribers.lag()).filter((lag) => lag.behind > 0);
    await expect.poll(behind, { timeout: 10_000, interval: 10 }).toEqual([]);
  }

  async function hits(wanted: string, actor: Actor, more: object = {}): Promise<readonly Hit[]> {
    await settled();
    const answer = await world.core.query(writerOf(actor), "search.find", { text: wanted, ...more });
    return (JSON.parse(answer) as { hits: Hit[] }).hits;
  }

  return {
    ...{ world, writerOf, alone, tell, settled, hits },
    note: (name, body, actor) => tell("notes.create", { name, body }, actor),
    titles: async (...asked) => (await hits(...asked)).map(({ title }) => title),
    close: async () => {
      expect(world.failures).toEqual([]);
      await world.close();
    },
  };
}
