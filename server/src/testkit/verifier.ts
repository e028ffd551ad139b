import { pathToFileURL } from "node:url";
import { signerOf, verifierKey } from "../core/audit/note.ts";

/** The stand-alone verifier, which is no part of Nexus and has no types. */
export const VERIFIER = new URL("../../verifier/verify-journal.mjs", import.meta.url);

export interface OutsideVerdict {
  readonly organization: string;
  readonly rows: number;
  readonly signed: number;
  readonly broken: { readonly seq: number; readonly why: string } | null;
  readonly remarks: readonly string[];
}

interface Asked {
  readonly journal: string;
  readonly checkpoints: readonly string[];
  readonly key: string;
  readonly organization: string;
}

export type Verify = (asked: Asked) => { readonly holds: boolean; readonly verdicts: readonly OutsideVerdict[] };

export async function verifierAt(file: string): Promise<Verify> {
  const { verifyJournals } = (await import(pathToFileURL(file).href)) as { verifyJournals: Verify };
  return verifyJournals;
}

export interface Given {
  readonly journal: string;
  readonly organization: string;
  /** Where the checkpoints are, and what signed them; or those of somebody else. */
  readonly folder?: string;
  readonly checkpoints?: readonly string[];
  readonly key?: Uint8Array;
  readonly publicKey?: Uint8Array;
}

/** What the stand-alone verifier says of one organization. */
export async function verdictOn(given: Given, verify?: Verify) {
  const { journal, organization, folder = "", checkpoints = [folder], key = new Uint8Array(32) } = given;
  const by = verify ?? (await verifierAt(VERIFIER.pathname));
  const publicKey = given.publicKey ?? signerOf(key).publicKey;
  const asked = { journal, checkpoints, key: verifierKey("nexus/journal", publicKey), organization };
  const { holds, verdicts } = by(asked);
  return { holds, verdict: verdicts[0] as OutsideVerdict };
}
