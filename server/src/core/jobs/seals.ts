import { seal, unseal } from "../keys/seal.ts";
import type { SubjectKeys } from "../keys/subject.ts";
import type { RunId } from "./ids.ts";

/** What a job was given, and what its steps gave, as it lies in the queue's tables: sealed, and bound to its job. */
export interface Seals {
  seal(run: RunId, json: string): string;
  /** What was written before there were seals is read as it is. */
  open(run: RunId, kept: string): string;
}

/** No JSON begins so. */
const SEALED = "sealed:";

const place = ({ organization, id }: RunId): string => `job|${organization}|${id}`;

export function sealsOf(keys: SubjectKeys): Seals {
  return {
    seal: (run, json) => SEALED + seal(keys.jobs(run.organization), json, place(run)).toString("base64"),
    open: (run, kept) => {
      if (!kept.startsWith(SEALED)) return kept;
      const sealed = Buffer.from(kept.slice(SEALED.length), "base64");
      return unseal(keys.jobs(run.organization), sealed, place(run)).toString("utf8");
    },
  };
}
