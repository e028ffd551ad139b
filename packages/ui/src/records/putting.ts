import type { TemplateResult } from "lit";
import { ARCHIVE, UNDO } from "../parts/icon.ts";
import { bulkBar } from "../table/bulk-bar.ts";
import { type AnyRecord, seenOf } from "./calls.ts";
import type { Desk } from "./desk.ts";

/** As many records are put away as one act. */
const MOST_AT_ONCE = 500;

/** How records are put away, or brought back. */
export type Put = "archive" | "restore";

interface Refused<R> {
  readonly code?: string;
  readonly facts?: { readonly current?: R };
}

async function putSome<R extends AnyRecord>(desk: Desk<R>, verb: Put, records: readonly R[]): Promise<readonly R[]> {
  const { records: since } = await desk.calls.bulk({ verb, records: records.map(seenOf) });
  const versions = new Map(since.map(({ id, version }) => [id, version]));
  const archivedAt = verb === "archive" ? new Date().toISOString() : null;
  return records.map((record) => ({ ...record, version: versions.get(record.id) ?? record.version, archivedAt }));
}

/** Puts records away or brings them back, and offers to take it back. */
export async function put<R extends AnyRecord>(
  desk: Desk<R>,
  verb: Put,
  records: readonly R[],
  isUndo = false,
): Promise<void> {
  const done: R[] = [];
  try {
    for (let from = 0; from < records.length; from += MOST_AT_ONCE) {
      done.push(...(await putSome(desk, verb, records.slice(from, from + MOST_AT_ONCE))));
    }
  } catch (error) {
    const { code, facts } = (error ?? {}) as Refused<R>;
    if (code === undefined) throw error;
    if (facts?.current) desk.take(facts.current);
    desk.toasts.show({ text: desk.explain(error), isTrouble: true });
  }
  if (!done.length) return;
  for (const record of done) desk.take(record);
  desk.unchoose();
  if (done.some(({ id }) => id === desk.opened)) desk.open(null);
  const other = verb === "archive" ? "restore" : "archive";
  const undo = { label: desk.say("records.undo"), act: () => desk.keep(put(desk, other, done, true)) };
  const text = desk.say(verb === "archive" ? "records.archived.done" : "records.restored.done", { count: done.length });
  desk.toasts.show({ text, ...(isUndo ? {} : { undo }) });
}

/** The bar for the records that are chosen. */
export function chosenBar<R extends AnyRecord>(desk: Desk<R>, chosen: readonly R[], isAway: boolean): TemplateResult {
  const { say, keep, unchoose } = desk;
  const verb = isAway ? "restore" : "archive";
  return bulkBar({
    ...{ label: say("records.selection"), count: say("records.selected", { count: chosen.length }) },
    actions: [
      { label: say(`records.${verb}`), icon: isAway ? UNDO : ARCHIVE, act: () => keep(put(desk, verb, chosen)) },
    ],
    clear: { label: say("records.selection.clear"), act: unchoose },
  });
}
