import { openNote, type Signer } from "./note.ts";

/** What was true of a journal once, to be kept where its database's owner cannot reach. */
export interface Checkpoint {
  readonly organization: string;
  /** How many rows it had. */
  readonly size: number;
  /** The root of the Merkle tree over their hashes, in base64. */
  readonly root: string;
  /** The hash of the last row. */
  readonly chain: string;
  readonly at: string;
  /** Where the journal came back from a backup with fewer rows: how many had been signed before. */
  readonly lost: number | null;
}

/** Names the journal of an organization among all logs, and the key that signs for it. */
export function originOf(organization: string): string {
  return `nexus/journal/${organization}`;
}

/** A checkpoint as a signed note, in the form of https://c2sp.org/tlog-checkpoint; what that does not know are extension lines. */
export function signed({ organization, size, root, chain, at, lost }: Checkpoint, signer: Signer): string {
  const origin = originOf(organization);
  const lines = [origin, String(size), root, `chain ${chain}`, `time ${at}`];
  if (lost !== null) lines.push(`lost ${lost}`);
  return signer.sign(origin, `${lines.join("\n")}\n`);
}

const TEXT =
  /^nexus\/journal\/([0-9a-f-]{36})\n(0|[1-9]\d{0,15})\n([A-Za-z0-9+/]{43}=)\nchain ([0-9a-f]{64})\ntime (\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\n(?:lost ([1-9]\d{0,15})\n)?$/;

/** The checkpoint in a note; null where it is none of this organization, or another key signed it. */
export function checkpointIn(note: string, organization: string, publicKey: Uint8Array): Checkpoint | null {
  const text = openNote(note, originOf(organization), publicKey);
  const found = text === null ? null : TEXT.exec(text);
  if (!found || found[1] !== organization) return null;
  const [, , size = "", root = "", chain = "", at = "", lost] = found;
  return { organization, size: Number(size), root, chain, at, lost: lost === undefined ? null : Number(lost) };
}
