import { type File, type ImportMode, type Job, type Mapped, placesOf } from "@nexus-os/contracts";
import type { Act } from "../acts/acting.ts";
import type { Input } from "../acts/input.ts";
import { sha256 } from "../journal/entry.ts";
import { authorise } from "../operations.ts";
import { refuse } from "../refusal.ts";
import { checkMapping } from "./mapping.ts";

interface Asked {
  readonly file: string;
  readonly mapping?: readonly Mapped[];
  readonly mode: ImportMode;
  readonly by: string;
  readonly dryRun: boolean;
  readonly again: boolean;
}

async function enqueued({ acting, actor }: Act, job: string, input: Input, key: string): Promise<Job> {
  const { organization, kind, id } = actor;
  const made = await acting.enqueue(acting.tx, { organization, actor: { kind, id }, job, input, key });
  return { id: made, progress: null };
}

/** A key that no other act of anybody has. */
const own = ({ acting, actor, place }: Act): string => `${actor.id}.${acting.key}.${place}`;

/** Begins to write records into a file: for whoever may list them. */
export async function beginExport(act: Act): Promise<Job> {
  const { acting, actor, served, input } = act;
  const { word } = served.noun;
  authorise(acting.operations, actor, `${word}.list`);
  return enqueued(act, "transfer.export", { noun: word, ...input }, own(act));
}

/**
 * Begins to read records from a file. The same content, read in the same way, is imported once: who tells it again is
 * answered with the first job.
 */
export async function beginImport(act: Act): Promise<Job> {
  const { acting, actor, served } = act;
  const { again, ...asked } = act.input as unknown as Asked;
  const { noun } = served;
  if (asked.mode !== "update") authorise(acting.operations, actor, `${noun.word}.create`);
  if (asked.mode !== "create") authorise(acting.operations, actor, `${noun.word}.update`);
  const file = (await acting.query(actor, "files.get", { id: asked.file }, acting.tx)) as File;
  if (file.state !== "kept") refuse("NOT_FOUND", { singular: "file" });
  const properties = await acting.custom.of(actor.organization, noun.word);
  if (asked.mapping) checkMapping(placesOf(noun, properties), asked.mapping, asked.mode, asked.by);
  const { file: _, ...how } = asked;
  const known = sha256(noun.word, "\n", file.hash, "\n", JSON.stringify(how));
  const key = again || asked.dryRun ? own(act) : `import ${known}`;
  return enqueued(act, "transfer.import", { noun: noun.word, ...asked }, key);
}

/** Begins to take an import back, once it has ended. */
export async function beginUndo(act: Act, { id }: Job): Promise<Job> {
  const { acting, actor, served } = act;
  const run = await acting.tx.get("SELECT state, actor_id FROM job_runs WHERE organization_id=? AND id=?", [
    ...[actor.organization, id],
  ]);
  if (!["done", "failed", "cancelled"].includes(run?.["state"] as string)) {
    refuse("NOT_UNDOABLE", { why: "it has not ended: cancel its job first" });
  }
  return enqueued(act, "transfer.undo", { noun: served.noun.word, job: id, importer: run?.["actor_id"] }, own(act));
}
