import type { Finisher } from "./journal/keep.ts";

const REMEMBERED_MS = 1000;

/** What many ask of an organization, read once a second. */
export interface Remembered<T> {
  of(organization: string): Promise<T>;
  /** Notes that what it was read from is written. */
  readonly finish: Finisher;
  /** That is committed: whoever asks from now on is told of it. */
  committed(organization: string): void;
}

export interface RememberedOptions<T> {
  /** What it is read from: the word of a noun. */
  readonly noun: string;
  /** Reads it, and never in anybody's transaction: what others are told must not be what one of them takes back. */
  readonly read: (organization: string) => Promise<T>;
  readonly clock: () => Date;
}

/**
 * Remembers what `read` answers for a second. What failed for one is read anew for others, and what was read while it was
 * written is told to whoever had asked, and not remembered.
 */
export function remembering<T>({ noun, read, clock }: RememberedOptions<T>): Remembered<T> {
  const kept = new Map<string, { readonly value: T; readonly until: number }>();
  const reading = new Map<string, Promise<T>>();
  const written = new Set<string>();

  function forget(organization: string): void {
    kept.delete(organization);
    reading.delete(organization);
  }

  async function readNow(organization: string, now: number): Promise<T> {
    const own = read(organization);
    reading.set(organization, own);
    try {
      const value = await own;
      if (reading.get(organization) === own) kept.set(organization, { value, until: now + REMEMBERED_MS });
      return value;
    } finally {
      if (reading.get(organization) === own) reading.delete(organization);
    }
  }

  return {
    of: async (organization) => {
      const now = clock().getTime();
      const known = kept.get(organization);
      if (known && known.until > now && known.until <= now + REMEMBERED_MS) return known.value;
      const others = reading.get(organization);
      return others ? others.catch(() => readNow(organization, now)) : readNow(organization, now);
    },
    finish: async (_tx, lefts) => {
      for (const { organization, subject } of lefts) {
        if (subject.noun !== noun) continue;
        forget(organization);
        // Until the commit it is read as it was: once more then.
        written.add(organization);
      }
    },
    committed: (organization) => {
      if (written.delete(organization)) forget(organization);
    },
  };
}
