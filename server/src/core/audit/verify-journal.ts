import { type Verdict, verifyChain } from "../journal/verify.ts";
import { AuditError } from "./failure.ts";
import type { AuditFolder } from "./folder.ts";
import { Comparison, type Standing, standingOf } from "./standing.ts";
import { ValuesCheck, type ValuesOptions } from "./values.ts";

export interface JournalVerdict extends Verdict {
  readonly organization: string;
  /** How many of its rows are signed for. */
  readonly signed: number;
  /** How many entries have values that were erased; null where they were not looked at. */
  readonly erased: number | null;
}

export interface VerifyOptions extends ValuesOptions {
  readonly organization: string;
  /** Where its checkpoints are. */
  readonly folder: Pick<AuditFolder, "all">;
  /** Whether the sealed values are held against their digests, too, which takes the most time. */
  readonly values: boolean;
  /** Called between small parts of the work, where others have to be let in. */
  readonly rest?: () => Promise<void>;
}

/** Why a journal does not hold of which there is no checkpoint. */
export const UNSIGNED = "nothing of it was signed";

/** How many rows are looked at between two rests: so many take some milliseconds. */
const BETWEEN_RESTS = 200;

/** What was signed of a journal. Checkpoints that cannot be trusted are a finding of their own. */
async function signedFor({ folder, organization }: VerifyOptions): Promise<Standing> {
  try {
    return standingOf(await folder.all(organization));
  } catch (error) {
    if (!(error instanceof AuditError)) throw error;
    return { standing: [], broken: { seq: 0, why: error.why } };
  }
}

/** Holds a whole journal against its own chain, what was signed of it, and its values. */
export async function verifyJournal(options: VerifyOptions): Promise<JournalVerdict> {
  const { reader, organization, rest } = options;
  const { standing, broken } = await signedFor(options);
  const signed = standing.at(-1)?.size ?? 0;
  const comparison = new Comparison(standing);
  const values = options.values ? new ValuesCheck(options) : null;
  const walked = await verifyChain(reader, organization, {
    ...(rest ? { page: BETWEEN_RESTS } : {}),
    each: async (rows) => {
      const found = comparison.take(rows) ?? (await values?.take(organization, rows)) ?? null;
      await rest?.();
      return found;
    },
  });
  const isUnsigned = signed === 0 && walked.entries > 0;
  const unsigned = isUnsigned ? { seq: 1, why: UNSIGNED } : null;
  const found = walked.broken ?? broken ?? comparison.end() ?? unsigned;
  return { organization, entries: walked.entries, broken: found, signed, erased: values?.erased ?? null };
}
