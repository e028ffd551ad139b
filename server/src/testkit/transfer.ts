import { type File, type Job, newId, type TransferFormat } from "@nexus-os/contracts";
import type { Actor } from "../core/actor.ts";
import { jobShows } from "./jobs.ts";
import type { Company, World } from "./world.ts";

/** What a job of an import or export gave. */
export interface Given {
  readonly file: string;
  readonly result: string;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly undone: number;
}

/** Imports and exports of a company, as its owner asks for them. The workers of the world must run. */
export function transfers(world: World, company: Company, actor: Actor = company.people.owner.actor) {
  const organization = company.id;
  const files = world.core.files;
  if (!files) throw new Error("a world without files");

  async function upload(content: string | Uint8Array, name: string): Promise<string> {
    const bytes = Buffer.from(content as string);
    const received = await files?.receive({
      ...{ organization, name, claimed: "", length: null },
      content: (async function* () {
        yield bytes;
      })(),
    });
    const granted = { ...actor, permissions: new Set([...actor.permissions, "files.add"]) };
    const outcome = await world.core.execute(granted, "files.add", { key: newId(), input: received });
    if (outcome.outcome !== "done") throw new Error("the file was not added");
    return (JSON.parse(outcome.output) as File).id;
  }

  async function content(file: string): Promise<Buffer> {
    const found = await files?.open(organization, file);
    if (!found) throw new Error("a file without a content");
    if (found.size === 0) return Buffer.alloc(0);
    const pieces: Uint8Array[] = [];
    for await (const piece of await found.read({ from: 0, to: found.size - 1 })) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  /** Tells a write that a job does, and gives the job. */
  async function begin(operation: string, input: object, key = newId()): Promise<Job> {
    const outcome = await world.core.execute(actor, operation, { key, input });
    if (outcome.outcome !== "accepted") throw new Error(`${operation} is ${outcome.outcome}`);
    return outcome.job;
  }

  async function ended(job: Job): Promise<Given> {
    const shown = await jobShows(world, company, job.id, { state: "done" });
    return JSON.parse(shown["result"] as string) as Given;
  }

  async function run(operation: string, input: object): Promise<Given> {
    return ended(await begin(operation, input));
  }

  /** The place in the journal of the newest write of an operation. */
  async function seqOf(operation: string): Promise<number> {
    const row = await world.database.get(
      "SELECT MAX(seq) AS seq FROM journal WHERE organization_id=? AND operation=?",
      [organization, operation],
    );
    return row?.["seq"] as number;
  }

  /** Exports records and gives the file's content. */
  async function exported(noun: string, format: TransferFormat, more: object = {}): Promise<Buffer> {
    return content((await run(`${noun}.export`, { format, ...more })).file);
  }

  return { upload, content, begin, ended, run, seqOf, exported };
}
